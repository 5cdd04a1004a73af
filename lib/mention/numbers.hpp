// SPDX-License-Identifier: Apache-2.0
/// Numbers in digits and in words.
#pragma once

#include <optional>
#include <string_view>

namespace demarche::detail {

/// "1,524", "3.5 million", "twenty-one", "two dozen", "second", "1st"; nullopt if the text holds no
/// number.
[[nodiscard]] std::optional<double> number_of(std::string_view text);
/// "two thirds", "about one-quarter", "a tenth"; nullopt where the text ends with none of them.
[[nodiscard]] std::optional<double> fraction_of(std::string_view text);

}  // namespace demarche::detail
