// SPDX-License-Identifier: Apache-2.0
#include "output/sentence_tree.hpp"

namespace demarche::detail {

SentenceTree::SentenceTree(const Layers& doc, TokenRange words)
    : heads_(words.size(), 1), relations_(words.size(), Deprel::dep) {
  if (doc.syntax.size() < words.end) {
    heads_[0] = 0;
    relations_[0] = Deprel::root;
    return;
  }
  const auto n = words.size();
  constexpr std::uint32_t no_head = Syntax::root;
  std::uint32_t root = no_head;  // 1-based number of the sentence's root
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto& s = doc.syntax[words.begin + i];
    const bool inside = words.contains(s.head) && s.head != words.begin + i;
    heads_[i] = inside ? s.head - words.begin + 1 : no_head;
    relations_[i] = s.rel;
    if (!inside && root == no_head) root = i + 1;
  }
  if (root == no_head) root = 1, heads_[0] = no_head;
  // What leads back to itself is cut open where the walk closes the circle.
  std::vector<std::uint32_t> seen(n, 0);
  for (std::uint32_t start = 0; start < n; ++start) {
    auto at = start;
    while (seen[at] == 0 && heads_[at] != no_head) {
      seen[at] = start + 1;
      at = heads_[at] - 1;
    }
    if (heads_[at] != no_head && seen[at] == start + 1) heads_[at] = no_head;
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i + 1 == root) {
      heads_[i] = 0;
      relations_[i] = Deprel::root;
    } else if (heads_[i] == no_head) {
      heads_[i] = root;
      relations_[i] = relations_[i] == Deprel::punct ? Deprel::punct : Deprel::parataxis;
    } else if (relations_[i] == Deprel::root) {
      relations_[i] = Deprel::dep;
    }
  }
}

}  // namespace demarche::detail
