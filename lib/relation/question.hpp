// SPDX-License-Identifier: Apache-2.0
/// What is asked and not told.
#pragma once

#include "relation/tree.hpp"

namespace demarche::detail {

/// The clause is what a question asks, or completes it: "Has Norway [asked] Kenya?", "Will it plan
/// to [meet] Kenya?". What a question with "who", "why" and the like takes for granted is not
/// asked, nor is what a clause within it says beside. Steps up the tree are bounded.
[[nodiscard]] bool is_asked(const Tree& tree, TokenIndex clause);

}  // namespace demarche::detail
