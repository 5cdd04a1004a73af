// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// Takes out what no relation uses and no name stands for: nominals such as "reporters" that are
/// nobody's argument, then entities without mentions; and renumbers the rest.
/// `used`: per mention.
void drop_unused(Layers& document, const std::vector<bool>& used);

}  // namespace demarche::detail
