// SPDX-License-Identifier: Apache-2.0
/// CAMEO codes of events that no rule has made.
#pragma once

#include <string_view>

#include "relation/rules.hpp"

namespace demarche::detail {

/// What `Relation::rule` says of a relation that the model alone proposes.
inline constexpr std::string_view model_rule = "model";

/// The code that a rule of this type gives to the lemma, else the type's general code ("040").
[[nodiscard]] std::string_view model_code(const RuleSet& rules, RelationType type,
                                          std::string_view lemma);

}  // namespace demarche::detail
