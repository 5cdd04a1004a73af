// SPDX-License-Identifier: Apache-2.0
/// How much of one text is read, and how much is said of it.
#pragma once

#include <cstddef>

namespace demarche {

/// Bounds for texts that nobody has looked at. What one leaves out is said in Document::cut.
struct Limits {
  std::size_t bytes = std::size_t{64} << 20U;  ///< of text; the rest is not read. Below 4 GiB
  std::size_t entities = 1'000'000;            ///< the first ones of the text stay
  std::size_t relations = 1'000'000;           ///< the first ones of the text stay
};

}  // namespace demarche
