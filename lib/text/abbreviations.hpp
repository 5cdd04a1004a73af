// SPDX-License-Identifier: Apache-2.0
/// Words that keep their full stop.
#pragma once

#include <string_view>

namespace demarche::detail {

/// `word` without its final stop, as written: "Gen", "U.S", "a.m", "No"; single capital letters
/// count.
[[nodiscard]] bool is_abbreviation(std::string_view word);
/// Those that stand before a name, so that a capital behind them never begins a sentence: "Gen",
/// "Dr", "St".
[[nodiscard]] bool is_title_abbreviation(std::string_view word);

}  // namespace demarche::detail
