// SPDX-License-Identifier: Apache-2.0
#include "output/xml.hpp"

#include "output/offsets.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto size = character_size(text, at);
    const auto c = character_at(text, at);
    switch (c.code) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\t':
      case '\n':
        out += static_cast<char>(c.code);
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        if (c.kind == CharClass::invalid || c.code < ' ' || c.code == 0xFFFE || c.code == 0xFFFF)
          out += "\uFFFD";
        else
          out.append(text, at, size);
    }
    at += size;
  }
  return out;
}

}  // namespace demarche::detail
