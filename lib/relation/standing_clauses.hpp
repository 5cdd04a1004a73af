// SPDX-License-Identifier: Apache-2.0
/// Relations that stand, as whole clauses tell them.
#pragma once

#include <vector>

#include "relation/events.hpp"

namespace demarche::detail {

/// ROLE from "A is the director of B", "served as", "was appointed"; MEMBER_OF from "A is a member
/// of B", "B member A", "A joined B". Adds to what is found already and repeats none of it; nothing
/// that is only planned, denied or over ("former member").
void add_standing_clauses(const RelationContext& context, std::vector<Relation>& found);

/// All that rules tell: standing relations, those that clauses tell, then the `events`.
[[nodiscard]] std::vector<Relation> with_standing(const RelationContext& context,
                                                  const std::vector<Relation>& events);

}  // namespace demarche::detail
