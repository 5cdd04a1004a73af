// SPDX-License-Identifier: Apache-2.0
#include "util/encoding.hpp"

#include <algorithm>

#include "demarche/error.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {

std::size_t check_encoding(std::string_view bytes, const std::string& file) {
  const auto head = bytes.substr(0, 4);
  const bool every_other_zero =  // letters of UTF-16 without a mark
      head.size() == 4 && (head[0] == '\0') != (head[1] == '\0') &&
      (head[0] == '\0') == (head[2] == '\0') && (head[1] == '\0') == (head[3] == '\0');
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || every_other_zero)
    throw Error(file, 1, "the file is in UTF-16, expected UTF-8");
  const auto end = bytes.find('\n');
  const auto stop = bytes.substr(0, end).find('\r');
  if (stop != std::string_view::npos && stop + 1 < std::min(end, bytes.size()))
    throw Error(file, 1, "lines end in a carriage return alone, expected a line feed");
  return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

void check_encoding(std::string& first_line, const std::string& file) {
  first_line.erase(0, check_encoding(std::string_view(first_line), file));
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40;  // bytes
  std::string result;
  for (std::size_t at = 0; at < text.size() && result.size() < longest;) {
    const auto c = character_at(text, at);
    const bool control = c.size == 1 && (c.code < 0x20 || c.code == 0x7F);
    if (c.kind == CharClass::invalid || control)
      result += '?';
    else
      result += text.substr(at, c.size);
    at += c.size;
  }
  return result;
}

}  // namespace demarche::detail
