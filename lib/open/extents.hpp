// SPDX-License-Identifier: Apache-2.0
/// Which words belong to an argument, seen from its head.
#pragma once

#include "open/words.hpp"

namespace demarche::detail {

/// Noun phrases and clauses as word lists. No list is longer than `longest`, so every call is
/// constant time. Refers to the tree.
class Extents {
 public:
  static constexpr std::size_t longest = 256;

  explicit Extents(const Tree& tree);

  /// A noun phrase without what says something of its own: relative clauses, appositions,
  /// parentheses; and without the preposition before it. `alone` leaves out what is coordinated
  /// with the head; nothing under `left_out` is taken.
  [[nodiscard]] Words noun(TokenIndex head, bool alone, TokenIndex left_out = no_token) const;
  /// The head with what stands before it, no phrase behind it: "a large gravestone".
  [[nodiscard]] Words core(TokenIndex head) const;
  /// All words under the head, but nothing under `left_out`.
  [[nodiscard]] Words clause(TokenIndex head, TokenIndex left_out = no_token) const;
  /// What stands under a verb of speech before its speaker: "It is over, X said".
  [[nodiscard]] Words spoken(TokenIndex verb, TokenIndex speaker) const;
  /// "in", "because of": the words that bind a noun to its head; conjuncts share the first one's.
  [[nodiscard]] Words preposition(TokenIndex noun) const;
  /// "that", "after", "in order to": the words that bind a clause to its head.
  [[nodiscard]] Words marker(TokenIndex clause) const;
  /// A clause under a noun that has a subject of its own, or a pronoun for the noun.
  [[nodiscard]] bool relative(TokenIndex clause) const;

  [[nodiscard]] bool after_comma(TokenIndex child) const;

 private:
  [[nodiscard]] bool own_phrase(TokenIndex child, TokenIndex head) const;
  void add_fixed(TokenIndex token, Words& words) const;
  const Tree& tree_;
  std::vector<TokenRange> name_;  ///< per token: the name or date of several words around it
};

/// "who", "which", "that", "whom".
[[nodiscard]] bool is_relative_pronoun(std::string_view lemma);

}  // namespace demarche::detail
