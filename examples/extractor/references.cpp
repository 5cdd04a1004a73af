// SPDX-License-Identifier: Apache-2.0
/// Pieces of HTML in records and feeds.
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "page.hpp"

namespace program {

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text[at] == '&' ? text.substr(at, 32).find(';') : std::string_view::npos;
    const auto name =
        end == std::string_view::npos ? "" : std::string(text.substr(at + 1, end - 1));
    unsigned code = 0;
    if (name.starts_with('#')) {
      const bool hex = name.starts_with("#x") || name.starts_with("#X");
      code =
          static_cast<unsigned>(std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10));
    } else if (!name.empty()) {
      const auto* const known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
      code = known ? known->value : name == "apos" ? '\'' : 0;
    }
    xmlChar letter[8] = {};
    if (code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF)) {
      result.append(reinterpret_cast<const char*>(letter),
                    static_cast<std::size_t>(xmlCopyCharMultiByte(letter, static_cast<int>(code))));
      at += end + 1;
    } else {
      result += text[at++];
    }
  }
  return result;
}

bool looks_like_page(std::string_view text) {
  constexpr std::array marks = {"</p>",  "</P>",  "<br",   "<BR",  "</div>",
                                "</li>", "</h1>", "</h2>", "</td>"};
  return text.find('<') != std::string_view::npos &&
         std::any_of(marks.begin(), marks.end(),
                     [&](const char* mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace program
