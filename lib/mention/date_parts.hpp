// SPDX-License-Identifier: Apache-2.0
/// Parts of dates that need no day to be resolved against: periods, digits, other calendars.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mention/dates.hpp"
#include "util/calendar.hpp"

namespace demarche::detail {

/// A week, month or year.
struct Period {
  Day begin, end;    ///< the first day, and the one behind the last
  std::string name;  ///< as ISO 8601
  bool is_month = false;
};
[[nodiscard]] Period week_period(Day day);
[[nodiscard]] Period month_period(int year, int month);  ///< month 0 is December before
[[nodiscard]] Period year_period(int year);

/// Its first or last `count` days, weeks, months or years ('D', 'W', 'M', 'Y').
[[nodiscard]] std::optional<std::string> edge_of(const Period& period, char unit, int count,
                                                 bool first);
/// "the third Monday", "last Friday" of a month.
[[nodiscard]] std::optional<std::string> nth_weekday(const std::vector<std::string>& words,
                                                     int weekday, const Period& period);
/// "Q3", "the second half": of a year, or the half of a month.
[[nodiscard]] std::optional<std::string> quarter_of(const std::vector<std::string>& words,
                                                    const std::optional<Period>& whole);

/// "1990s", "90s", "nineties": "199".
[[nodiscard]] std::optional<std::string> decade_of(std::string_view word);
/// "1445 AH", "22 Bahman 1357", "the Persian year 1402".
[[nodiscard]] std::optional<std::string> other_calendar(const std::vector<std::string>& words);
/// "2009/03/31", "31.03.2009", "15/4/19"; nothing where the order cannot be known.
[[nodiscard]] std::optional<std::string> in_digits(std::string_view text, DayOrder order);
/// Whether it has that form.
[[nodiscard]] bool are_digits(std::string_view text);

/// A month of a date, with its day and year where they are named, else 0.
struct Point {
  int year = 0;
  int month = 0;
  int day = 0;
};
/// One, or begin and end: "May 3-5", "30 May to 2 June 2024", "March to May".
[[nodiscard]] std::vector<Point> points_of(const std::vector<std::string>& words);

[[nodiscard]] std::string two_digits(int number);

}  // namespace demarche::detail
