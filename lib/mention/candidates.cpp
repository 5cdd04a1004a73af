// SPDX-License-Identifier: Apache-2.0
#include "mention/candidates.hpp"

#include <algorithm>
#include <map>

namespace demarche::detail {

std::vector<Candidate> resolve_overlaps(std::vector<Candidate> candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
    return a.span.begin < b.span.begin;
  });
  std::map<std::uint32_t, Candidate>
      kept;  // by begin; disjoint, so only two neighbours can overlap
  for (const auto& candidate : candidates) {
    const auto next = kept.lower_bound(candidate.span.begin);
    if (next != kept.end() && next->first < candidate.span.end) continue;
    if (next != kept.begin() && std::prev(next)->second.span.end > candidate.span.begin) continue;
    kept.emplace(candidate.span.begin, candidate);
  }
  std::vector<Candidate> result;
  result.reserve(kept.size());
  for (auto& [begin, candidate] : kept) result.push_back(candidate);
  return result;
}

}  // namespace demarche::detail
