// SPDX-License-Identifier: Apache-2.0
/// What the model saw in a sentence, and what became of each proposal, as text for people.
#pragma once

#include <string>
#include <vector>

#include "relation/candidates.hpp"
#include "relation/scorer.hpp"

namespace demarche::detail {

/// Appends a line for each word that the model takes for a trigger, with its types' probabilities,
/// status and arguments, and one for each candidate, with its probability: told, or left out.
/// `range` is a sentence's.
void explain_model(const RelationContext& context, const std::vector<Proposal>& candidates,
                   const RelationScorer& scorer, TokenRange range, std::string& out);

}  // namespace demarche::detail
