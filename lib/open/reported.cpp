// SPDX-License-Identifier: Apache-2.0
#include "open/drafts.hpp"
#include "quotation/speech_verbs.hpp"

namespace demarche::detail {

bool add_reported(const OpenContext& context, TokenIndex token, std::vector<Draft>& out) {
  const auto& tree = context.tree;
  if (tree.rel(token) != Deprel::parataxis || tree.head(token) == no_token ||
      !is_speech_verb(tree.lemma(token)))
    return false;
  const auto speaker = tree.child(token, Deprel::nsubj);
  if (speaker == no_token || tree.child(token, Deprel::obj) != no_token ||
      tree.child(token, Deprel::ccomp) != no_token)
    return false;
  Draft draft;
  draft.subject = context.extents.noun(speaker, false);
  for (const auto c : tree.children(token))
    if (tree.rel(c) == Deprel::aux) draft.relation.push_back(c);
  draft.relation.push_back(token);
  normalize(draft.relation);
  draft.object = merged(context.extents.clause(tree.head(token), token),
                        context.extents.spoken(token, speaker));
  trim(tree, draft.object);
  draft.head = token;
  draft.confidence = 0.6F;
  out.push_back(std::move(draft));
  return true;
}

}  // namespace demarche::detail
