// SPDX-License-Identifier: Apache-2.0
/// What stands beside a proposal, which the scorer weighs it against.
#pragma once

#include <vector>

#include "relation/candidates.hpp"

namespace demarche::detail {

/// Sets what the proposals of one text, in text order, say of each other: `told_before`, `rival`,
/// `beside`, `between`, `reversed` and `mentions`. Complexity: n log n in the proposals, linear in
/// the mentions.
void note_surroundings(const Layers& document, std::vector<Proposal>& proposals);

}  // namespace demarche::detail
