// SPDX-License-Identifier: Apache-2.0
/// Triples as word lists, while they are being made; and the constructions that make them.
#pragma once

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "open/predicates.hpp"
#include "relation/arguments.hpp"

namespace demarche::detail {

/// A triple in words.
struct Draft {
  Words subject, relation, object;
  std::vector<Words> extra;
  std::string_view implied;    ///< the relation, where the text has no word for it
  TokenIndex head = no_token;  ///< of the clause or noun phrase that says it
  bool negated = false;
  float confidence = 0;
};

/// What every construction reads. All refer to the document.
struct OpenContext {
  const Layers& document;
  const Tree& tree;
  const Extents& extents;
  const Predicates& predicates;
  const Arguments& arguments;
};

/// A clause's argument without what lies on the other side of the relation, which only a wrong
/// parse puts there.
[[nodiscard]] Words argument(const OpenContext& context, const Predicate& predicate,
                             TokenIndex head, bool alone);

/// One triple a clause, with all its arguments.
void add_maximal(const OpenContext& context, const Predicate& predicate, std::vector<Draft>& out);
/// One triple an argument, coordinations split, and chains into the phrases inside of arguments.
void add_minimal(const OpenContext& context, const Predicate& predicate, std::vector<Draft>& out);
/// "..., X said": who says the clause around it. True if the token is such a verb.
bool add_reported(const OpenContext& context, TokenIndex token, std::vector<Draft>& out);
/// Appositions, titles before names, possessives and places in places: is, has, in.
void add_implied(const OpenContext& context, TokenIndex token, std::vector<Draft>& out);

/// How sure a clause's triple is: nearness, a subject of its own, plain grammar.
[[nodiscard]] float clause_confidence(const OpenContext& context, const Predicate& predicate,
                                      const Draft& draft);
/// Drops empty, repeated and contained ones: a triple each of whose slots lies in another's.
void drop_contained(std::vector<Draft>& drafts);

}  // namespace demarche::detail
