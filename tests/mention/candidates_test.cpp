// SPDX-License-Identifier: Apache-2.0
/// Which candidates stay, against a plain reference.
#include "mention/candidates.hpp"

#include <algorithm>
#include <random>

#include "catch.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

/// The heaviest first, each unless it overlaps one that is kept.
std::vector<Candidate> reference(std::vector<Candidate> candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
    return a.span.begin < b.span.begin;
  });
  std::vector<Candidate> kept;
  for (const auto& c : candidates)
    if (std::none_of(kept.begin(), kept.end(), [&](const auto& k) {
          return k.span.begin < c.span.end && c.span.begin < k.span.end;
        }))
      kept.push_back(c);
  std::sort(kept.begin(), kept.end(),
            [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return kept;
}

}  // namespace

TEST_CASE("the heaviest of the candidates that overlap stay", "[mention]") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const auto length = 5 + random() % 200;
    std::vector<Candidate> candidates(random() % 60);
    for (auto& c : candidates) {
      const auto begin = static_cast<std::uint32_t>(random() % length);
      c.span = {begin, begin + 1 + static_cast<std::uint32_t>(random() % 9)};
      c.weight = static_cast<float>(random() % 5);
      c.name = static_cast<std::uint32_t>(&c - candidates.data());  // tells equal ones apart
    }
    const auto expected = reference(candidates);
    const auto found = resolve_overlaps(candidates);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) REQUIRE(found[i].name == expected[i].name);
  }
}
