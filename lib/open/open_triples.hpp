// SPDX-License-Identifier: Apache-2.0
/// Open triples: what the text says of anything, without types.
#pragma once

#include <vector>

#include "open/words.hpp"

namespace demarche::detail {

struct OpenTriple {
  Phrase subject, relation, object;
  std::vector<Phrase> extra;  ///< further arguments, with their prepositions
  Id<Entity> attributed_to;   ///< who says so; none where the text itself does
  bool negated = false;
  bool implicit = false;  ///< "is", "has", "in" of an apposition, a possessive, a title
  float confidence = 0;
};

/// Triples of the document's clauses and noun phrases, in text order. `maximal`: one triple a
/// clause with all its arguments; else short ones, each with one argument and coordinations split.
/// No triple is part of another. Empty without a parse.
/// Complexity: linear in the tokens: a sentence gives at most 200 triples, an argument has at most
/// 256 words, a coordination at most 12 parts; what is beyond is left out.
[[nodiscard]] std::vector<OpenTriple> find_open_triples(const Layers& document, bool maximal);

}  // namespace demarche::detail
