// SPDX-License-Identifier: Apache-2.0
/// Candidates for mentions, and the one list of priorities that decides between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// Where candidates come from, strongest first. The weight of a candidate is its source's base plus
/// `per_token` for each token that it covers plus its confidence: of two that overlap the heavier
/// stays. Longer names beat their parts ("Bank of Pakistan" over "Pakistan") and a user's own rows
/// beat all.
struct Weights {
  static constexpr float user = 100;
  static constexpr float alias = 9;          // "(ISPR)" right behind the name it abbreviates
  static constexpr float titled_person = 6;  // "Foreign Secretary X Y"
  static constexpr float gazetteer = 5;
  static constexpr float title = 6.2F;
  static constexpr float known_surname = 4.2F;  // "Wells" where "Alice Wells" stands elsewhere
  static constexpr float value = 4;
  static constexpr float model = 3.5F;
  static constexpr float shape = 2.5F;
  static constexpr float per_token = 0.7F;
};

struct Candidate {
  static constexpr std::uint32_t no_name = 0xFFFFFFFF;

  Span span;
  TokenRange tokens;
  EntityType type = EntityType::person;
  float confidence = 0;
  float weight = 0;
  std::string_view source = {};
  std::uint32_t name = no_name;   ///< the gazetteer's name, if one matched
  std::uint32_t value = no_name;  ///< index of the ValueCandidate
};

/// Keeps the heaviest of those that overlap (ties: the longer, then the first), in text order.
/// Complexity: n log n in the candidates.
[[nodiscard]] std::vector<Candidate> resolve_overlaps(const std::vector<Candidate>& candidates);

}  // namespace demarche::detail
