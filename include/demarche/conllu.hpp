// SPDX-License-Identifier: Apache-2.0
/// Documents as CoNLL-U: docs/formats/conllu.md says what stands where.
#pragma once

#include <string>
#include <string_view>

#include "demarche/document.hpp"

namespace demarche {

/// How a document is written.
struct ConlluOptions {
  std::string_view id;  ///< the document's id, a part of every sent_id; empty becomes "0"
};

/// The document's words, lemmas, tags and trees, with its entities in MISC, as valid CoNLL-U:
/// Unicode NFC, one root a sentence. Invalid bytes of the text become U+FFFD. Without a model file
/// the words have no tags and hang on the sentence's first. Empty for a text without words.
/// Complexity: linear in the words.
[[nodiscard]] std::string to_conllu(const Document& document, const ConlluOptions& options = {});

}  // namespace demarche
