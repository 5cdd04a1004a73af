// SPDX-License-Identifier: Apache-2.0
/// Hashes of a word's features, as training/features.py computes them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace demarche::detail {

/// FNV-1a over bytes, from a seed that tells one kind of feature from another.
class Fnv {
 public:
  explicit Fnv(std::uint64_t seed) : hash_(0xCBF29CE484222325U ^ (seed * 0x9E3779B97F4A7C15U)) {}
  void add(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001B3U; }
  [[nodiscard]] std::uint64_t value() const { return hash_ ^ (hash_ >> 29U); }

 private:
  std::uint64_t hash_;
};

struct Features {
  std::array<std::uint64_t, 6> hashes{};  ///< norm twice, prefix, suffix, ending, shape
  std::uint64_t vector_key = 0;
};

[[nodiscard]] Features word_features(std::string_view word);

}  // namespace demarche::detail
