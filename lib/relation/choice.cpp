// SPDX-License-Identifier: Apache-2.0
#include "relation/choice.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "relation/condition.hpp"
#include "relation/model_codes.hpp"
#include "relation/question.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

/// The share of its own confidence that what a rule proposes keeps at least.
constexpr float least_of_rule = 0.55F;
/// Who takes part in what is this share as likely as what is told is listed, if without a name.
constexpr float listed_share = 0.4F;

bool is_users(const RuleSet& rules, std::string_view name) {
  const auto* rule = rules.named(name);
  return rule && rule->users;
}

/// A ROLE in a country or people.
bool is_office_of_state(const Layers& doc, const Relation& r) {
  if (r.type != RelationType::role || !r.subject || !r.object) return false;
  const auto type = doc.entities[r.object.value].type;
  return type == EntityType::gpe || type == EntityType::norp;
}

/// Somebody, and no "treaty" that the model has half taken for a party.
bool may_act(const Layers& doc, Id<Mention> party) {
  const auto& mention = doc.mentions[party.value];
  return mention.kind != MentionKind::nominal ||
         is_actor_noun(doc.syntax[mention.tokens.end - 1].lemma);
}

/// Whose country's office rules have read.
std::set<std::uint32_t> officers_of_rules(const Layers& doc,
                                          const std::vector<Proposal>& candidates) {
  std::set<std::uint32_t> officers;
  for (const auto& c : candidates)
    if (c.by_rule && is_office_of_state(doc, c.relation)) officers.insert(c.relation.subject.value);
  return officers;
}

}  // namespace

Choice choose(const RelationContext& context, const std::vector<Proposal>& candidates,
              const RelationScorer& scorer, float least) {
  Choice choice;
  auto& chosen = choice.relations;
  std::vector<const Proposal*> from;
  std::set<std::pair<std::uint32_t, RelationType>> two_sided;
  const auto officers = officers_of_rules(context.document, candidates);
  for (const auto& candidate : candidates) {
    if (!candidate.by_rule && is_office_of_state(context.document, candidate.relation) &&
        officers.count(candidate.relation.subject.value) > 0)
      continue;  // the title before a name says whose office it is
    const auto features = features_of(context.document, candidate);
    auto relation = candidate.relation;
    relation.confidence = scorer.probability(features);
    const bool users = candidate.by_rule && is_users(context.rules, relation.rule);
    if (users) relation.confidence = std::max(relation.confidence, candidate.rule);
    // The scorer has learnt from whole documents; of the single sentences and reports that rules
    // were written for, it knows less than they do.
    if (candidate.by_rule)
      relation.confidence = std::max(relation.confidence, least_of_rule * candidate.rule);
    if (relation.confidence < needed(least, relation)) {
      if (relation.confidence >= listed_share * least)
        for (const auto party : {relation.subject_mention, relation.object_mention})
          if (party && may_act(context.document, party)) choice.parties.push_back(party);
      continue;
    }
    // The grammar around a rule's trigger is what rules were written for; of other words the model
    // knows more.
    if (is_event(relation.type) && !candidate.by_rule) {
      relation.status = scorer.status(features);
      const auto clause = context.clauses.clause_of(candidate.word);
      if (relation.status == Status::actual &&
          (in_condition(context.tree, clause) || is_asked(context.tree, clause)))
        relation.status = Status::possible;
      if (relation.status == Status::actual && candidate.read == Status::negated)
        relation.status = Status::negated;
    }
    if (candidate.by_rule && candidate.by_model) {
      std::string both(relation.rule);
      both += '+';
      both += model_rule;
      relation.rule = context.document.arena->copy(both);
    }
    if (relation.subject && relation.object) two_sided.emplace(candidate.word, relation.type);
    chosen.push_back(relation);
    from.push_back(&candidate);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    if ((chosen[i].subject && chosen[i].object) ||
        two_sided.count({from[i]->word, chosen[i].type}) == 0)
      chosen[kept++] = chosen[i];
  chosen.resize(kept);
  return choice;
}

}  // namespace demarche::detail
