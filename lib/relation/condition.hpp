// SPDX-License-Identifier: Apache-2.0
/// Conditions, in which nothing has happened, and what is called off before it does.
#pragma once

#include "relation/tree.hpp"

namespace demarche::detail {

/// True inside of "if A attacks B", "unless A pays" and "Had A attacked B, ...". What somebody is
/// asked ("asked if") or doubts is no condition. Complexity: four clauses upwards.
[[nodiscard]] bool in_condition(const Tree& tree, TokenIndex clause);

/// True for what somebody halts, delays, cancels or refuses: "halted a [shipment] to B", "refused
/// to [meet] B".
[[nodiscard]] bool is_called_off(const Tree& tree, TokenIndex act);

}  // namespace demarche::detail
