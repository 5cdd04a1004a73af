// SPDX-License-Identifier: Apache-2.0
/// What the model saw in a sentence, and what became of each proposal, as text for people.
#pragma once

#include <string>
#include <vector>

#include "relation/candidates.hpp"
#include "relation/scorer.hpp"

namespace demarche::detail {

/// Appends a line about a word that the model takes for a trigger: its type's probability, status
/// and arguments.
void explain_trigger(const Layers& document, const EventScores& event, std::string& out);
/// Appends a line about a candidate with its probability: told, or left out.
void explain_candidate(const Layers& document, const Proposal& candidate,
                       const RelationScorer& scorer, std::string& out);

}  // namespace demarche::detail
