// SPDX-License-Identifier: Apache-2.0
/// Names in text that has not been cut into words: gigabytes of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gazetteer/image.hpp"
#include "gazetteer/units.hpp"

namespace demarche::detail {

/// Appends the units of text[begin, end). Like append_units for each word between blanks, but a
/// stop belongs to a word only in the likes of "U.S." and "J."; a blank line is a barrier.
/// Complexity: linear, 64 bytes a step where the text is ASCII.
void scan_units(std::string_view text, std::uint32_t begin, std::uint32_t end,
                std::vector<Unit>& out);

struct TextMatch {
  Span span;
  std::uint32_t record = 0;  ///< see Image
};

/// The names in a text of less than 4 GiB, leftmost-longest.
[[nodiscard]] std::vector<TextMatch> match_text(const Image& image, std::string_view text);

}  // namespace demarche::detail
