// SPDX-License-Identifier: Apache-2.0
/// What the dates and times of news mean: "Friday" and "last week" on a given day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demarche::detail {

/// What "3/4/2024" is, where nothing in it tells.
enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

/// Resolves the words of a DATE against `today` (ISO 8601 day; may be empty: then only absolute
/// dates are resolved). Gives an ISO 8601 day, week ("2018-W09"), month, year, decade ("199"),
/// century ("18"), interval ("2018-03-06/2018-03-08") or duration ("P10M"). `future`: the sentence
/// speaks of what is to come, so "Friday" is the next one and not the last. Years that are said to
/// be of the Islamic or Iranian calendar are intervals of ours.
[[nodiscard]] std::optional<std::string> resolve_date(std::string_view text, std::string_view today,
                                                      bool future,
                                                      DayOrder order = DayOrder::unknown);

/// The order that a date in digits shows by itself: "15/4/2019" has the day first.
[[nodiscard]] DayOrder order_of(std::string_view text);

/// Resolves the words of a TIME: a time of day ("T19:00", "T14:30Z" and "T08:00-05:00" with a
/// zone), a duration ("PT36H"), or the day of "last night" and "Monday morning".
[[nodiscard]] std::optional<std::string> resolve_time(std::string_view text, std::string_view today,
                                                      bool future);

}  // namespace demarche::detail
