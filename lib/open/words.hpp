// SPDX-License-Identifier: Apache-2.0
/// Words of a sentence that need not stand together, and the phrase that they make in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "relation/tree.hpp"

namespace demarche::detail {

/// Tokens of one sentence, ascending and each once.
using Words = std::vector<TokenIndex>;

/// Spans of the text in reading order; or one word that the text only implies ("is" between a title
/// and a name), with an empty span where it would stand.
struct Phrase {
  std::vector<Span> parts;
  std::string_view implied;

  /// From the first part to the last.
  [[nodiscard]] Span hull() const {
    return parts.empty() ? Span{} : Span{parts.front().begin, parts.back().end};
  }
  /// The parts joined by blanks, or the implied word.
  [[nodiscard]] std::string text(const Layers& document) const;
};

/// Sorts, and drops what is doubled.
void normalize(Words& words);
/// Drops punctuation at the ends and beside gaps; quotation marks and brackets stay in pairs.
void trim(const Tree& tree, Words& words);
/// `a` and `b` together.
[[nodiscard]] Words merged(const Words& a, const Words& b);
/// `a` without the words of `b`.
[[nodiscard]] Words without(const Words& a, const Words& b);
[[nodiscard]] bool includes(const Words& words, TokenIndex token);
/// Every word of `part` is in `whole`.
[[nodiscard]] bool includes(const Words& whole, const Words& part);
[[nodiscard]] Phrase to_phrase(const Layers& document, const Words& words);

}  // namespace demarche::detail
