// SPDX-License-Identifier: Apache-2.0
/// Which of the proposed relations are told.
#pragma once

#include <vector>

#include "relation/candidates.hpp"
#include "relation/scorer.hpp"

namespace demarche::detail {

/// The candidates that are as likely as `least`, with their probability as confidence; a user's own
/// rules always count. Of one trigger and type, an event of two parties stands for what names one
/// of them.
[[nodiscard]] std::vector<Relation> choose(const RelationContext& context,
                                           const std::vector<Proposal>& candidates,
                                           const RelationScorer& scorer, float least);

}  // namespace demarche::detail
