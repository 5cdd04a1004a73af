// SPDX-License-Identifier: Apache-2.0
/// What was weighed when several things bear a name: for people who ask why.
#include <algorithm>

#include "entity/builder.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t most_choices = 200;
constexpr std::size_t most_rows = 8;

}  // namespace

bool EntityBuilder::is_choice(const std::vector<const Sense*>& senses) const {
  return choices_ < most_choices && std::any_of(senses.begin(), senses.end(), [&](const auto* s) {
           return s->id != senses.front()->id;
         });
}

void EntityBuilder::keep_weighed(Span name, std::vector<Weighed> weighed, const Sense* chosen) {
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  weighed.resize(std::min(weighed.size(), most_rows));
  ++choices_;
  for (const auto& w : weighed)
    link_candidates.push_back({name, w.sense->id, w.sense->canonical, w.sense->country,
                               doc.arena->copy(w.why), w.score,
                               chosen && chosen->id == w.sense->id});
}

}  // namespace demarche::detail
