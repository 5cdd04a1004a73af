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
  std::uint64_t hash = 0;   ///< of the folded form
  std::uint32_t token = 0;  ///< index of the token it stands in
  bool capital = false;     ///< begins with a capital
};

/// Has the unit letters, all of them capitals?
[[nodiscard]] bool all_capitals(std::string_view text, Span unit);

/// Units of the bytes [begin, end) of `text`, appended.
void append_units(std::string_view text, Span span, std::uint32_t token, std::vector<Unit>& out);

/// A unit that no name holds, to stand between sentences: no match crosses it.
[[nodiscard]] constexpr Unit barrier(std::uint32_t at) {
  return {{at, at}, 0x6D0F27BD9C3A51E8U, 0, false};
}

/// Both halves of the product of two words: the one step that all hashes here are made of.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const auto product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Combines a prefix's hash with the next unit's.
[[nodiscard]] inline std::uint64_t extend(std::uint64_t prefix, std::uint64_t unit) {
  return mixed((prefix << 23U | prefix >> 41U) ^ unit, 0x9E3779B97F4A7C15U);
}

}  // namespace demarche::detail
