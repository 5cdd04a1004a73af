// SPDX-License-Identifier: Apache-2.0
#include "day.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace program {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<unsigned> number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
    return std::nullopt;
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool has_day(std::optional<unsigned> year, std::optional<unsigned> month,
             std::optional<unsigned> day) {
  return year && month && day &&
         std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(*month), std::chrono::day(*day))
             .ok();
}

/// "7 May 2024 06:22:00 GMT", with or without the weekday before it (RFC 5322).
std::string day_of_mail(std::string_view time) {
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (const auto comma = time.substr(0, 12).find(','); comma != std::string_view::npos)
    time.remove_prefix(comma + 1);
  std::array<std::string_view, 3> words;
  for (auto& word : words) {
    time.remove_prefix(std::min(time.find_first_not_of(" -"), time.size()));
    word = time.substr(0, time.find_first_of(" -"));
    time.remove_prefix(word.size());
  }
  const auto* const month = std::find(months.begin(), months.end(), words[1].substr(0, 3));
  if (month == months.end() || words[2].size() != 4) return {};
  const auto place = static_cast<unsigned>(month - months.begin()) + 1;
  if (words[0].size() > 2 || !has_day(number(words[2]), place, number(words[0]))) return {};
  auto result = std::string(words[2]) + (place < 10 ? "-0" : "-") + std::to_string(place) + "-";
  if (words[0].size() == 1) result += '0';
  return result.append(words[0]);
}

}  // namespace

bool valid_date(std::string_view date) {
  return date.size() == 10 && date[4] == '-' && date[7] == '-' &&
         has_day(number(date.substr(0, 4)), number(date.substr(5, 2)), number(date.substr(8)));
}

std::string day_of(std::string_view time) {
  const auto first = time.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  time.remove_prefix(first);
  time = time.substr(0, time.find_last_not_of(" \t\r\n") + 1);
  const auto day = time.substr(0, 10);
  const bool more = time.size() > 10 && (time[10] == 'T' || time[10] == 't' || time[10] == ' ');
  if (valid_date(day) && (time.size() == 10 || (more && time.size() > 11 && is_digit(time[11]))))
    return std::string(day);
  const auto digits = std::min(time.find_first_not_of("0123456789"), time.size());
  if (digits == 14 || (digits == 8 && (time.size() == 8 || time[8] == 'T'))) {
    auto result = std::string(time.substr(0, 4)) + "-" + std::string(time.substr(4, 2)) + "-" +
                  std::string(time.substr(6, 2));
    return valid_date(result) ? result : std::string{};
  }
  return day_of_mail(time);
}

}  // namespace program
