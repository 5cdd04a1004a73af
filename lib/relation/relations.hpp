// SPDX-License-Identifier: Apache-2.0
/// Who did what to whom.
#pragma once

#include <vector>

#include "layers.hpp"
#include "relation/rules.hpp"
#include "relation/scorer.hpp"

namespace demarche::detail {

struct RelationLayer {
  std::vector<Relation> relations;  ///< in text order of their triggers
  std::vector<std::vector<Span>> evidence;
  std::vector<bool>
      used;  ///< per mention: an argument, also of what was merged into another's evidence
};

/// Events by rules over the parse, standing relations, and what the model proposes
/// (Layers::events); with a scorer each has the probability that it gives, else the rules'
/// confidence, and the model's proposals are left. Without a parse: standing relations only.
/// Complexity: linear in the tokens; grows with the triggers found, not with the number of rules.
[[nodiscard]] RelationLayer find_relations(const Layers& document, const RuleSet& rules,
                                           float min_confidence = 0,
                                           const RelationScorer* scorer = nullptr);

}  // namespace demarche::detail
