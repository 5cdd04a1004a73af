// SPDX-License-Identifier: Apache-2.0
#include "analysis/tree_decoder.hpp"

#include <algorithm>
#include <limits>

namespace demarche::detail {
namespace {

constexpr float minus_infinity = -1e30F;

/// Maximum spanning arborescence from node 0 over a dense matrix score[dependent][head] of `n`
/// nodes (0 is the root). Cycles are contracted one at a time.
std::vector<std::uint32_t> arborescence(std::vector<std::vector<float>> score) {
  const std::size_t n = score.size();
  std::vector<std::uint32_t> head(n, 0);
  for (std::size_t d = 1; d < n; ++d) {
    for (std::size_t h = 0; h < n; ++h)
      if (h != d && (head[d] == d || score[d][h] > score[d][head[d]] || head[d] == 0)) {
        if (head[d] == 0 && h != 0 && score[d][h] <= score[d][0]) continue;
        head[d] = static_cast<std::uint32_t>(h);
      }
  }
  // find a cycle
  std::vector<int> state(n, 0);
  std::vector<std::uint32_t> cycle;
  for (std::size_t start = 1; start < n && cycle.empty(); ++start) {
    std::size_t at = start;
    while (at != 0 && state[at] == 0) {
      state[at] = static_cast<int>(start);
      at = head[at];
    }
    if (at != 0 && state[at] == static_cast<int>(start)) {
      auto c = at;
      do {
        cycle.push_back(static_cast<std::uint32_t>(c));
        c = head[c];
      } while (c != at);
    }
  }
  if (cycle.empty()) return head;
  std::vector<bool> inside(n, false);
  for (const auto c : cycle) inside[c] = true;
  std::vector<std::uint32_t> old;  // new index -> old; the last new one is the contracted cycle
  for (std::size_t i = 0; i < n; ++i)
    if (!inside[i]) old.push_back(static_cast<std::uint32_t>(i));
  const std::size_t m = old.size() + 1;
  const std::size_t knot = m - 1;
  std::vector<std::vector<float>> smaller(m, std::vector<float>(m, minus_infinity));
  std::vector<std::uint32_t> enters(m, 0);  // per outer head: which cycle node it would enter
  std::vector<std::uint32_t> leaves(m,
                                    0);  // per outer dependent: which cycle node would be its head
  for (std::size_t a = 0; a < m - 1; ++a) {
    for (std::size_t b = 0; b < m - 1; ++b) smaller[a][b] = score[old[a]][old[b]];
    for (const auto c : cycle) {
      if (a != 0 && score[old[a]][c] > smaller[a][knot])
        smaller[a][knot] = score[old[a]][c], leaves[a] = c;
      const float gain = score[c][old[a]] - score[c][head[c]];
      if (gain > smaller[knot][a]) smaller[knot][a] = gain, enters[a] = c;
    }
  }
  const auto inner = arborescence(std::move(smaller));
  for (std::size_t a = 1; a < m - 1; ++a)
    head[old[a]] = inner[a] == knot ? leaves[a] : old[inner[a]];
  const auto entered = enters[inner[knot]];
  head[entered] = old[inner[knot]];
  return head;
}

std::vector<std::vector<float>> matrix(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::vector<float>> result(n + 1, std::vector<float>(n + 1, minus_infinity));
  for (std::size_t d = 0; d < n; ++d)
    for (std::size_t h = 0; h <= n; ++h)
      if (h != d + 1) result[d + 1][h] = scores[d * (n + 1) + h];
  return result;
}

/// Greedy heads; true if they are a tree with one root already, as most are.
bool greedy(const std::vector<float>& scores, std::size_t n, std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t d = 0; d < n; ++d) {
    const float* row = scores.data() + d * (n + 1);
    std::size_t best = 0;
    for (std::size_t h = 1; h <= n; ++h)
      if (h != d + 1 && row[h] > row[best]) best = h;
    heads[d] = static_cast<std::uint32_t>(best);
    roots += best == 0 ? 1 : 0;
  }
  if (roots != 1) return false;
  std::vector<std::uint32_t> seen(n + 1, 0);
  for (std::size_t start = 1; start <= n; ++start) {
    std::size_t at = start;
    while (at != 0 && seen[at] == 0) {
      seen[at] = static_cast<std::uint32_t>(start);
      at = heads[at - 1];
    }
    if (at != 0 && seen[at] == start) return false;
  }
  return true;
}

}  // namespace

std::vector<std::uint32_t> best_tree(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::uint32_t> heads(n, 0);
  if (n == 0 || greedy(scores, n, heads)) return heads;
  // One root: the likeliest, all others may not be.
  std::size_t root = 0;
  float best = std::numeric_limits<float>::lowest();
  for (std::size_t d = 0; d < n; ++d) {
    const float* row = scores.data() + d * (n + 1);
    float other = std::numeric_limits<float>::lowest();
    for (std::size_t h = 1; h <= n; ++h)
      if (h != d + 1) other = std::max(other, row[h]);
    if (n == 1) other = 0;
    if (row[0] - other > best) best = row[0] - other, root = d;
  }
  auto m = matrix(scores, n);
  for (std::size_t d = 1; d <= n; ++d) {
    if (d != root + 1) m[d][0] = minus_infinity;
  }
  m[root + 1].assign(n + 1, minus_infinity);
  m[root + 1][0] = 0;
  const auto tree = arborescence(std::move(m));
  for (std::size_t d = 0; d < n; ++d) heads[d] = tree[d + 1];
  return heads;
}

}  // namespace demarche::detail
