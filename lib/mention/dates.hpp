// SPDX-License-Identifier: Apache-2.0
/// Calendar arithmetic for dates in news: what "Friday" and "last week" mean on a given day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace demarche::detail {

/// Resolves the words of a DATE against `today` (ISO 8601 day; may be empty: then only absolute
/// dates are resolved). Gives an ISO 8601 day, week ("2018-W09"), month, year, interval
/// ("2018-03-06/2018-03-08") or duration ("P10M"). `future`: the sentence speaks of what is to
/// come, so "Friday" is the next one and not the last.
[[nodiscard]] std::optional<std::string> resolve_date(std::string_view text, std::string_view today,
                                                      bool future);

}  // namespace demarche::detail
