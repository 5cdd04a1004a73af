// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "open/drafts.hpp"

namespace demarche::detail {

float clause_confidence(const OpenContext& context, const Predicate& predicate,
                        const Draft& draft) {
  float c = 0.75F;
  const auto distance = [](const Words& a, const Words& b) {
    if (a.empty() || b.empty()) return 0.0F;
    return a.back() < b.front() ? static_cast<float>(b.front() - a.back())
           : b.back() < a.front() ? static_cast<float>(a.front() - b.back())
                                  : 1.0F;
  };
  c -= std::min(0.3F, 0.015F * distance(draft.subject, draft.relation));
  c -= std::min(0.2F, 0.01F * distance(draft.relation, draft.object));
  if (!predicate.own_subject) c -= 0.1F;
  if (!draft.subject.empty() && context.tree.pos(draft.subject.back()) == Upos::propn) c += 0.05F;
  return std::clamp(c, 0.05F, 0.95F);
}

}  // namespace demarche::detail
