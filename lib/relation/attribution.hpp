// SPDX-License-Identifier: Apache-2.0
/// Who says what a relation states.
#pragma once

#include <utility>
#include <vector>

#include "relation/arguments.hpp"
#include "relation/clause.hpp"

namespace demarche::detail {

/// The innermost speaker of each token's clause: verbs of speech over their complement, "X said"
/// behind or between, "according to X", and who speaks in the quotation or turn around it. Refers
/// to what it is given.
class Attribution {
 public:
  Attribution(const Tree& tree, const Clauses& clauses, const Arguments& arguments);

  /// none: the article itself says so.
  [[nodiscard]] Id<Entity> speaker(TokenIndex token) const;

 private:
  [[nodiscard]] Id<Entity> speaker_of_verb(TokenIndex verb) const;
  [[nodiscard]] bool is_circumstance(TokenIndex t) const;
  [[nodiscard]] Id<Entity> clause_speaker(TokenIndex token) const;
  [[nodiscard]] Id<Entity> speaker_of(const Quotation& quotation) const;
  void find_closing_speakers();
  const Tree& tree_;
  const Clauses& clauses_;
  const Arguments& arguments_;
  /// Per sentence: where its tail with a verb of saying begins, and who speaks there.
  std::vector<std::pair<TokenIndex, Id<Entity>>> closing_;
};

}  // namespace demarche::detail
