// SPDX-License-Identifier: Apache-2.0
/// What the mention stage knows of each mention beyond the Mention itself, for the entity stage.
#pragma once

#include <cstdint>
#include <vector>

namespace demarche::detail {

/// Parallel to the mention stage's mentions.
struct MentionEvidence {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t>
      name;  ///< the gazetteer's name that matched (Gazetteer::senses), or none
  std::vector<std::uint32_t> value;  ///< index of the ValueCandidate, or none
};

}  // namespace demarche::detail
