// SPDX-License-Identifier: Apache-2.0
/// What rules and model propose, put side by side, from parses written by hand.
#include "relation/candidates.hpp"

#include <algorithm>

#include "../open/parsed_sentence.hpp"
#include "catch.hpp"
#include "relation/model_codes.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

/// "Aho met Bex": Aho and Bex are persons.
Layers meeting() {
  auto doc = parsed_sentence("Aho|PROPN|2:nsubj met/meet|VERB|0:root Bex|PROPN|2:obj");
  mark(doc, EntityType::person, 0, 1);
  mark(doc, EntityType::person, 2, 3);
  return doc;
}

EventScores event(RelationType type, float probability, float subject, float object) {
  EventScores scores;
  scores.trigger = 1;
  scores.type = type;
  scores.probability = probability;
  scores.status = {0.9F, 0.1F, 0, 0};
  EventArgument first;
  first.word = 0;
  first.probability[0] = subject;
  EventArgument second;
  second.word = 2;
  second.probability[1] = object;
  scores.arguments = {first, second};
  return scores;
}

Relation by_rule(const Layers& doc, RelationType type) {
  Relation r;
  r.type = type;
  r.rule = "test.rule";
  r.subject = Id<Entity>(0);
  r.object = Id<Entity>(1);
  r.subject_mention = Id<Mention>(0);
  r.object_mention = Id<Mention>(1);
  r.trigger = doc.tokens[1].span;
  r.sentence = Id<Sentence>(0);
  r.confidence = 0.7F;
  return r;
}

std::vector<Proposal> proposed(const Layers& doc, const std::vector<Relation>& rules = {}) {
  static const RuleSet none;
  const Tree tree(doc);
  const Clauses clauses(tree);
  const Arguments arguments(tree);
  const Attribution attribution(tree, clauses, arguments);
  return propose({doc, none, tree, clauses, arguments, attribution}, rules);
}

}  // namespace

TEST_CASE("the model's event becomes a pair and what names one party of it", "[candidates]") {
  auto doc = meeting();
  doc.events = {event(RelationType::consult, 0.9F, 0.8F, 0.7F)};
  const auto found = proposed(doc);
  REQUIRE(found.size() == 3);
  const auto& pair = found[0];
  CHECK(pair.by_model);
  CHECK_FALSE(pair.by_rule);
  CHECK(pair.relation.rule == model_rule);
  CHECK(pair.relation.predicate == "meet");
  CHECK(pair.relation.cameo == "040");
  CHECK(pair.subject == Approx(0.8F));
  CHECK(pair.object == Approx(0.7F));
  CHECK((found[1].relation.subject && !found[1].relation.object));
  CHECK(found[1].object == Approx(0.3F));  // that there is none
  CHECK((!found[2].relation.subject && found[2].relation.object));
}

TEST_CASE("what both propose is one candidate", "[candidates]") {
  auto doc = meeting();
  doc.events = {event(RelationType::consult, 0.9F, 0.8F, 0.7F)};
  const auto found = proposed(doc, {by_rule(doc, RelationType::consult)});
  const auto both = std::count_if(found.begin(), found.end(),
                                  [](const auto& c) { return c.by_rule && c.by_model; });
  CHECK(both == 1);
  CHECK(found.front().rule == Approx(0.7F));
  CHECK(found.front().trigger == Approx(0.9F));
}

TEST_CASE("a rule of another type stays beside the model's", "[candidates]") {
  auto doc = meeting();
  doc.events = {event(RelationType::consult, 0.9F, 0.8F, 0.7F)};
  const auto found = proposed(doc, {by_rule(doc, RelationType::accuse)});
  REQUIRE(found.size() == 4);
  const auto rule =
      std::find_if(found.begin(), found.end(), [](const auto& c) { return c.by_rule; });
  CHECK(rule->relation.type == RelationType::accuse);
  CHECK_FALSE(rule->by_model);
  CHECK(rule->trigger == 0.0F);
  CHECK(rule->other_type == Approx(0.9F));
}

TEST_CASE("a proposal knows what stands beside it", "[candidates]") {
  auto doc = meeting();
  auto accuses = event(RelationType::accuse, 0.5F, 0.8F, 0.6F);
  accuses.arguments[0].probability[1] = 0.3F;  // Aho may be whom it happens to
  accuses.arguments[1].probability[0] = 0.2F;
  doc.events = {event(RelationType::consult, 0.9F, 0.8F, 0.7F), accuses};
  const auto found = proposed(doc);
  const auto of = [&](RelationType type, std::uint32_t subject, std::uint32_t object) {
    return *std::find_if(found.begin(), found.end(), [&](const auto& c) {
      return c.relation.type == type && c.relation.subject == Id<Entity>(subject) &&
             c.relation.object == Id<Entity>(object);
    });
  };
  const auto met = of(RelationType::consult, 0, 1);
  const auto accused = of(RelationType::accuse, 0, 1);
  CHECK(accused.beside == Approx(0.9F * 0.8F * 0.7F));
  CHECK(accused.between == Approx(0.9F * 0.8F * 0.7F));
  CHECK(met.between == Approx(0.5F * 0.8F * 0.6F));
  CHECK(accused.suffers == Approx(0.3F));
  CHECK(accused.acts == Approx(0.2F));
  CHECK(accused.reversed == Approx(0.5F * 0.2F * 0.3F));
  CHECK(accused.mentions == std::array<std::uint32_t, 2>{1, 1});
}

TEST_CASE("standing relations are never told of one party", "[candidates]") {
  auto doc = meeting();
  doc.events = {event(RelationType::member_of, 0.9F, 0.8F, 0.7F)};
  const auto found = proposed(doc);
  REQUIRE(found.size() == 1);
  CHECK(found[0].relation.status == Status::actual);
  CHECK(found[0].relation.cameo.empty());
}

TEST_CASE("arguments that are unlikely, or the same entity, make no pair", "[candidates]") {
  auto doc = meeting();
  doc.events = {event(RelationType::consult, 0.9F, 0.8F, 0.05F)};
  for (const auto& c : proposed(doc)) CHECK_FALSE((c.relation.subject && c.relation.object));
  doc.mentions[1].entity = doc.mentions[0].entity;
  doc.events = {event(RelationType::consult, 0.9F, 0.8F, 0.8F)};
  for (const auto& c : proposed(doc)) CHECK_FALSE((c.relation.subject && c.relation.object));
}

TEST_CASE("all that the scorer reads fits into its features", "[candidates]") {
  auto doc = meeting();
  doc.events = {event(RelationType::consult, 0.9F, 0.8F, 0.7F)};
  const auto features = features_of(doc, proposed(doc).front());
  for (const auto value : features) CHECK((value >= -8 && value <= 8));
  CHECK(features.back() == 0.0F);  // room is left
}

TEST_CASE("codes of events that no rule has made", "[candidates]") {
  const RuleSet none;
  CHECK(model_code(none, RelationType::agree, "agree") == "030");
  CHECK(model_code(none, RelationType::assault, "kill") == "190");
  CHECK(model_code(none, RelationType::part_of, "of").empty());
}
