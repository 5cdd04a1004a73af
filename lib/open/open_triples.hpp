// SPDX-License-Identifier: Apache-2.0
/// Open triples: what the text says of anything, without types.
#pragma once

#include <optional>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

struct OpenTriple {
  Span subject, relation, object;
  std::vector<Span> extra;  ///< further arguments, with their prepositions
  bool negated = false;
  float confidence = 0;
};

/// Triples of the document's verbs, in text order: subject, verb with particle and preposition,
/// object. `maximal` adds the further arguments to one triple a verb; without it each argument gets
/// a triple of its own. Empty without a parse. Complexity: linear in the tokens.
[[nodiscard]] std::vector<OpenTriple> find_open_triples(const Layers& document, bool maximal);

}  // namespace demarche::detail
