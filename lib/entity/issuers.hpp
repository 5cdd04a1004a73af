// SPDX-License-Identifier: Apache-2.0
/// Whose words a whole text is, where its head says so: "Remarks by President Quist", "Joint
/// Statement of Kenya and Norway", "Letter from the Permanent Representative of Kenya".
#pragma once

#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

struct Issuers {
  Id<Entity> person;               ///< who says "I"; none where the head names nobody, or several
  std::vector<Id<Entity>> bodies;  ///< for whom "we" is said: countries, peoples, bodies
};

/// Reads the names of the text's first words. Places and bodies must be resolved, and persons for
/// their countries. Complexity: bounded, whatever the text's length.
[[nodiscard]] Issuers find_issuers(const EntityBuilder& builder);

}  // namespace demarche::detail
