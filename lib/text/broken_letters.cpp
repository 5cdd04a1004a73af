// SPDX-License-Identifier: Apache-2.0
#include "text/broken_letters.hpp"

#include <array>

#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

/// What Windows-1252 has at 0x80 to 0x9F.
constexpr std::array<char32_t, 32> upper_controls = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string utf8(char32_t c) {
  std::string s;
  if (c < 0x80) {
    s += static_cast<char>(c);
  } else if (c < 0x800) {
    s += static_cast<char>(0xC0U | c >> 6U);
    s += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    s += static_cast<char>(0xE0U | c >> 12U);
    s += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    s += static_cast<char>(0x80U | (c & 0x3FU));
  }
  return s;
}

/// The byte that Windows-1252 has for a character; 0 where it has none.
unsigned char byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  for (std::size_t i = 0; i < upper_controls.size(); ++i)
    if (upper_controls[i] == c) return static_cast<unsigned char>(0x80 + i);
  return 0;
}

/// "â€™" for "’": the bytes of UTF-8, each read as a character of Windows-1252.
Edit twice_encoded(std::string_view text, std::size_t at) {
  const auto first = character_at(text, at);
  // Those that begin what English texts hold: Latin letters, punctuation, byte order marks.
  std::size_t size = 0;
  if (first.code == 0xC2 || first.code == 0xC3) size = 2;
  if (first.code == 0xE2 || first.code == 0xEF) size = 3;
  if (first.code == 0xF0) size = 4;
  if (size == 0) return {};
  std::string bytes(1, static_cast<char>(first.code));
  auto end = at + first.size;
  while (bytes.size() < size && end < text.size()) {
    const auto c = character_at(text, end);
    const auto byte = byte_of(c.code);
    if (c.kind == CharClass::invalid || byte < 0x80 || byte > 0xBF) return {};
    bytes += static_cast<char>(byte);
    end += c.size;
  }
  if (bytes.size() < size || character_at(bytes, 0).size != size) return {};
  if (bytes == "\xC2\xA0") bytes = " ";
  return {static_cast<std::uint32_t>(end - at), bytes};
}

}  // namespace

Edit letter_edit(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> ligatures = {"ff",  "fi", "fl", "ffi",
                                                         "ffl", "st", "st"};
  const auto c = character_at(text, at);
  const auto code = c.code;
  if (code == 0xA0 || code == 0x202F || code == 0x2007 || code == 0x2009 || code == 0x200A)
    return {c.size, " "};
  if (code == 0xFEFF) return at == 0 ? Edit{} : Edit{c.size, ""};
  if ((code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
      (code >= 0x2060 && code <= 0x206F))
    return {c.size, ""};
  if (code >= 0xFB00 && code <= 0xFB06) return {c.size, std::string(ligatures[code - 0xFB00])};
  if (code >= 0xFF01 && code <= 0xFF5E) return {c.size, std::string(1, char(code - 0xFEE0))};
  return twice_encoded(text, at);
}

std::string_view windows_1252(unsigned char byte) {
  static const auto table = [] {
    std::array<std::string, 128> result;
    for (std::size_t i = 0; i < result.size(); ++i) {
      const char32_t c = i < 32 ? upper_controls[i] : static_cast<char32_t>(0x80 + i);
      if (c != 0) result[i] = utf8(c);
    }
    return result;
  }();
  return byte < 0x80 ? std::string_view{} : std::string_view(table[byte - 0x80U]);
}

bool looks_like_windows_1252(std::string_view text) {
  std::size_t wrong = 0;
  std::size_t right = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = character_at(text, i);
    if (c.kind == CharClass::invalid)
      ++wrong;
    else if (c.size > 1)
      ++right;
    else if (c.code < ' ' && c.code != '\n' && c.code != '\r' && c.code != '\t' && c.code != '\f')
      return false;
    i += c.size;
  }
  return wrong > right && wrong * 5 <= text.size();
}

}  // namespace demarche::detail
