// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "open/drafts.hpp"

namespace demarche::detail {
namespace {

bool part_of(const Draft& a, const Draft& b) {
  if (a.implied != b.implied || !includes(b.subject, a.subject) ||
      !includes(b.relation, a.relation))
    return false;
  const auto arguments = [](const Draft& d) {
    auto words = d.object;
    for (const auto& e : d.extra) words = merged(words, e);
    return words;
  };
  return includes(arguments(b), arguments(a));
}

}  // namespace

void drop_contained(std::vector<Draft>& drafts) {
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& d = drafts[i];
    if (d.subject.empty() || d.object.empty() || (d.relation.empty() && d.implied.empty()))
      continue;
    bool contained = false;
    for (std::size_t j = 0; j < drafts.size() && !contained; ++j)
      contained = j != i && part_of(d, drafts[j]) && (!part_of(drafts[j], d) || j < i);
    if (!contained) kept.push_back(d);
  }
  drafts = std::move(kept);
}

}  // namespace demarche::detail
