// SPDX-License-Identifier: Apache-2.0
/// Characters of UTF-8 text that may be anything.
#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::detail {

/// What a character is to the tokenizer.
enum class CharClass : std::uint8_t { letter, digit, space, punctuation, invalid };

struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;  ///< bytes; an invalid sequence's bytes come one by one
  CharClass kind = CharClass::invalid;
};

/// The character that begins at `at`; never reads past the text. Zero-width and control characters
/// and NUL count as space; U+2010 to U+206F, U+00AB, U+00BB and ASCII punctuation as punctuation;
/// all else beyond ASCII as letters.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

[[nodiscard]] inline bool is_space_at(std::string_view text, std::size_t at) {
  return character_at(text, at).kind == CharClass::space;
}

}  // namespace demarche::detail
