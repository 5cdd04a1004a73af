// SPDX-License-Identifier: Apache-2.0
/// How much of one text is read, and how much is said of it.
#pragma once

#include <cstddef>

namespace demarche {

/// Bounds for texts that nobody has looked at. What one leaves out is said in Document::cut, but
/// for relations that are too unsure.
struct Limits {
  std::size_t bytes = std::size_t{64} << 20U;  ///< of text; the rest is not read. Below 4 GiB
  std::size_t entities = 1'000'000;            ///< the first ones of the text stay
  std::size_t relations = 1'000'000;           ///< the first ones of the text stay
  /// Relations below it are left out, 0 keeps all. With the default, precision and recall are about
  /// where their F1 is best (docs/benchmarks.md, "Relations that are learnt"); relations of one
  /// party are then kept from 0.2 on, where theirs is.
  float min_confidence = 0.25F;
};

}  // namespace demarche
