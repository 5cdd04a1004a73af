// SPDX-License-Identifier: Apache-2.0
/// From bytes to article parts, tokens and sentences.
#pragma once

#include <utility>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

struct Structure {
  Article article;
  std::vector<Block> blocks;
};

/// Finds headline, byline, dateline, captions, labels, body, and what is not the article.
/// With `plain` set the whole text is body, in blocks cut at blank lines.
/// article.date: the date the text or its page names for itself, else `given_date`.
[[nodiscard]] Structure find_structure(const Layers& document);

/// Universal Dependencies words of the document's blocks, in text order.
[[nodiscard]] std::vector<Token> tokenize(const Layers& document);

/// Sentences over the document's tokens; each lies in one block and takes its section.
[[nodiscard]] std::vector<Sentence> split_sentences(const Layers& document);

/// All three in turn, into the document: what every later stage stands on.
inline void read_words(Layers& document) {
  auto structure = find_structure(document);
  document.article = std::move(structure.article);
  document.blocks = std::move(structure.blocks);
  document.tokens = tokenize(document);
  document.sentences = split_sentences(document);
}

}  // namespace demarche::detail
