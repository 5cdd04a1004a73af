// SPDX-License-Identifier: Apache-2.0
/// What printing, scanning and wrong decoding do to a text is undone before it is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// A text without the marks that hide its words, and where its bytes stand in the text as given.
///
/// Undone are: ligatures, full-width letters, soft hyphens, zero-width and direction marks, spaces
/// that are no blanks, words broken over a line's end, letters set apart ("N O T E"), a digit for a
/// letter ("to1d"), the numbers of footnotes glued to a sentence's end, page breaks with the page's
/// head and number, the mark where a news API has cut a text, UTF-8 that was read as Windows-1252,
/// and Windows-1252 that was taken for UTF-8.
class CleanText {
 public:
  /// Nothing where the text needs none of it. Complexity: linear.
  static std::optional<CleanText> of(std::string_view text);

  /// Hands out the clean text.
  [[nodiscard]] std::string take() { return std::move(text_); }
  /// The span of the text as given that a span of the clean text comes from. O(log edits).
  [[nodiscard]] Span original(Span clean) const;

 private:
  friend class Cleaner;
  /// A run of the clean text: copied, or written instead of what stood there.
  struct Piece {
    std::uint32_t clean = 0, given = 0;  // where it begins
    std::uint32_t given_size = 0;        // of what was replaced; 0: it is a copy
  };
  [[nodiscard]] const Piece& piece_at(std::uint32_t clean) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

/// A document, and what its stages read where that was not its text: their views go on living
/// there.
struct CleanedLayers : Layers {
  std::string read;
};

/// Gives every span of a document that was read as `clean` its place in `text`, the text as given.
void restore(CleanedLayers& document, std::string text, const CleanText& clean);

}  // namespace demarche::detail
