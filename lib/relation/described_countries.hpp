// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// Persons and bodies that the text only describes, with the country in the description ("three
/// Kenyan pilots", "nationals of Norway"), or else where it happened ("seven policemen in Mombasa")
/// or whom alone the sentence speaks of. They do not act for it, so that what finds relations does
/// not know it. Complexity: linear in the mentions; 24 words of each, and its sentence, are looked
/// at.
[[nodiscard]] std::vector<std::pair<Id<Entity>, std::string_view>> described_countries(
    const Layers& document);

}  // namespace demarche::detail
