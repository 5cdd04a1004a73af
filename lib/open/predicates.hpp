// SPDX-License-Identifier: Apache-2.0
/// What is said in a clause, whatever the grammar around it: relation words, subjects, complements.
#pragma once

#include <vector>

#include "open/relation_words.hpp"

namespace demarche::detail {

enum class Role : std::uint8_t {
  object,   ///< what is seen, given, or, behind "is", said to be
  oblique,  ///< behind a preposition
  adjunct,  ///< time or manner without a preposition: "last week", "then"
  clause,   ///< a clause: what is said, or when, why and how
};

struct Complement {
  TokenIndex head;
  Role role;
  Words binder;          ///< preposition or conjunction: "in", "that", "after"
  bool shared = false;   ///< stands before the first of coordinated clauses
  bool outside = false;  ///< is not inside its clause: the noun before a relative clause
};

struct Predicate {
  TokenIndex head = no_token;           ///< the verb, or the noun or adjective behind "is"
  TokenIndex core = no_token;           ///< the last verb of a chain: "raise" in "helped to raise"
  Words relation;                       ///< auxiliaries, negation, adverbs, verbs, particle
  std::vector<TokenIndex> subjects;     ///< coordinated ones one by one, at most Predicates::most
  bool own_subject = false;             ///< the subject stands in the same clause
  std::vector<Complement> complements;  ///< in text order, what stands before the clause last
  bool copular = false;
  bool negated = false;
};

/// Reads predicates off the tree. Auxiliaries, subjects and leading adjuncts of coordinated verbs
/// are shared; infinitives are merged with the verb that governs them ("helped to raise"); relative
/// pronouns become the noun that they stand for. Steps up the tree and lists are bounded, so a
/// predicate costs what its children cost. Refers to the tree.
class Predicates {
 public:
  static constexpr std::size_t most = 12;  ///< coordinated subjects or objects that are kept apart

  Predicates(const Tree& tree, const Extents& extents)
      : tree_(tree),
        extents_(extents),
        subjects_(tree, extents),
        relations_(tree, extents, subjects_) {}
  Predicates(const Predicates&) = delete;
  Predicates& operator=(const Predicates&) = delete;

  /// The token is the head of a clause that says something of its own (not merged into another).
  [[nodiscard]] bool is_predicate(TokenIndex token) const;
  [[nodiscard]] Predicate read(TokenIndex head) const;
  /// The token and what is coordinated with it as its like, at most `most`.
  [[nodiscard]] std::vector<TokenIndex> conjuncts(TokenIndex token) const;

 private:
  void add_complements(TokenIndex head, Predicate& predicate) const;
  void add_shared(TokenIndex head, Predicate& predicate) const;
  void add_shared_behind(Predicate& predicate) const;
  void add_relative_object(Predicate& predicate) const;
  const Tree& tree_;
  const Extents& extents_;
  Subjects subjects_;
  RelationWords relations_;
};

}  // namespace demarche::detail
