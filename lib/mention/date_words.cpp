// SPDX-License-Identifier: Apache-2.0
#include "mention/date_words.hpp"

#include <array>

#include "mention/numbers.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                      "thursday", "friday", "saturday"};

/// A comma between a digit and three more; "May 3, 2024" has a blank behind its own.
bool groups_thousands(std::string_view text, std::size_t comma) {
  const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  return comma > 0 && digit(comma - 1) && digit(comma + 1) && digit(comma + 2) &&
         digit(comma + 3) && !digit(comma + 4);
}

}  // namespace

std::vector<std::string> date_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'a' && c <= 'z') || is_upper(c) || is_digit(c))
      word += to_lower(c);
    else if (c == ',' && groups_thousands(text, i))
      continue;  // "2,000 years ago"
    else if (c == '\'' || text.substr(i, 3) == "\u2019")
      i += c == '\'' ? 0 : 2;  // "days'", "Rabi'"
    else {
      flush();
      if (c == '-' || text.substr(i, 3) == "\u2013" || text.substr(i, 3) == "\u2014")
        words.emplace_back("-");
    }
  }
  flush();
  return words;
}

int month_of(std::string_view w) {
  if (w.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (w == months[i] || w == months[i].substr(0, 3) || (w == "sept" && i == 8)) return int(i) + 1;
  return 0;
}

int weekday_of(std::string_view w) {
  if (w.size() < 3) return -1;
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    if (w == weekdays[i] || (w.size() <= 5 && weekdays[i].starts_with(w))) return int(i);
  return -1;
}

int day_number(std::string_view w) {
  if (w.empty()) return 0;
  if (!is_digit(w[0])) {
    const bool ordinal =
        w.ends_with("st") || w.ends_with("nd") || w.ends_with("rd") || w.ends_with("th");
    const auto n = ordinal ? number_of(w) : std::nullopt;
    return n && *n >= 1 && *n <= 31 ? int(*n) : 0;
  }
  int n = 0;
  std::size_t i = 0;
  while (i < w.size() && i <= 2 && is_digit(w[i])) n = n * 10 + (w[i++] - '0');
  const auto rest = w.substr(i);
  return (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th") && n >= 1 &&
                 n <= 31 && i <= 2
             ? n
             : 0;
}

int year_of(std::string_view w) {
  if (w.size() != 4) return 0;
  int n = 0;
  for (const char c : w) {
    if (!is_digit(c)) return 0;
    n = n * 10 + (c - '0');
  }
  return n >= 1000 && n <= 2999 ? n : 0;
}

int persian_month_of(std::string_view w) {
  constexpr std::array<std::string_view, 12> names = {
      "farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar",
      "mehr",      "aban",        "azar",    "dey", "bahman", "esfand"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (w == names[i]) return int(i) + 1;
  return 0;
}

int islamic_month_at(const std::vector<std::string>& words, std::size_t at) {
  const auto& w = words[at];
  const auto behind = [&](std::initializer_list<std::string_view> beginnings) {
    for (auto i = at + 1; i < words.size() && i <= at + 3; ++i)
      for (const auto beginning : beginnings)
        if (std::string_view(words[i]).starts_with(beginning)) return true;
    return false;
  };
  if (w == "muharram") return 1;
  if (w == "safar") return 2;
  if (w == "rajab") return 7;
  if (w == "shaaban" || w == "shaban" || w == "shabaan") return 8;
  if (w == "ramadan" || w == "ramazan") return 9;
  if (w == "shawwal") return 10;
  const bool second = behind({"thani", "akhir", "ii"});
  if (w == "rabi") return second ? 4 : behind({"awwal", "i"}) ? 3 : 0;
  if (w == "jumada") return second ? 6 : behind({"awwal", "ula", "i"}) ? 5 : 0;
  if (w == "dhu" || w == "dhul" || w == "zul") return behind({"q"}) ? 11 : behind({"h"}) ? 12 : 0;
  return 0;
}

int season_of(std::string_view w) {
  if (w == "spring") return 3;
  if (w == "summer") return 6;
  if (w == "autumn" || w == "fall") return 9;
  if (w == "winter") return 12;
  return 0;
}

}  // namespace demarche::detail
