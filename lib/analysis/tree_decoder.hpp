// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace demarche::detail {

/// The best tree with one root: heads of n words (0: root, else 1-based), given scores[n][n + 1].
/// Chu-Liu/Edmonds on what greedy choice leaves cyclic. Complexity: n^2 a cycle; callers bound n.
[[nodiscard]] std::vector<std::uint32_t> best_tree(const std::vector<float>& scores, std::size_t n);

}  // namespace demarche::detail
