// SPDX-License-Identifier: Apache-2.0
/// Noun phrases that mean somebody named elsewhere, one function per kind.
#pragma once

#include "entity/builder.hpp"

namespace demarche::detail {

void add_pairs(EntityBuilder& builder);    ///< "the two sides", "both leaders"
void add_offices(EntityBuilder& builder);  ///< "the defence secretary"
void add_groups(EntityBuilder& builder);   ///< "Afghan officials", "the delegation", "reporters"

}  // namespace demarche::detail
