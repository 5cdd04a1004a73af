// SPDX-License-Identifier: Apache-2.0
/// Dates that are counted from the day of the article: "yesterday", "last Friday", "in the past
/// three years".
#pragma once

#include <optional>
#include <string>

#include "mention/date_phrase.hpp"
#include "util/calendar.hpp"

namespace demarche::detail {

/// ISO 8601, as resolve_date gives it; nothing where the words tell no date. `future`: the sentence
/// speaks of what is to come. Thread-safe. Complexity: linear in the words.
[[nodiscard]] std::optional<std::string> relative_date(const DatePhrase& phrase, Day today,
                                                       bool future);

}  // namespace demarche::detail
