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
                                            {"about", about},
                                            {"aed", code},
                                            {"almost", about},
                                            {"an", about | a},
                                            {"approximately", about},
                                            {"april", month},
                                            {"around", about},
                                            {"at", about},
                                            {"aud", code},
                                            {"aud$", sign | code},
                                            {"aug", month},
                                            {"august", month},
                                            {"billions", plural},
                                            {"c$", sign},
                                            {"cad", code},
                                            {"century", period},
                                            {"cny", code},
                                            {"coming", relative},
                                            {"day", period},
                                            {"days", period},
                                            {"dec", month},
                                            {"decade", period},
                                            {"decades", period},
                                            {"december", month},
                                            {"dozens", plural},
                                            {"earlier", earlier},
                                            {"early", early},
                                            {"eight", spelled},
                                            {"eighteen", spelled},
                                            {"eighth", ordinal},
                                            {"eighty", spelled},
                                            {"eleven", spelled},
                                            {"eleventh", ordinal},
                                            {"eur", code},
                                            {"feb", month},
                                            {"february", month},
                                            {"fewer", about},
                                            {"fifteen", spelled},
                                            {"fifth", ordinal},
                                            {"fifty", spelled},
                                            {"first", ordinal},
                                            {"five", spelled},
                                            {"following", relative},
                                            {"forty", spelled},
                                            {"four", spelled},
                                            {"fourteen", spelled},
                                            {"fourth", ordinal},
                                            {"friday", weekday},
                                            {"gbp", code},
                                            {"greater", about},
                                            {"hundred", spelled},
                                            {"hundreds", plural},
                                            {"inr", code},
                                            {"jan", month},
                                            {"january", month},
                                            {"jpy", code},
                                            {"july", month},
                                            {"june", month},
                                            {"last", relative},
                                            {"late", early},
                                            {"later", earlier},
                                            {"less", about},
                                            {"mar", month},
                                            {"march", month},
                                            {"may", month},
                                            {"mid", early},
                                            {"midnight", today},
                                            {"million", spelled},
                                            {"millions", plural},
                                            {"monday", weekday},
                                            {"month", period},
                                            {"months", period},
                                            {"more", about},
                                            {"nearly", about},
                                            {"next", relative},
                                            {"nine", spelled},
                                            {"nineteen", spelled},
                                            {"ninety", spelled},
                                            {"ninth", ordinal},
                                            {"noon", today},
                                            {"nov", month},
                                            {"november", month},
                                            {"oct", month},
                                            {"october", month},
                                            {"one", spelled},
                                            {"over", about},
                                            {"past", relative},
                                            {"pkr", code},
                                            {"previous", relative},
                                            {"recent", relative},
                                            {"roughly", about},
                                            {"rs", code},
                                            {"rs.", code},
                                            {"sar", code},
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
                                            {"six", spelled},
                                            {"sixteen", spelled},
                                            {"sixth", ordinal},
                                            {"sixty", spelled},
                                            {"some", about},
                                            {"sunday", weekday},
                                            {"ten", spelled},
                                            {"tens", plural},
                                            {"tenth", ordinal},
                                            {"the", the},
                                            {"third", ordinal},
                                            {"thirteen", spelled},
                                            {"thirty", spelled},
                                            {"this", relative},
                                            {"thousand", spelled},
                                            {"thousands", plural},
                                            {"three", spelled},
                                            {"thursday", weekday},
                                            {"today", today},
                                            {"tomorrow", today},
                                            {"tonight", today},
                                            {"tuesday", weekday},
                                            {"twelfth", ordinal},
                                            {"twelve", spelled},
                                            {"twenty", spelled},
                                            {"two", spelled},
                                            {"up", about},
                                            {"us$", sign},
                                            {"usd", code},
                                            {"wednesday", weekday},
                                            {"week", period},
                                            {"weeks", period},
                                            {"year", period},
                                            {"years", period},
                                            {"yesterday", today}});

/// What may follow a leading word.
constexpr auto continuations = std::to_array<std::string_view>(
    {"a",          "afternoon", "an",        "april",     "august",   "autumn",    "autumns",
     "billion",    "century",   "centurys",  "coming",    "couple",   "day",       "days",
     "decade",     "decades",   "december",  "dozen",     "earlier",  "early",     "eight",
     "eighteen",   "eighty",    "eleven",    "estimated", "evening",  "fall",      "falls",
     "february",   "few",       "fifteen",   "fifty",     "five",     "following", "fortnight",
     "fortnights", "forty",     "four",      "fourteen",  "friday",   "hundred",   "january",
     "july",       "june",      "last",      "late",      "later",    "least",     "march",
     "may",        "mid",       "million",   "monday",    "month",    "months",    "morning",
     "most",       "next",      "night",     "nine",      "nineteen", "ninety",    "november",
     "october",    "one",       "past",      "previous",  "quarter",  "quarters",  "saturday",
     "september",  "seven",     "seventeen", "seventy",   "several",  "six",       "sixteen",
     "sixty",      "spring",    "springs",   "summer",    "summers",  "sunday",    "ten",
     "than",       "that",      "thirteen",  "thirty",    "this",     "thousand",  "three",
     "thursday",   "to",        "today",     "tomorrow",  "tuesday",  "twelve",    "twenty",
     "two",        "wednesday", "week",      "weekend",   "weekends", "weeks",     "winter",
     "winters",    "year",      "years",     "yesterday"});

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
  if (c >= '0' && c <= '9') return digit;
  if (c == '$' || c == 0xC2 || c == 0xE2) return sign;
  if (!letter(word[0]) || word.size() > longest) return 0;
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
  if (!letter(rest[0])) return strange(rest[0]) || (rest[0] >= '0' && rest[0] <= '9');
  std::size_t size = 1;
  while (size < rest.size() && letter(rest[size])) ++size;
  if (size < rest.size() && strange(rest[size])) return true;
  if (size > longest) return false;
  Folded buffer;
  return std::binary_search(continuations.begin(), continuations.end(),
                            fold(rest.substr(0, size), buffer));
}

}  // namespace demarche::detail
