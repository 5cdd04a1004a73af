// SPDX-License-Identifier: Apache-2.0
/// The words that offices' names are made of.
#pragma once

#include <string_view>

namespace demarche::detail {

/// A word before an office that belongs to it: "acting", "Deputy", "Joint".
[[nodiscard]] bool is_modifier(std::string_view word);
/// A word that tells something of whoever holds an office, and is no part of its name: "new".
[[nodiscard]] bool is_qualifier(std::string_view word);
/// By its ending a field that an office may be over: "Economics", "Enlargement", "Housing".
[[nodiscard]] bool is_field(std::string_view word);
/// Letters only.
[[nodiscard]] bool is_word(std::string_view word);
/// A portfolio that stands before "minister" or "secretary", or behind "of" or "for".
[[nodiscard]] bool is_portfolio(std::string_view word);
/// Whose office is to serve another: "Assistant to the President".
[[nodiscard]] bool is_aide(std::string_view word);
/// A word that ends an office's name: behind "and" a portfolio before one begins the next office.
[[nodiscard]] bool is_office_head(std::string_view word);
/// A role that is a TITLE only next to a name.
[[nodiscard]] bool needs_person(std::string_view word);

}  // namespace demarche::detail
