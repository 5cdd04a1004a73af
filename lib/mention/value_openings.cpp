// SPDX-License-Identifier: Apache-2.0
#include "mention/value_openings.hpp"

#include <algorithm>
#include <array>

#include "util/letters.hpp"

namespace demarche::detail {
namespace {

using namespace opening;

struct Word {
  std::string_view text;
  Openings openings;
};

constexpr auto words = std::to_array<Word>({{"a", a},
                                            {"a$", sign},
                                            {"aban", calendar},
                                            {"about", about},
                                            {"aed", code},
                                            {"ah", calendar},
                                            {"almost", about},
                                            {"an", about | a},
                                            {"another", relative},
                                            {"approximately", about},
                                            {"apr", month},
                                            {"april", month},
                                            {"around", about},
                                            {"at", about},
                                            {"au$", sign},
                                            {"aud", code},
                                            {"aud$", sign | code},
                                            {"aug", month},
                                            {"august", month},
                                            {"autumn", season},
                                            {"azar", calendar},
                                            {"bahman", calendar},
                                            {"beginning", early},
                                            {"billions", plural},
                                            {"c$", sign},
                                            {"ca$", sign},
                                            {"cad", code},
                                            {"century", period},
                                            {"christmas", holiday},
                                            {"cny", code},
                                            {"coming", relative},
                                            {"daily", period},
                                            {"day", period},
                                            {"days", period},
                                            {"dec", month},
                                            {"decade", period},
                                            {"decades", period},
                                            {"december", month},
                                            {"dey", calendar},
                                            {"dhu", calendar},
                                            {"dhul", calendar},
                                            {"dozens", plural},
                                            {"earlier", earlier},
                                            {"early", early},
                                            {"easter", holiday},
                                            {"eight", spelled},
                                            {"eighteen", spelled},
                                            {"eighth", ordinal},
                                            {"eighty", spelled},
                                            {"eleven", spelled},
                                            {"eleventh", ordinal},
                                            {"end", early},
                                            {"esfand", calendar},
                                            {"eur", code},
                                            {"every", relative},
                                            {"fall", season},
                                            {"farvardin", calendar},
                                            {"feb", month},
                                            {"february", month},
                                            {"fewer", about},
                                            {"fifteen", spelled},
                                            {"fifth", ordinal},
                                            {"fifty", spelled},
                                            {"final", ordinal},
                                            {"financial", fiscal},
                                            {"first", ordinal},
                                            {"fiscal", fiscal},
                                            {"five", spelled},
                                            {"following", relative},
                                            {"forty", spelled},
                                            {"four", spelled},
                                            {"fourteen", spelled},
                                            {"fourth", ordinal},
                                            {"fri", weekday},
                                            {"friday", weekday},
                                            {"fy", fiscal},
                                            {"gbp", code},
                                            {"good", holiday},
                                            {"greater", about},
                                            {"h1", fiscal},
                                            {"h2", fiscal},
                                            {"hanukkah", holiday},
                                            {"hijri", calendar},
                                            {"hk$", sign},
                                            {"hundred", spelled},
                                            {"hundreds", plural},
                                            {"inr", code},
                                            {"iranian", calendar},
                                            {"islamic", calendar},
                                            {"jan", month},
                                            {"january", month},
                                            {"jpy", code},
                                            {"jul", month},
                                            {"july", month},
                                            {"jumada", calendar},
                                            {"jun", month},
                                            {"june", month},
                                            {"khordad", calendar},
                                            {"last", relative | ordinal},
                                            {"late", early},
                                            {"later", earlier},
                                            {"less", about},
                                            {"many", relative},
                                            {"mar", month},
                                            {"march", month},
                                            {"may", month},
                                            {"mehr", calendar},
                                            {"mid", early},
                                            {"middle", early},
                                            {"midnight", today},
                                            {"million", spelled},
                                            {"millions", plural},
                                            {"mon", weekday},
                                            {"monday", weekday},
                                            {"month", period},
                                            {"monthly", period},
                                            {"months", period},
                                            {"mordad", calendar},
                                            {"more", about},
                                            {"muharram", calendar},
                                            {"nearly", about},
                                            {"new", holiday},
                                            {"next", relative},
                                            {"nine", spelled},
                                            {"nineteen", spelled},
                                            {"ninety", spelled},
                                            {"ninth", ordinal},
                                            {"noon", today},
                                            {"nov", month},
                                            {"november", month},
                                            {"nz$", sign},
                                            {"oct", month},
                                            {"october", month},
                                            {"one", spelled},
                                            {"ordibehesht", calendar},
                                            {"over", about},
                                            {"passover", holiday},
                                            {"past", relative},
                                            {"persian", calendar},
                                            {"pkr", code},
                                            {"previous", relative},
                                            {"q1", fiscal},
                                            {"q2", fiscal},
                                            {"q3", fiscal},
                                            {"q4", fiscal},
                                            {"rabi", calendar},
                                            {"rajab", calendar},
                                            {"ramadan", calendar},
                                            {"ramazan", calendar},
                                            {"recent", relative},
                                            {"roughly", about},
                                            {"rs", code},
                                            {"rs.", code},
                                            {"s$", sign},
                                            {"safar", calendar},
                                            {"saint", holiday},
                                            {"sar", code},
                                            {"sat", weekday},
                                            {"saturday", weekday},
                                            {"scores", plural},
                                            {"second", ordinal},
                                            {"sep", month},
                                            {"sept", month},
                                            {"september", month},
                                            {"seven", spelled},
                                            {"seventeen", spelled},
                                            {"seventh", ordinal},
                                            {"seventy", spelled},
                                            {"several", a},
                                            {"sh", calendar},
                                            {"shaaban", calendar},
                                            {"shahrivar", calendar},
                                            {"shawwal", calendar},
                                            {"six", spelled},
                                            {"sixteen", spelled},
                                            {"sixth", ordinal},
                                            {"sixty", spelled},
                                            {"some", about},
                                            {"spring", season},
                                            {"st", holiday},
                                            {"st.", holiday},
                                            {"start", early},
                                            {"summer", season},
                                            {"sun", weekday},
                                            {"sunday", weekday},
                                            {"ten", spelled},
                                            {"tens", plural},
                                            {"tenth", ordinal},
                                            {"thanksgiving", holiday},
                                            {"the", the},
                                            {"third", ordinal},
                                            {"thirteen", spelled},
                                            {"thirty", spelled},
                                            {"this", relative},
                                            {"thousand", spelled},
                                            {"thousands", plural},
                                            {"three", spelled},
                                            {"thu", weekday},
                                            {"thur", weekday},
                                            {"thurs", weekday},
                                            {"thursday", weekday},
                                            {"tir", calendar},
                                            {"today", today},
                                            {"tomorrow", today},
                                            {"tonight", today},
                                            {"trillions", plural},
                                            {"tue", weekday},
                                            {"tues", weekday},
                                            {"tuesday", weekday},
                                            {"twelfth", ordinal},
                                            {"twelve", spelled},
                                            {"twenty", spelled},
                                            {"two", spelled},
                                            {"up", about},
                                            {"us", dollar},
                                            {"us$", sign},
                                            {"usd", code},
                                            {"wed", weekday},
                                            {"wednesday", weekday},
                                            {"week", period},
                                            {"weekly", period},
                                            {"weeks", period},
                                            {"winter", season},
                                            {"year", period},
                                            {"yearly", period},
                                            {"years", period},
                                            {"yesterday", today},
                                            {"zul", calendar}});

/// What may follow a leading word.
constexpr auto continuations = std::to_array<std::string_view>(
    {"a",          "afternoon", "an",        "apr",       "april",     "aug",      "august",
     "autumn",     "autumns",   "beginning", "billion",   "calendar",  "century",  "centurys",
     "coming",     "couple",    "day",       "days",      "dec",       "decade",   "decades",
     "december",   "dozen",     "earlier",   "early",     "eight",     "eighteen", "eighties",
     "eighty",     "eleven",    "end",       "estimated", "evening",   "fall",     "falls",
     "feb",        "february",  "few",       "fifteen",   "fifth",     "fifths",   "fifties",
     "fifty",      "final",     "first",     "five",      "following", "forties",  "fortnight",
     "fortnights", "forty",     "four",      "fourteen",  "fourth",    "friday",   "half",
     "hour",       "hundred",   "hundreds",  "jan",       "january",   "july",     "june",
     "last",       "late",      "later",     "least",     "mar",       "march",    "may",
     "mid",        "middle",    "million",   "monday",    "month",     "months",   "morning",
     "most",       "next",      "night",     "nine",      "nineteen",  "nineties", "ninety",
     "nov",        "november",  "oct",       "october",   "of",        "one",      "past",
     "previous",   "quarter",   "quarters",  "saturday",  "second",    "sep",      "sept",
     "september",  "seven",     "seventeen", "seventies", "seventy",   "several",  "single",
     "six",        "sixteen",   "sixties",   "sixty",     "spring",    "springs",  "start",
     "summer",     "summers",   "sunday",    "ten",       "tens",      "tenth",    "than",
     "that",       "third",     "thirteen",  "thirties",  "thirty",    "this",     "thousand",
     "three",      "thursday",  "to",        "today",     "tomorrow",  "tuesday",  "twelve",
     "twenty",     "two",       "wednesday", "week",      "weekend",   "weekends", "weeks",
     "winter",     "winters",   "year",      "years",     "yesterday"});

constexpr bool sorted() {
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i - 1].text >= words[i].text) return false;
  return std::is_sorted(continuations.begin(), continuations.end());
}
static_assert(sorted());

constexpr std::size_t longest = 13;  // bytes of the longest word

/// By first letter, the lengths of the words that begin with it, as bits: says no to most words.
constexpr auto lengths = [] {
  std::array<std::uint32_t, 26> by_letter{};
  for (const auto& word : words)
    by_letter[static_cast<std::size_t>(word.text[0] - 'a')] |= 1U << word.text.size();
  return by_letter;
}();

constexpr bool letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
/// What a pattern's \\s takes.
constexpr bool space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

using Folded = std::array<char, longest>;

std::string_view fold(std::string_view word, Folded& to) {
  std::transform(word.begin(), word.end(), to.begin(), to_lower);
  return {to.data(), word.size()};
}

}  // namespace

Openings openings_of(std::string_view word) {
  const auto c = static_cast<unsigned char>(word[0]);
  if (c >= '0' && c <= '9') return letter(word.back()) ? digit | ordinal : digit;  // "3rd"
  if (c == '$' || c == 0xC2 || c == 0xE2) return sign;
  if (!letter(word[0]) || word.size() > longest) return 0;
  if (word.size() > 2 && word.back() == '.') word.remove_suffix(1);  // "Dec."
  if (word.size() >= 4 && word.starts_with("FY") && word[2] >= '0' && word[2] <= '9') return fiscal;
  if ((lengths[static_cast<std::size_t>(to_lower(word[0]) - 'a')] >> word.size() & 1U) == 0)
    return 0;
  Folded buffer;
  const auto key = fold(word, buffer);
  const auto found = std::partition_point(words.begin(), words.end(),
                                          [key](const Word& w) { return w.text < key; });
  return found != words.end() && found->text == key ? found->openings : 0;
}

bool may_go_on(Openings openings, std::string_view rest) {
  if ((openings & leading) == 0) return true;
  if (rest.empty()) return false;
  // A currency's sign may stand at once behind a word.
  const auto strange = [](char c) { return c == '$' || static_cast<unsigned char>(c) >= 0x80; };
  if (strange(rest[0])) return true;
  if (!space(rest[0]) && !((openings & early) != 0 && rest[0] == '-')) return false;
  rest.remove_prefix(1);
  if (rest.empty()) return false;
  if (!letter(rest[0]))
    return strange(rest[0]) || rest[0] == '\'' || (rest[0] >= '0' && rest[0] <= '9');
  std::size_t size = 1;
  while (size < rest.size() && letter(rest[size])) ++size;
  if (size < rest.size() && strange(rest[size])) return true;
  if (size > longest) return false;
  Folded buffer;
  return std::binary_search(continuations.begin(), continuations.end(),
                            fold(rest.substr(0, size), buffer));
}

}  // namespace demarche::detail
