// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "open/drafts.hpp"

namespace demarche::detail {
namespace {

Words arguments_of(const Draft& draft) {
  auto words = draft.object;
  for (const auto& e : draft.extra) words = merged(words, e);
  return words;
}

}  // namespace

void drop_contained(std::vector<Draft>& drafts) {
  std::erase_if(drafts, [](const Draft& d) {
    return d.subject.empty() || d.object.empty() || (d.relation.empty() && d.implied.empty());
  });
  std::vector<Words> arguments;
  arguments.reserve(drafts.size());
  for (const auto& d : drafts) arguments.push_back(arguments_of(d));
  const auto part_of = [&](std::size_t a, std::size_t b) {
    return drafts[a].implied == drafts[b].implied &&
           includes(drafts[b].subject, drafts[a].subject) &&
           includes(drafts[b].relation, drafts[a].relation) && includes(arguments[b], arguments[a]);
  };
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    bool contained = false;
    for (std::size_t j = 0; j < drafts.size() && !contained; ++j)
      contained = j != i && part_of(i, j) && (j < i || !part_of(j, i));
    if (!contained) kept.push_back(drafts[i]);
  }
  drafts = std::move(kept);
}

}  // namespace demarche::detail
