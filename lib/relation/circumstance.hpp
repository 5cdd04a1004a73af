// SPDX-License-Identifier: Apache-2.0
/// When and where.
#pragma once

#include "relation/arguments.hpp"
#include "relation/clause.hpp"

namespace demarche::detail {

/// The DATE or TIME mention that dates the trigger's clause; none if the sentence has none that
/// belongs to it.
[[nodiscard]] Id<Mention> time_of(const Tree& tree, const Clauses& clauses,
                                  const Arguments& arguments, TokenIndex trigger);

/// The date right behind a name, which is its own where several are named: "to A on Monday and to B
/// on [Friday]".
[[nodiscard]] Id<Mention> time_behind(const Tree& tree, const Arguments& arguments,
                                      Id<Mention> name);

/// The place in which it happens: "in Geneva", "at the base"; never one of the actors. `anywhere`:
/// also where the parse hangs the place on another word of the clause, which for "discussed the war
/// in A" would be wrong.
[[nodiscard]] Id<Mention> place_of(const Tree& tree, const Clauses& clauses,
                                   const Arguments& arguments, TokenIndex trigger,
                                   Id<Mention> subject, Id<Mention> object, bool anywhere);

}  // namespace demarche::detail
