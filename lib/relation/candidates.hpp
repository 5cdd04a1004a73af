// SPDX-License-Identifier: Apache-2.0
/// What rules and the model propose, side by side, with what speaks for each proposal.
#pragma once

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "relation/events.hpp"

namespace demarche::detail {

/// One relation that is proposed, and its evidence. Probabilities of 0 mean that the model does not
/// see it.
struct Proposal {
  Relation relation;      ///< `rule` is the rule's name, or empty where only the model proposes it
  bool by_rule = false;   ///< a rule, or what finds standing relations, has made it
  bool by_model = false;  ///< the model sees this trigger with these arguments
  float rule = 0;         ///< the rule's confidence
  float trigger = 0;      ///< that the word tells something of this type
  float subject = 0;      ///< that the subject's word is its subject; of none, that there is none
  float object = 0;       ///< the same of the object
  float other_type = 0;   ///< the likeliest other type of the same word
  float rival = 0;  ///< of a standing relation: the subject's likeliest one with another object
  float told_before = 0;  ///< the same type and parties, earlier in the text: how likely they were
  float beside = 0;       ///< the likeliest other proposal of the same word
  float between = 0;      ///< the likeliest other one in the sentence between the same parties
  float reversed = 0;     ///< the same type the other way round, in the sentence
  float acts = 0;         ///< that the object's word is the subject
  float suffers = 0;      ///< that the subject's word is the object
  std::array<std::uint32_t, 2> mentions{};  ///< how often the text mentions subject and object
  std::uint32_t word = 0;                   ///< the trigger's token
  std::uint32_t sides = 1;                  ///< how many pairs the model sees at this trigger
  std::array<float, 4> status{};  ///< by Status, as the model sees it; all 0 where it does not
  Status read = Status::actual;   ///< as the grammar around the trigger reads it
};

/// How likely a proposal looks before it is scored.
[[nodiscard]] inline float likelihood(const Proposal& p) {
  return std::max(p.trigger * p.subject * p.object, p.rule);
}

/// Subject and object, by their numbers; of what both do to each other the smaller one first.
[[nodiscard]] inline std::pair<std::uint32_t, std::uint32_t> ordered_parties(const Relation& r) {
  const bool turned = is_symmetric(r.type) && r.object.value < r.subject.value;
  return turned ? std::pair(r.object.value, r.subject.value)
                : std::pair(r.subject.value, r.object.value);
}

/// The rules' relations and the model's, in text order; one candidate where both propose the same
/// relation in one sentence, of standing relations in one text. Complexity: linear in the triggers;
/// at most 8 arguments of each side are paired.
[[nodiscard]] std::vector<Proposal> propose(const RelationContext& context,
                                            const std::vector<Relation>& by_rules);

/// What the scorer reads of a candidate; training/score.py knows no more than their number.
inline constexpr std::size_t proposal_features = 136;
[[nodiscard]] std::array<float, proposal_features> features_of(const Layers& document,
                                                               const Proposal& candidate);

}  // namespace demarche::detail
