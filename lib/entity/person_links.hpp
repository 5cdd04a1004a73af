// SPDX-License-Identifier: Apache-2.0
/// Who of the gazetteer a person of the text is.
#pragma once

#include <string>
#include <vector>

#include "entity/builder.hpp"
#include "entity/person_context.hpp"

namespace demarche::detail {

/// Links the entity to the gazetteer's person whose country, office on the article's date and
/// prior fit best; a tie stays unlinked. What the gazetteer does not know gets the context's
/// country. `words`: plain words of the longest name.
void link_person(EntityBuilder& builder, Id<Entity> entity, const std::vector<std::string>& words,
                 const PersonContext& context);

}  // namespace demarche::detail
