// SPDX-License-Identifier: Apache-2.0
/// Words of violence that mean none: attacks on plans, strikes by nurses, price wars.
#pragma once

#include "relation/tree.hpp"

namespace demarche::detail {

/// True for a verb or noun of violence whose object, subject or modifier says that nobody is hurt:
/// "attacked the plan", "fought over the budget", "shares were hammered", "the drought killed off
/// the recovery", "a strike by nurses", "a price war". Complexity: linear in the word's children.
[[nodiscard]] bool is_figure_of_speech(const Tree& tree, TokenIndex trigger);

}  // namespace demarche::detail
