// SPDX-License-Identifier: Apache-2.0
/// Who did what to whom.
#pragma once

#include <vector>

#include "layers.hpp"
#include "relation/rules.hpp"

namespace demarche::detail {

struct RelationLayer {
  std::vector<Relation> relations;  ///< in text order of their triggers
  std::vector<std::vector<Span>> evidence;
  std::vector<bool>
      used;  ///< per mention: an argument, also of what was merged into another's evidence
};

/// Events by rules over the parse, and standing relations. Without a parse: standing relations
/// only. Complexity: linear in the tokens; grows with the triggers found, not with the number of
/// rules.
[[nodiscard]] RelationLayer find_relations(const Layers& document, const RuleSet& rules,
                                           float min_confidence = 0);

}  // namespace demarche::detail
