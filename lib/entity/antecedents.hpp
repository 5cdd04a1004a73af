// SPDX-License-Identifier: Apache-2.0
/// Every noun phrase and pronoun that could take part in something leads to an entity.
#pragma once

#include "entity/antecedent_features.hpp"

namespace demarche::detail {

/// Sources of mentions of phrases that the rules of nominals and pronouns leave out: for readers
/// that ask what any word means (Arguments::meant), and for none of the rules of relations.
inline constexpr std::string_view argument_nominal = "nominal.argument";
inline constexpr std::string_view argument_pronoun = "pronoun.argument";
/// Sources of mentions that had been resolved by rules, and by the model to somebody else.
inline constexpr std::string_view antecedent_nominal = "nominal.antecedent";
inline constexpr std::string_view antecedent_pronoun = "pronoun.antecedent";

/// Sees every phrase as it is resolved: how training and explanations learn what was weighed.
class AntecedentWatcher {
 public:
  virtual ~AntecedentWatcher() = default;
  struct Weighed {
    const Phrase& phrase;
    const FeatureList& own;
    const std::vector<AntecedentCandidate>& candidates;
    const std::vector<FeatureList>& features;  ///< by candidate
    const std::vector<float>& chances;         ///< by candidate; empty without a model
    std::size_t chosen;                        ///< none: candidates.size()
  };
  virtual void weighed(const Weighed&) = 0;
  /// The phrase means these; one of them may have been made for it.
  virtual void resolved(const Phrase&, const EntityList&) = 0;
};

/// Resolves the phrases in the order of the text, each among at most two dozen candidates. Without
/// a model the rules' answers stand, and phrases that they leave out stay out. Needs the parse.
/// Complexity: linear.
void resolve_antecedents(EntityBuilder& builder, const AntecedentModel* model,
                         AntecedentWatcher* watcher);

}  // namespace demarche::detail
