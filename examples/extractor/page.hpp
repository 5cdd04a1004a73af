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

struct PageText {
  std::string text;
  std::string date;  ///< the day that the page says it was published, or empty
};

/// A page's paragraphs and headings, a blank line between them: those of its longest <article>,
/// else of <main>, else of the body without navigation, asides, forms, page header and footer.
/// Blocks that are mostly links fall out. `page` is UTF-8. Threads: any number at once. Complexity:
/// linear; what is nested deeper than 500 elements is cut off.
[[nodiscard]] PageText page_text(std::string_view page);

/// Makes a text of a document that holds a page; leaves others alone.
void read_page(InputDocument& document);

}  // namespace program
