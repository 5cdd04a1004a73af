// SPDX-License-Identifier: Apache-2.0
/// Mends what no English clause looks like before rules read a parse.
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// The document's syntax with the commonest slips of a parser put right: a subject hung on the verb
/// of saying that follows, an object read as a second subject, "accepted demands" read as adjective
/// and noun, a modifier left beside its noun. Each needs a structure that is wrong in itself, so a
/// good parse stays as it is. Complexity: linear.
[[nodiscard]] std::vector<Syntax> mended(const Layers& document);

}  // namespace demarche::detail
