// SPDX-License-Identifier: Apache-2.0
/// Which of the proposed relations are told.
#pragma once

#include <vector>

#include "demarche/limits.hpp"
#include "relation/candidates.hpp"
#include "relation/scorer.hpp"

namespace demarche::detail {

/// What is told, and who takes part in more than that.
struct Choice {
  std::vector<Relation> relations;
  std::vector<Id<Mention>> parties;  ///< of what is not likely enough to be told, but may be
};

/// How likely a relation has to be to be told. The default of `least` is where those of two parties
/// are found best; those of one are from 0.2 on (docs/benchmarks.md).
[[nodiscard]] inline float needed(float least, const Relation& r) {
  return least == Limits{}.min_confidence && !(r.subject && r.object) ? 0.2F : least;
}

/// The candidates that are as likely as `least`, with their probability as confidence; a user's own
/// rules always count. Of one trigger and type, an event of two parties stands for what names one
/// of them.
[[nodiscard]] Choice choose(const RelationContext& context, const std::vector<Proposal>& candidates,
                            const RelationScorer& scorer, float least);

}  // namespace demarche::detail
