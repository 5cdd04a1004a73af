// SPDX-License-Identifier: Apache-2.0
/// Mends what no English clause looks like, at the end of the analysis.
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// Puts the commonest slips of a parser right in `syntax`, the parse of the document's tokens, so
/// that all stages and outputs read one tree. Each mend needs a structure that is wrong in itself:
/// a good parse stays as it is. docs/benchmarks.md tells what each gives; those that gave nothing
/// are gone. Complexity: linear.
void mend(const Layers& document, std::vector<Syntax>& syntax);

}  // namespace demarche::detail
