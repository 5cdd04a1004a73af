// SPDX-License-Identifier: Apache-2.0
#include "mention/numbers.hpp"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 52> words = {{
    {"zero", 0},        {"one", 1},        {"two", 2},          {"three", 3},
    {"four", 4},        {"five", 5},       {"six", 6},          {"seven", 7},
    {"eight", 8},       {"nine", 9},       {"ten", 10},         {"eleven", 11},
    {"twelve", 12},     {"thirteen", 13},  {"fourteen", 14},    {"fifteen", 15},
    {"sixteen", 16},    {"seventeen", 17}, {"eighteen", 18},    {"nineteen", 19},
    {"twenty", 20},     {"thirty", 30},    {"forty", 40},       {"fifty", 50},
    {"sixty", 60},      {"seventy", 70},   {"eighty", 80},      {"ninety", 90},
    {"first", 1},       {"second", 2},     {"third", 3},        {"fourth", 4},
    {"fifth", 5},       {"sixth", 6},      {"seventh", 7},      {"eighth", 8},
    {"ninth", 9},       {"tenth", 10},     {"eleventh", 11},    {"twelfth", 12},
    {"twentieth", 20},  {"half", 0.5},     {"thirteenth", 13},  {"fifteenth", 15},
    {"fourteenth", 14}, {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18},
    {"nineteenth", 19}, {"thirtieth", 30}, {"fiftieth", 50},    {"hundredth", 100},
}};
constexpr std::array<std::pair<std::string_view, double>, 18> scales = {{
    {"hundred", 100},
    {"hundreds", 100},
    {"thousand", 1e3},
    {"thousands", 1e3},
    {"million", 1e6},
    {"millions", 1e6},
    {"billion", 1e9},
    {"billions", 1e9},
    {"trillion", 1e12},
    {"dozen", 12},
    {"dozens", 12},
    {"lakh", 1e5},
    {"crore", 1e7},
    {"m", 1e6},
    {"mn", 1e6},
    {"bn", 1e9},
    {"k", 1e3},
    {"tn", 1e12},
}};

template <std::size_t N>
std::optional<double> find(const std::array<std::pair<std::string_view, double>, N>& table,
                           std::string_view word) {
  for (const auto& [text, value] : table)
    if (text == word) return value;
  return std::nullopt;
}

}  // namespace

std::optional<double> fraction_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 4> parts = {
      {{"third", 3}, {"quarter", 4}, {"fifth", 5}, {"tenth", 10}}};
  if (text.ends_with('s')) text.remove_suffix(1);
  for (const auto& [part, into] : parts)
    if (text.ends_with(part)) {
      text.remove_suffix(part.size());
      return number_of(text).value_or(1) / into;
    }
  return std::nullopt;
}

std::optional<double> number_of(std::string_view text) {
  double total = 0;
  double current = 0;
  bool any = false;
  std::string word;
  const auto use = [&] {
    if (word.empty()) return;
    if (word[0] >= '0' && word[0] <= '9') {
      double value = 0;
      const auto parsed = std::from_chars(word.data(), word.data() + word.size(), value);
      current += value;
      any = true;
      std::string rest(parsed.ptr,
                       static_cast<std::size_t>(word.data() + word.size() - parsed.ptr));
      word = std::move(rest);
    }
    if (const auto value = find(words, word)) {
      current += *value;
      any = true;
    } else if (const auto scale = find(scales, word); scale && (any || word.size() > 2)) {
      if (*scale == 100 || *scale == 12)
        current = (current == 0 ? 1 : current) * *scale;
      else {
        total += (current == 0 ? 1 : current) * *scale;
        current = 0;
      }
      any = true;
    }
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'a' && c <= 'z') || is_upper(c) || is_digit(c))
      word += to_lower(c);
    else if (c == ',' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' &&
             !word.empty() && word.back() >= '0' && word.back() <= '9')
      continue;
    else if (c == '.' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' &&
             !word.empty())
      word += c;
    else
      use();
  }
  use();
  if (!any) return std::nullopt;
  return total + current;
}

}  // namespace demarche::detail
