// SPDX-License-Identifier: Apache-2.0
#include "util/calendar.hpp"

#include <cstdio>

#include "util/letters.hpp"

namespace demarche::detail {

using namespace std::chrono;

namespace {

std::string format(const char* pattern, int a, int b = 0, int c = 0) {
  char text[40];
  std::snprintf(text, sizeof text, pattern, a, b, c);
  return text;
}

}  // namespace

std::optional<Day> day_of(int y, int m, int d) {
  if (m < 1 || d < 1) return std::nullopt;
  const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
  if (!date.ok()) return std::nullopt;
  return sys_days(date);
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {};
  int part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7)
      ++part;
    else if (is_digit(text[i]))
      parts[part] = parts[part] * 10 + (text[i] - '0');
    else
      return std::nullopt;
  }
  return day_of(parts[0], parts[1], parts[2]);
}

std::string iso_day(Day day) {
  const year_month_day d(day);
  return format("%04d-%02d-%02d", int(d.year()), int(unsigned(d.month())), int(unsigned(d.day())));
}

std::string iso_week(Day day) {
  const auto thursday = day - (weekday(day) - Monday) + days(3);
  const auto y = year_month_day(thursday).year();
  return format("%04d-W%02d", int(y), int((thursday - sys_days(y / January / 1)).count() / 7 + 1));
}

std::string iso_month(int year, int month) {
  while (month > 12) ++year, month -= 12;
  while (month < 1) --year, month += 12;
  return format("%04d-%02d", year, month);
}

std::string iso_year(int year) { return format("%04d", year); }

Day persian_month(int y, int m) {
  while (m > 12) ++y, m -= 12;
  // Leap years by the rule of 33 years, which fits 1178 to 1633.
  const auto leaps = [](int year) {
    int before = year / 33 * 8;
    for (const int leap : {1, 5, 9, 13, 17, 22, 26, 30}) before += leap < year % 33 ? 1 : 0;
    return before;
  };
  const auto new_year = [&](int year) {
    // 1 Farvardin 1375 was 20 March 1996.
    return sys_days(1996y / March / 20) + days(365 * (year - 1375) + leaps(year) - leaps(1375));
  };
  const int before = m - 1;
  return new_year(y) + days(before <= 6 ? 31 * before : 186 + 30 * (before - 6));
}

Day islamic_month(int y, int m) {
  while (m > 12) ++y, m -= 12;
  const auto epoch = sys_days(622y / July / 19);  // 1 Muharram of the year 1
  return epoch + days((y - 1) * 354 + (3 + 11 * y) / 30 + 29 * (m - 1) + m / 2);
}

}  // namespace demarche::detail
