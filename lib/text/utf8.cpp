// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

CharClass classify(char32_t c) {
  if (c <= 0xA0 || c == 0xAD || c == 0x1680 || c == 0x3000 || c == 0xFEFF) return CharClass::space;
  if (c >= 0x2000 && c <= 0x200F) return CharClass::space;
  if (c >= 0x2028 && c <= 0x202F) return CharClass::space;
  if (c >= 0x205F && c <= 0x206F) return CharClass::space;
  if (c >= 0x2010 && c <= 0x205E) return CharClass::punctuation;
  if (c == 0xAB || c == 0xBB || c == 0xA1 || c == 0xBF || c == 0xB7 || c == 0xA7 || c == 0xB6)
    return CharClass::punctuation;
  if ((c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || c == 0xFF0C || c == 0xFF0E)
    return CharClass::punctuation;
  return CharClass::letter;
}

}  // namespace

Character wide_character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  const auto left = text.size() - at;
  const auto follows = [&](std::size_t i) { return i < left && (byte(at + i) & 0xC0U) == 0x80U; };
  char32_t code = 0;
  if (first >= 0xC2 && first <= 0xDF && follows(1)) {
    code = (first & 0x1FU) << 6 | (byte(at + 1) & 0x3FU);
    return {code, 2, classify(code)};
  }
  if (first >= 0xE0 && first <= 0xEF && follows(1) && follows(2)) {
    code = (first & 0x0FU) << 12 | (byte(at + 1) & 0x3FU) << 6 | (byte(at + 2) & 0x3FU);
    if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) return {code, 3, classify(code)};
  }
  if (first >= 0xF0 && first <= 0xF4 && follows(1) && follows(2) && follows(3)) {
    code = (first & 0x07U) << 18 | (byte(at + 1) & 0x3FU) << 12 | (byte(at + 2) & 0x3FU) << 6 |
           (byte(at + 3) & 0x3FU);
    if (code >= 0x10000 && code <= 0x10FFFF) return {code, 4, classify(code)};
  }
  return {0xFFFD, 1, CharClass::invalid};
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const auto c = character_at(text, i);
    if (c.kind == CharClass::invalid) return false;
    i += c.size;
  }
  return true;
}

}  // namespace demarche::detail
