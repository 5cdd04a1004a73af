// SPDX-License-Identifier: Apache-2.0
/// One sentence's parse as one tree.
#pragma once

#include <cstdint>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// A tree of Universal Dependencies over a sentence's words, with exactly one root.
///
/// The analysis reads long sentences in pieces, each with a root of its own: the further roots hang
/// on the first as parataxis. Whatever the layer holds, heads stay inside the sentence and free of
/// cycles. Without a parse all words hang on the first as dep. Complexity: linear.
class SentenceTree {
 public:
  /// `words` not empty.
  SentenceTree(const Layers& doc, TokenRange words);
  /// 1-based number of the head of the word with this index in the sentence; 0: the root.
  [[nodiscard]] std::uint32_t head(std::uint32_t word) const { return heads_[word]; }
  [[nodiscard]] Deprel relation(std::uint32_t word) const { return relations_[word]; }

 private:
  std::vector<std::uint32_t> heads_;
  std::vector<Deprel> relations_;
};

}  // namespace demarche::detail
