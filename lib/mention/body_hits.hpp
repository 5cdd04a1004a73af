// SPDX-License-Identifier: Apache-2.0
/// Gazetteer names that hold a country's name beside a body's.
#pragma once

#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "layers.hpp"

namespace demarche::detail {

/// The gazetteer's names in a document, where "[U.S.] [Department of State]", "[Pakistan]'s
/// [Foreign Ministry]" and "[Israeli] [Supreme Court]" are two each though the gazetteer has them
/// as one: so annotators read them. Of the two the body keeps all that the whole name denotes.
/// Forces, parties and firms bear the country in their name: "[Kenya Army]". Complexity: that of
/// Gazetteer::match.
[[nodiscard]] std::vector<Hit> gazetteer_hits(const Layers& document, const Gazetteer& gazetteer);

}  // namespace demarche::detail
