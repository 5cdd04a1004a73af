// SPDX-License-Identifier: Apache-2.0
/// The words that gazetteer matching compares: tokens cut further, without hyphens, apostrophes and
/// accents.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// A run of letters and digits, or one other punctuation mark. "U.S." is one unit, "US"; glued
/// hyphens and apostrophes vanish, so that "Jaish-i-Mohammed" is three units.
struct Unit {
  Span span;
  std::uint64_t hash = 0;     ///< of the folded form
  std::uint32_t token = 0;    ///< index of the token it stands in
  bool capital = false;       ///< begins with a capital
  bool all_capitals = false;  ///< has letters, all of them capitals
};

/// Units of the bytes [begin, end) of `text`, appended.
void append_units(std::string_view text, Span span, std::uint32_t token, std::vector<Unit>& out);

/// Combines a prefix's hash with the next unit's.
[[nodiscard]] constexpr std::uint64_t extend(std::uint64_t prefix, std::uint64_t unit) {
  const auto mixed = (prefix ^ unit) * 0x9E3779B97F4A7C15U;
  return mixed ^ (mixed >> 29U);
}

}  // namespace demarche::detail
