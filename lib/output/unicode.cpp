// SPDX-License-Identifier: Apache-2.0
#include "output/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

#include "output/offsets.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto size = character_size(text, at);
    if (character_at(text, at).kind == CharClass::invalid)
      out += "\uFFFD";
    else
      out.append(text, at, size);
    at += size;
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string line;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto size = character_size(text, at);
    const auto c = character_at(text, at);
    if ((c.code <= 0xA0 && c.kind == CharClass::space) || c.code == 0x2028 || c.code == 0x2029) {
      blank = !line.empty();
    } else {
      if (blank) line += ' ';
      blank = false;
      if (c.kind == CharClass::invalid)
        line += "\uFFFD";
      else
        line.append(text, at, size);
    }
    at += size;
  }
  return line;
}

std::string to_nfc(std::string text) {
  // Nothing below U+0300 changes: the usual text is returned as it is.
  if (std::all_of(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0xCC; }))
    return text;
  utf8proc_uint8_t* normal = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &normal,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(normal, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return text;
  return {reinterpret_cast<const char*>(normal), static_cast<std::size_t>(size)};
}

std::string percent_encoded(std::string_view text, std::string_view kept) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    const auto piece = text.substr(at, c.size);
    const bool plain = c.code < 0x80 ? c.kind == CharClass::letter || c.kind == CharClass::digit ||
                                           kept.find(piece) != std::string_view::npos
                                     : c.kind == CharClass::letter;
    if (plain)
      out += piece;
    else
      for (const char byte : piece) {
        const auto value = static_cast<unsigned char>(byte);
        out += {'%', digits[value >> 4U], digits[value & 15U]};
      }
    at += c.size;
  }
  return out;
}

}  // namespace demarche::detail
