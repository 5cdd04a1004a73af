// SPDX-License-Identifier: Apache-2.0
/// Days as inputs name them.
#pragma once

#include <string>
#include <string_view>

namespace program {

/// YYYY-MM-DD, and a day that the calendar has.
[[nodiscard]] bool valid_date(std::string_view date);

/// The day, as YYYY-MM-DD, of a day or a time as data and feeds write it: "2024-05-07",
/// "2024-05-07T06:22:00Z", "2024-05-07 06:22", "20240507T062200Z", "Tue, 07 May 2024 06:22:00 GMT".
/// The day is the one of the zone that it is written in. Empty for anything else.
[[nodiscard]] std::string day_of(std::string_view time);

}  // namespace program
