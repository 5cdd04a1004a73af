// SPDX-License-Identifier: Apache-2.0
/// Logical arguments: who does what to whom, whatever the grammar around it.
#pragma once

#include <string_view>
#include <vector>

#include "relation/rules.hpp"
#include "relation/tree.hpp"

namespace demarche::detail {

/// Undoes passives, relative and participial clauses, control, raising, coordination and light
/// verbs, once for all rules. All functions give the heads of noun phrases, conjuncts included, in
/// text order; empty if none. Steps up the tree are bounded, so every call is constant time apart
/// from the children that it reads.
class Clauses {
 public:
  explicit Clauses(const Tree& tree) : tree_(tree) {}

  [[nodiscard]] std::vector<TokenIndex> subjects(TokenIndex verb) const;
  /// Of whom a predicative adjective or a participle like one speaks: "[A] is opposed to".
  [[nodiscard]] std::vector<TokenIndex> bearers(TokenIndex adjective) const;
  [[nodiscard]] std::vector<TokenIndex> objects(TokenIndex verb) const;
  [[nodiscard]] std::vector<TokenIndex> recipients(TokenIndex verb) const;
  /// Arguments behind a preposition, attached to the trigger, or to its object or light verb.
  [[nodiscard]] std::vector<TokenIndex> behind(TokenIndex trigger,
                                               std::string_view preposition) const;
  /// Of a noun: "A's", "his", "A visit".
  [[nodiscard]] std::vector<TokenIndex> possessors(TokenIndex noun) const;
  [[nodiscard]] std::vector<TokenIndex> modifiers(TokenIndex noun) const;
  /// Who the noun phrases of the verb's objects name, nearest first: owners, modifiers, "of", "by"
  /// and deeper. Candidates, not conjuncts: the first that denotes somebody counts.
  [[nodiscard]] std::vector<TokenIndex> object_owners(TokenIndex verb) const;
  /// Candidates behind any preposition that may lead to somebody whom the trigger concerns.
  [[nodiscard]] std::vector<TokenIndex> obliques(TokenIndex trigger) const;
  /// Candidates in the clause that says what is agreed, demanded or threatened.
  [[nodiscard]] std::vector<TokenIndex> complement(TokenIndex trigger) const;
  /// Subjects of the clause that is the verb's complement.
  [[nodiscard]] std::vector<TokenIndex> complement_subjects(TokenIndex verb) const;

  /// The verb that carries a noun trigger: "held" for "talks" in "held talks"; no_token if it
  /// stands alone.
  [[nodiscard]] TokenIndex light_verb(TokenIndex noun) const;
  /// The verb whose auxiliaries, negation and adjuncts hold for the trigger: itself, or its light
  /// verb.
  [[nodiscard]] TokenIndex clause_of(TokenIndex trigger) const;

  /// What a rule's place holds for a trigger.
  [[nodiscard]] std::vector<TokenIndex> at(TokenIndex trigger, bool noun, const Place& place) const;

 private:
  [[nodiscard]] std::vector<TokenIndex> subjects(TokenIndex verb, int depth,
                                                 bool stative = false) const;
  [[nodiscard]] TokenIndex surface_subject(TokenIndex verb) const;
  [[nodiscard]] TokenIndex misread_object(TokenIndex verb) const;
  [[nodiscard]] std::vector<TokenIndex> expand(TokenIndex token) const;
  [[nodiscard]] TokenIndex governing_verb(TokenIndex noun, TokenIndex conjunct) const;
  [[nodiscard]] bool is_had(TokenIndex noun, TokenIndex verb) const;
  [[nodiscard]] TokenIndex antecedent(TokenIndex pronoun, TokenIndex verb) const;
  void inside(TokenIndex phrase, int depth, std::vector<TokenIndex>& out) const;
  void clause(TokenIndex verb, int depth, std::vector<TokenIndex>& out) const;
  const Tree& tree_;
};

}  // namespace demarche::detail
