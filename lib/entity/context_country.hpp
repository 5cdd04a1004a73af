// SPDX-License-Identifier: Apache-2.0
/// Whose a name is that neither the gazetteer nor its title tells: by what stands around it.
#pragma once

#include "entity/builder.hpp"

namespace demarche::detail {

/// Towns and regions that no gazetteer has: "Varr, Norway", "the Kenyan town of Varr", "Varr in
/// northern Kenya", or the one country that sentence and paragraph speak of.
void fill_place_countries(EntityBuilder& builder);

/// Persons and bodies: by what they are in an apposition, by whose bank, party or envoy they are,
/// then by the one country that sentence, paragraph or text speak of. Whose statement the text is
/// (EntityBuilder::home) must be known.
void fill_context_countries(EntityBuilder& builder);

}  // namespace demarche::detail
