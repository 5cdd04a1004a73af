// SPDX-License-Identifier: Apache-2.0
/// What the number of an amount counts.
#pragma once

#include <string_view>

namespace demarche::detail {

/// ISO 4217 code of the currency that the text of a MONEY names; empty where it is none of ours.
[[nodiscard]] std::string_view currency_of(std::string_view text);

/// The unit's word in the text of a QUANTITY ("km" of "5km").
[[nodiscard]] std::string_view unit_of(std::string_view text);

}  // namespace demarche::detail
