// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace demarche::detail {

/// The ISO 3166 alpha-3 code for an alpha-2 or alpha-3 code in any case; empty if there is none.
[[nodiscard]] std::string_view country_code(std::string_view code);

}  // namespace demarche::detail
