// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// Takes out nominal and pronoun mentions that no relation uses, then entities without mentions,
/// and renumbers the rest: output lists "the two sides" only where it is somebody's argument.
/// `used`: per mention.
void drop_unused(Layers& document, const std::vector<bool>& used);

}  // namespace demarche::detail
