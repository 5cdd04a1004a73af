// SPDX-License-Identifier: Apache-2.0
#include "text/word_cutter.hpp"

#include <array>

#include "util/letters.hpp"

namespace demarche::detail {
namespace {

/// Prefixes that stay with their word over a hyphen ("anti-war" is one word, "peace-keeping"
/// three).
constexpr std::array<std::string_view, 24> kept_prefixes = {
    "anti",  "arch", "co",     "counter", "cross", "e",   "ex",    "intra",
    "micro", "mid",  "mini",   "multi",   "neo",   "non", "over",  "post",
    "pre",   "pro",  "pseudo", "re",      "semi",  "sub", "ultra", "un"};
static_assert(std::is_sorted(kept_prefixes.begin(), kept_prefixes.end()));

bool hyphen_kept(std::string_view prefix) {
  std::array<char, 8> folded{};
  if (prefix.size() > folded.size()) return false;
  std::transform(prefix.begin(), prefix.end(), folded.begin(), to_lower);
  return std::binary_search(kept_prefixes.begin(), kept_prefixes.end(),
                            std::string_view(folded.data(), prefix.size()));
}

/// Two words that are written as one, and where the second begins.
struct Joined {
  std::string_view word;
  std::size_t second;
};
constexpr auto joined = std::to_array<Joined>(
    {{"cannot", 3}, {"gonna", 3},  {"wanna", 3},   {"gotta", 3},   {"outta", 3},    {"alot", 1},
     {"im", 1},     {"ive", 1},    {"youre", 3},   {"youve", 3},   {"theyre", 4},   {"theyve", 4},
     {"thats", 4},  {"whats", 4},  {"theres", 5},  {"hes", 2},     {"shes", 3},     {"dont", 2},
     {"wont", 2},   {"cant", 2},   {"didnt", 3},   {"doesnt", 4},  {"isnt", 2},     {"arent", 3},
     {"wasnt", 3},  {"werent", 4}, {"couldnt", 5}, {"wouldnt", 5}, {"shouldnt", 6}, {"hasnt", 3},
     {"havent", 4}, {"hadnt", 3},  {"aint", 2}});
constexpr std::size_t longest_joined = 8;

/// By first letter, the lengths of the joined words, as bits: says no to most words.
constexpr auto joined_lengths = [] {
  std::array<std::uint32_t, 26> by_letter{};
  for (const auto& j : joined)
    by_letter[static_cast<std::size_t>(j.word[0] - 'a')] |= 1U << j.word.size();
  return by_letter;
}();

/// Where the second word begins in two that are written as one; 0 in all others.
std::size_t second_word(std::string_view v) {
  if (v.empty() || v.size() > longest_joined) return 0;
  const auto letter = static_cast<unsigned>(to_lower(v[0])) - 'a';
  if (letter >= 26 || (joined_lengths[letter] >> v.size() & 1U) == 0) return 0;
  for (const auto& j : joined)
    if (equal_folded(v, j.word)) return j.second;
  return 0;
}

}  // namespace

std::uint32_t WordCutter::run(std::uint32_t begin, std::uint32_t end) const {
  const auto c = character_at(text_, begin);
  auto stop = begin + c.size;
  if (std::string_view("([{<)]}>\"$%").find(static_cast<char>(c.code < 0x80 ? c.code : 'x')) !=
      std::string_view::npos)
    return stop;
  if (c.code >= 0x2018 && c.code <= 0x201F) return stop;
  while (stop < end && character_at(text_, stop).code == c.code) stop += c.size;
  if ((c.code == '!' || c.code == '?'))
    while (stop < end && (text_[stop] == '!' || text_[stop] == '?')) ++stop;
  return stop;
}

void WordCutter::cut_letters(std::uint32_t begin, std::uint32_t end) {
  if (glued_capital(begin, end)) return;
  const auto v = view(begin, end);
  if (const auto second = second_word(v); second > 0 && !(v.size() > 1 && is_upper(v[1]))) {
    add(begin, begin + static_cast<std::uint32_t>(second));
    begin += static_cast<std::uint32_t>(second);
  }
  add(begin, end);
}

void WordCutter::cut(std::uint32_t begin, std::uint32_t end) {
  auto from = begin;
  auto at = begin;
  const bool number = phone_or_date(begin, end);
  while (at < end) {
    const auto c = character_at(text_, at);
    if (c.kind != CharClass::punctuation || !cuts(c, at, end, at == begin, number) ||
        (c.code == '-' && at > from && hyphen_kept(view(from, at)))) {
      at += c.size;
      continue;
    }
    const auto stop = run(at, end);
    word(from, at);
    add(at, stop);
    from = at = stop;
  }
  word(from, end);
}

/// Does a punctuation character cut what it stands in? `first`: nothing stands before it; `number`:
/// all of it is a telephone number or a date.
bool WordCutter::cuts(const Character& c, std::uint32_t at, std::uint32_t end, bool first,
                      bool number) const {
  const auto next = at + c.size;
  if (next >= end || first)
    return c.code != '.' && c.code != '\'' && c.code != 0x2019 && c.code != '@' && c.code != '#' &&
           c.code != '&' && c.code != '_' && c.code != '+' && c.code != '*' && c.code != '%';
  const auto before = text_[at - 1];
  const auto after = text_[next];
  const auto letter_or_digit = [](char x) { return is_letter(x) || is_digit(x); };
  switch (c.code) {
    case '-':
      return !(is_digit(before) && is_digit(after) && number) && letter_or_digit(before) &&
             letter_or_digit(after);
    case '.':
      return !is_digit(before) && !is_digit(after) && (after == '.' || before == '.');
    case '/':
    case ',':
    case ':':
      return !(is_digit(before) && is_digit(after));
    case '\'':
    case 0x2019:  // clitics and O'Neill
    case '&':
    case '@':
    case '_':
    case '+':
    case '#':
    case '*':
    case '$':  // "US$5" is cut behind the sign
      return false;
    default:
      return true;
  }
}

/// Digits and hyphens only, more than one hyphen: "555-010-9999", "2018-03-03".
bool WordCutter::phone_or_date(std::uint32_t begin, std::uint32_t end) const {
  int hyphens = 0;
  for (auto i = begin; i < end; ++i) {
    if (text_[i] == '-')
      ++hyphens;
    else if (!is_digit(text_[i]))
      return false;
  }
  return hyphens >= 2;
}

/// One word: money and percent signs, units glued to numbers, clitics.
void WordCutter::word(std::uint32_t begin, std::uint32_t end) {
  for (auto dollar = view(begin, end).find('$');
       dollar != std::string_view::npos && begin + dollar + 1 < end;
       dollar = view(begin, end).find('$')) {  // "US$5"
    add(begin, begin + static_cast<std::uint32_t>(dollar) + 1);
    begin += static_cast<std::uint32_t>(dollar) + 1;
  }
  if (begin >= end) return;
  const auto v = view(begin, end);
  if (is_digit(v[0])) {
    std::size_t n = 0;
    while (n < v.size() && (is_digit(v[n]) || v[n] == '.' || v[n] == ',' || v[n] == ':')) ++n;
    const auto unit = v.substr(n);
    for (const std::string_view u :
         {"am", "pm",  "a.m", "p.m", "a.m.", "p.m.", "km",  "kg",  "mm", "cm", "ft",
          "lb", "lbs", "mph", "bn",  "mn",   "tn",   "min", "hrs", "m",  "k",  "g"})
      if (equal_folded(unit, u)) {
        add(begin, begin + static_cast<std::uint32_t>(n));
        add(begin + static_cast<std::uint32_t>(n), end);
        return;
      }
  }
  if (!glued_capital(begin, end)) clitics(begin, end);
}

/// "IqbalUpdated": a web page's byline and "Updated" or "Published" run together.
bool WordCutter::glued_capital(std::uint32_t begin, std::uint32_t end) {
  const auto v = view(begin, end);
  if (v.back() != 'd') return false;
  for (const std::string_view tail : {"Updated", "Published", "Posted"}) {
    if (v.size() <= tail.size() + 1 || !v.ends_with(tail)) continue;
    const auto cut = end - static_cast<std::uint32_t>(tail.size());
    if (static_cast<unsigned char>(text_[cut - 1]) < 'a') continue;
    clitics(begin, cut);
    add(cut, end);
    return true;
  }
  return false;
}

void WordCutter::clitics(std::uint32_t begin, std::uint32_t end) {
  tails_.clear();
  const auto take = [&] {
    for (const std::string_view tail :
         {"n't", "n\u2019t", "'s", "\u2019s", "'re", "\u2019re", "'ve", "\u2019ve", "'ll",
          "\u2019ll", "'d", "\u2019d", "'m", "\u2019m"}) {
      if (!ends_folded(view(begin, end), tail) || end - begin <= tail.size()) continue;
      tails_.push_back(end);
      end -= static_cast<std::uint32_t>(tail.size());
      return true;
    }
    return false;
  };
  while (true) {
    const auto v = view(begin, end);
    if (const auto second = second_word(v); second > 0 && !(v.size() > 1 && is_upper(v[1]))) {
      add(begin, begin + static_cast<std::uint32_t>(second));
      begin += static_cast<std::uint32_t>(second);
      break;
    }
    if (!take()) break;
  }
  add(begin, end);
  for (auto tail = tails_.rbegin(); tail != tails_.rend(); ++tail) {
    add(end, *tail);
    end = *tail;
  }
}

}  // namespace demarche::detail
