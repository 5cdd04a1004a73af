// SPDX-License-Identifier: Apache-2.0
/// Markdown as text.
#pragma once

#include "input.hpp"

namespace program {

/// Leaves the words of paragraphs, headings, lists, quotations and tables, without marks, link
/// targets, pictures, code and HTML. Of a head between "---" lines, `title` becomes the headline
/// where the text has none, and `date` or `published` the document's date.
void read_markdown(InputDocument& document);

}  // namespace program
