// SPDX-License-Identifier: Apache-2.0
/// The country that a name tells by itself, where no gazetteer has the name.
#pragma once

#include "entity/builder.hpp"

namespace demarche::detail {

/// "Varr province", "Republic of Varr": of the place that the gazetteer has without the word for
/// its kind. Empty: none, or several. Complexity: one look-up.
[[nodiscard]] std::string_view country_in_place(const EntityBuilder& builder, const Mention& place);

/// "Parliament of Kenya", "Congress of South African Trade Unions": the one country or nationality
/// in a body's name. Complexity: at most 36 look-ups.
[[nodiscard]] std::string_view country_in_body(const EntityBuilder& builder, const Mention& body);

}  // namespace demarche::detail
