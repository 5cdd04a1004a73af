// SPDX-License-Identifier: Apache-2.0
/// The words that say what a clause says: auxiliaries, negation, adverbs, verb, particle.
#pragma once

#include "open/subjects.hpp"

namespace demarche::detail {

/// Builds the relation of a clause from its head: a verb, or the noun or adjective behind "is".
/// Refers to what it is given.
class RelationWords {
 public:
  struct Result {
    Words words;
    bool copular = false;  ///< the head stands behind a form of "be" and is not among the words
    bool negated = false;
  };

  RelationWords(const Tree& tree, const Extents& extents, const Subjects& subjects)
      : tree_(tree), extents_(extents), subjects_(subjects) {}

  /// Of this head alone; auxiliaries that coordinated verbs share are its own.
  [[nodiscard]] Result of(TokenIndex head) const;
  /// The infinitive or participle that the verb only colours: "helped to raise", "began making";
  /// no_token if none.
  [[nodiscard]] TokenIndex merged_infinitive(TokenIndex verb) const;
  /// "was able to" for the "keep" of "was able to find and keep": the second infinitive takes what
  /// governs the first.
  [[nodiscard]] Words governing(TokenIndex head) const;

 private:
  void add_auxiliaries(TokenIndex head, Result& result) const;
  [[nodiscard]] bool shares(TokenIndex auxiliary, TokenIndex first, TokenIndex head) const;
  [[nodiscard]] bool adverb(TokenIndex token, TokenIndex head) const;
  const Tree& tree_;
  const Extents& extents_;
  const Subjects& subjects_;
};

}  // namespace demarche::detail
