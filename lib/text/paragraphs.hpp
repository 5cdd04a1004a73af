// SPDX-License-Identifier: Apache-2.0
/// Lines of a text, joined to paragraphs.
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

struct Paragraph {
  Span span;                 ///< without white space around it
  bool after_blank = false;  ///< a blank line stands before it
  bool full_stop = false;    ///< ends as a sentence does
  std::uint32_t words = 0;
};

/// Paragraphs of the text. A blank line always ends one. With `join_lines` a single newline never
/// does; else it does where the line ends a sentence, or is a heading rather than the hard-wrapped
/// part of a longer line. Complexity: linear.
[[nodiscard]] std::vector<Paragraph> find_paragraphs(std::string_view text, bool join_lines);

}  // namespace demarche::detail
