// SPDX-License-Identifier: Apache-2.0
/// Hashes of a word's features, as training/features.py computes them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace demarche::detail {

struct Features {
  std::array<std::uint64_t, 6> hashes{};  ///< norm twice, prefix, suffix, ending, shape
  std::uint64_t vector_key = 0;
};

[[nodiscard]] Features word_features(std::string_view word);

}  // namespace demarche::detail
