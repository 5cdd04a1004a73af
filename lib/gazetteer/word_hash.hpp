// SPDX-License-Identifier: Apache-2.0
/// The hash of a folded word, eight bytes a step.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "gazetteer/units.hpp"

namespace demarche::detail {

constexpr std::uint64_t word_seed = 0xA0761D6478BD642FU;

/// The last bytes of a word as one number; the rest of it zero.
[[nodiscard]] inline std::uint64_t last_bytes(const char* at, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, size);
  return word;
}

/// Bytes that are folded already.
[[nodiscard]] inline std::uint64_t word_hash(std::string_view bytes) {
  auto hash = word_seed + bytes.size();
  while (bytes.size() > 8) {
    hash = mixed(hash ^ last_bytes(bytes.data(), 8), 0xE7037ED1A0B428DBU);
    bytes.remove_prefix(8);
  }
  return mixed(hash ^ last_bytes(bytes.data(), bytes.size()), 0x8EBC6AF09C88C6E3U);
}

/// text[begin, end), which holds ASCII letters and digits only: the bit 0x20 folds them all.
[[nodiscard]] inline std::uint64_t plain_word_hash(std::string_view text, std::size_t begin,
                                                   std::size_t end) {
  constexpr std::uint64_t small = 0x2020202020202020U;
  auto hash = word_seed + (end - begin);
  for (; end - begin > 8; begin += 8)
    hash = mixed(hash ^ (last_bytes(text.data() + begin, 8) | small), 0xE7037ED1A0B428DBU);
  const auto left = end - begin;
  std::uint64_t word = 0;
  if (begin + 8 <= text.size())  // may look past the word, not past the text
    word = last_bytes(text.data() + begin, 8) & (~std::uint64_t{0} >> (64 - 8 * left));
  else
    word = last_bytes(text.data() + begin, left);
  const auto folded = (word | small) & (~std::uint64_t{0} >> (64 - 8 * left));
  return mixed(hash ^ folded, 0x8EBC6AF09C88C6E3U);
}

}  // namespace demarche::detail
