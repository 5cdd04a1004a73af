// SPDX-License-Identifier: Apache-2.0
/// The reader of quotation marks.
#pragma once

#include "layers.hpp"

namespace demarche::detail {

/// The quotations in marks, by their first word: curly, straight and angular ones, double and
/// single, in one another. `before` and `outer` are set, as far as marks tell. Complexity: linear.
[[nodiscard]] std::vector<Quotation> find_marks(const Layers& document);

}  // namespace demarche::detail
