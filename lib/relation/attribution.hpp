// SPDX-License-Identifier: Apache-2.0
/// Who says what a relation states.
#pragma once

#include <utility>
#include <vector>

#include "relation/arguments.hpp"
#include "relation/clause.hpp"

namespace demarche::detail {

/// The innermost speaker of each token's clause: verbs of speech over their complement, "X said"
/// behind or between, "according to X", and quotations that run over sentences. Refers to what it
/// is given.
class Attribution {
 public:
  Attribution(const Tree& tree, const Clauses& clauses, const Arguments& arguments);

  /// none: the article itself says so.
  [[nodiscard]] Id<Entity> speaker(TokenIndex token) const;

 private:
  [[nodiscard]] Id<Entity> speaker_of_verb(TokenIndex verb) const;
  [[nodiscard]] Id<Entity> clause_speaker(TokenIndex token) const;
  void find_quotations();
  void find_closing_speakers();
  const Tree& tree_;
  const Clauses& clauses_;
  const Arguments& arguments_;
  /// Per sentence: where its tail with a verb of saying begins, and who speaks there.
  std::vector<std::pair<TokenIndex, Id<Entity>>> closing_;
  std::vector<Id<Entity>> quoted_;  ///< per sentence: who speaks in a quotation that fills it
};

[[nodiscard]] bool is_speech_verb(std::string_view lemma);

}  // namespace demarche::detail
