// SPDX-License-Identifier: Apache-2.0
/// Relations that stand rather than happen: offices, parts, places.
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// ROLE from titles beside persons, PART_OF from countries before bodies, LOCATED_IN from "X in A"
/// and "A, B", NATIONALITY from demonyms before persons that no ROLE covers. Works on mentions and
/// tokens, without a parse.
[[nodiscard]] std::vector<Relation> find_standing(const Layers& document);

}  // namespace demarche::detail
