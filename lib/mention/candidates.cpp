// SPDX-License-Identifier: Apache-2.0
#include "mention/candidates.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace demarche::detail {
namespace {

/// Of candidates that overlap one another, or hang together by others: the heaviest that do not
/// overlap, in text order. `those` are indices in their order.
class Cluster {
 public:
  explicit Cluster(const std::vector<Candidate>& candidates) : candidates_(candidates) {}

  void resolve(std::vector<std::uint32_t>& those, std::vector<Candidate>& out) {
    std::sort(those.begin(), those.end(), [this](std::uint32_t x, std::uint32_t y) {
      const auto& a = candidates_[x];
      const auto& b = candidates_[y];
      if (a.weight != b.weight) return a.weight > b.weight;
      if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      return x < y;
    });
    kept_.clear();
    for (const auto i : those) {
      const auto span = candidates_[i].span;
      const auto next = kept_.lower_bound(span.begin);
      if (next != kept_.end() && next->first < span.end) continue;
      if (next != kept_.begin() && candidates_[std::prev(next)->second].span.end > span.begin)
        continue;
      kept_.emplace_hint(next, span.begin, i);
    }
    for (const auto& [begin, i] : kept_) out.push_back(candidates_[i]);
  }

 private:
  const std::vector<Candidate>& candidates_;
  std::map<std::uint32_t, std::uint32_t> kept_;  // by begin; disjoint: two neighbours can overlap
};

}  // namespace

std::vector<Candidate> resolve_overlaps(const std::vector<Candidate>& candidates) {
  std::vector<std::uint32_t> order(candidates.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return candidates[a].span.begin < candidates[b].span.begin;
  });
  std::vector<Candidate> result;
  result.reserve(candidates.size());
  Cluster cluster(candidates);
  std::vector<std::uint32_t> together;
  for (std::size_t i = 0; i < order.size();) {
    auto end = candidates[order[i]].span.end;
    together.assign(1, order[i++]);
    for (; i < order.size() && candidates[order[i]].span.begin < end; ++i) {
      end = std::max(end, candidates[order[i]].span.end);
      together.push_back(order[i]);
    }
    if (together.size() == 1)
      result.push_back(candidates[together[0]]);
    else
      cluster.resolve(together, result);
  }
  return result;
}

}  // namespace demarche::detail
