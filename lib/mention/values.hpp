// SPDX-License-Identifier: Apache-2.0
/// Dates, times, amounts and numbers.
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// DATE, TIME, MONEY, PERCENT, QUANTITY, CARDINAL and ORDINAL with OntoNotes extents, in text
/// order, none overlapping another. Dates are resolved to ISO 8601 against article.date. Strings
/// are in the document's arena. Complexity: linear in the tokens.
[[nodiscard]] std::vector<ValueCandidate> find_values(const Layers& document);

}  // namespace demarche::detail
