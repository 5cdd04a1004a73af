// SPDX-License-Identifier: Apache-2.0
/// What speaks for and against a candidate, as hashed features.
#pragma once

#include "entity/antecedent_candidates.hpp"
#include "entity/antecedent_model.hpp"

namespace demarche::detail {

/// Of the phrase alone; `rules` tells how many the rules take it to mean.
void phrase_features(const EntityBuilder& builder, const PhraseLayer& phrases,
                     const Discourse& discourse, const Phrase& phrase, std::size_t rules,
                     FeatureList& out);
/// Of a candidate beside the phrase; `own` are the phrase's own features.
void candidate_features(const EntityBuilder& builder, const PhraseLayer& phrases,
                        const Discourse& discourse, const Phrase& phrase, const FeatureList& own,
                        const AntecedentCandidate& candidate, FeatureList& out);

}  // namespace demarche::detail
