// SPDX-License-Identifier: Apache-2.0
/// Days, weeks and months as ISO 8601, and the calendars that count years from the Hijra.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace demarche::detail {

using Day = std::chrono::sys_days;

/// The day of "2024-05-03"; nothing for a day that there is not.
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);
/// The day, where the calendar has it.
[[nodiscard]] std::optional<Day> day_of(int year, int month, int day);

[[nodiscard]] std::string iso_day(Day day);                ///< "2024-05-03"
[[nodiscard]] std::string iso_week(Day day);               ///< "2024-W18"
[[nodiscard]] std::string iso_month(int year, int month);  ///< "2024-05"; month 13 is January
[[nodiscard]] std::string iso_year(int year);              ///< "2024"

/// The first day of a month of the Iranian calendar (month 1: Farvardin; 13: the next year's
/// first).
[[nodiscard]] Day persian_month(int year, int month);
/// The same for the tabular Islamic calendar, which differs from the sighted one by a day at times.
[[nodiscard]] Day islamic_month(int year, int month);

}  // namespace demarche::detail
