// SPDX-License-Identifier: Apache-2.0
/// What a clause speaks of.
#pragma once

#include "open/extents.hpp"

namespace demarche::detail {

/// Finds the noun that a clause's subject is: its own, one shared over coordinated clauses, the
/// noun before a relative clause or participle, the subject of the clause around it. Steps up the
/// tree are bounded. Refers to what it is given.
class Subjects {
 public:
  Subjects(const Tree& tree, const Extents& extents) : tree_(tree), extents_(extents) {}

  /// The head of the noun phrase, or no_token.
  [[nodiscard]] TokenIndex of(TokenIndex clause) const { return of(clause, 0); }
  /// The clause has a subject of its own, or "there".
  [[nodiscard]] bool own(TokenIndex clause) const;
  /// "who" in a relative clause is the noun that the clause hangs on; other words stay.
  [[nodiscard]] TokenIndex antecedent(TokenIndex pronoun, TokenIndex clause) const;
  /// What stands where a subject should, before the clause's first word, under another label.
  [[nodiscard]] TokenIndex misread(TokenIndex clause, TokenIndex first_word) const;

 private:
  [[nodiscard]] TokenIndex of(TokenIndex clause, int depth) const;
  [[nodiscard]] TokenIndex surface(TokenIndex clause) const;
  [[nodiscard]] TokenIndex below(TokenIndex clause) const;
  [[nodiscard]] TokenIndex described(TokenIndex noun) const;
  [[nodiscard]] TokenIndex noun_before(TokenIndex pronoun) const;
  const Tree& tree_;
  const Extents& extents_;
};

}  // namespace demarche::detail
