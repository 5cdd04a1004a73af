// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "open/drafts.hpp"

namespace demarche::detail {
namespace {

/// Main clauses are read best; what borrows its subject, worst.
float of_clause(const Tree& tree, const Predicate& predicate) {
  switch (tree.rel(predicate.head)) {
    case Deprel::root:
      return 0.10F;
    case Deprel::conj:
      return 0.05F;
    case Deprel::ccomp:
      return -0.08F;
    case Deprel::acl:
      return -0.09F;
    case Deprel::advcl:
      return predicate.own_subject ? -0.05F : -0.19F;
    case Deprel::xcomp:
      return -0.20F;
    default:
      return -0.07F;
  }
}

/// Long sentences are parsed worse.
float of_sentence(const OpenContext& context, TokenIndex head) {
  const auto& sentence = context.document.sentences[context.tree.sentence(head)];
  return std::clamp(0.12F - 0.01F * (static_cast<float>(sentence.tokens.size()) - 14.0F), -0.1F,
                    0.12F);
}

float of_gaps(const Words& words) {
  float gaps = 0;
  for (std::size_t i = 1; i < words.size(); ++i) gaps += words[i] != words[i - 1] + 1;
  return -0.06F * std::min(gaps, 2.0F);
}

}  // namespace

float clause_confidence(const OpenContext& context, const Predicate& predicate,
                        const Draft& draft) {
  const auto& tree = context.tree;
  if (draft.subject.empty() || draft.relation.empty() || draft.object.empty()) return 0;
  float c = 0.6F + of_clause(tree, predicate) + of_sentence(context, predicate.head);
  c += of_gaps(draft.subject) + of_gaps(draft.relation) + of_gaps(draft.object);
  c += 0.03F * (std::min(static_cast<float>(draft.relation.size()), 4.0F) - 2.0F);
  if (draft.subject.back() + 1 != draft.relation.front()) c -= 0.06F;
  if (draft.subject.size() > 12) c -= 0.2F;
  if (draft.object.size() == 1) c -= 0.06F;
  if (draft.extra.size() > 2) c -= 0.1F;
  for (const auto* slot : {&draft.subject, &draft.object})  // a pronoun whose noun was not found
    if (slot->size() == 1 &&
        (is_relative_pronoun(tree.lemma(slot->front())) || tree.lemma(slot->front()) == "what"))
      c -= 0.25F;
  return std::clamp(c, 0.05F, 0.95F);
}

}  // namespace demarche::detail
