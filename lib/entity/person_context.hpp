// SPDX-License-Identifier: Apache-2.0
/// What stands around a person's name: titles, and whose they are.
#pragma once

#include <string_view>
#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

struct PersonContext {
  std::vector<std::string_view> titles;
  std::string_view country;          ///< ISO 3166 alpha-3, or empty
  std::vector<const Sense*> senses;  ///< what the gazetteer has under the mentions' names
};

/// Adds what one mention of a person shows.
void read_context(EntityBuilder& builder, std::size_t mention, PersonContext& context);

/// The titles right before a name, nearest first; `begin` becomes the first token of the farthest.
[[nodiscard]] std::vector<std::string_view> titles_before(const EntityBuilder& builder,
                                                          std::uint32_t& begin);

}  // namespace demarche::detail
