// SPDX-License-Identifier: Apache-2.0
/// Web pages as text.
#pragma once

#include <string>
#include <string_view>

#include "input.hpp"

namespace program {

/// The bytes as UTF-8: by a byte order mark, else `charset`, else as UTF-8 where they are valid,
/// else by the page's own <meta charset>, else as Windows-1252. What cannot be read becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view charset);

/// Whether all bytes are UTF-8.
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Text of Windows-1252: more letters beyond ASCII that are no UTF-8 than such that are, one in
/// five bytes at most, and no control characters, as the library judges it. Complexity: linear.
[[nodiscard]] bool looks_like_windows_1252(std::string_view bytes);

/// "UTF-16LE" and the like for bytes that are, by their mark, or by every second one being zero;
/// else nothing. Looks at the first 512 bytes.
[[nodiscard]] std::string wide_charset(std::string_view bytes);

/// Character references as characters: "&eacute;", "&#8217;".
[[nodiscard]] std::string unescaped(std::string_view text);

/// True for text that holds paragraphs, lists or lines of HTML, as records of feeds and APIs do.
[[nodiscard]] bool looks_like_page(std::string_view text);

struct PageText {
  std::string text;
  std::string date;  ///< the day that the page says it was published, or empty
};

/// A page's paragraphs and headings, a blank line between them: those of its longest <article>,
/// else of <main>, else of the body without navigation, asides, forms, page header and footer.
/// Blocks that are mostly links fall out. A page of scripts has no text there: it is then the
/// articleBody of its JSON-LD. `page` is UTF-8. Threads: any number at once. Complexity:
/// linear; what is nested deeper than 500 elements is cut off.
[[nodiscard]] PageText page_text(std::string_view page);

/// Makes a text of a document that holds a page.
void read_page(InputDocument& document);

}  // namespace program
