// SPDX-License-Identifier: Apache-2.0
/// Events by rules over the parse.
#pragma once

#include <vector>

#include "relation/arguments.hpp"
#include "relation/attribution.hpp"
#include "relation/clause.hpp"
#include "relation/rules.hpp"

namespace demarche::detail {

/// What every kind of relation finder reads.
struct RelationContext {
  const Layers& document;
  const RuleSet& rules;
  const Tree& tree;
  const Clauses& clauses;
  const Arguments& arguments;
  const Attribution& attribution;
};

/// What became of a rule at a word that may trigger it.
struct RuleTrace {
  TokenIndex trigger = no_token;
  const Rule* rule = nullptr;
  bool fired = false;
  std::string_view failed;          ///< on what, if it did not fire
  TokenIndex failed_at = no_token;  ///< the word that stopped it, if it was one
};

/// One Relation for each rule that fires and each pair of its arguments, in text order, repetitions
/// included.
/// `trace`, if not null, gets a line for every rule that was tried.
[[nodiscard]] std::vector<Relation> find_events(const RelationContext& context,
                                                std::vector<RuleTrace>* trace = nullptr);

}  // namespace demarche::detail
