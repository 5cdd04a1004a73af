// SPDX-License-Identifier: Apache-2.0
/// Characters of UTF-8 text that may be anything.
#pragma once

#include <array>
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
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t at);

/// The same for a character beyond ASCII, or an invalid byte.
[[nodiscard]] Character wide_character_at(std::string_view text, std::size_t at);

/// Whether every byte belongs to a character.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Classes of ASCII: nearly all of a text's characters are answered here, without a call.
inline constexpr auto ascii_classes = [] {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    classes[c] = letter                  ? CharClass::letter
                 : c >= '0' && c <= '9'  ? CharClass::digit
                 : c <= ' ' || c == 0x7F ? CharClass::space
                                         : CharClass::punctuation;
  }
  return classes;
}();

inline Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, ascii_classes[first]};
  return wide_character_at(text, at);
}

[[nodiscard]] inline bool is_space_at(std::string_view text, std::size_t at) {
  return character_at(text, at).kind == CharClass::space;
}

}  // namespace demarche::detail
