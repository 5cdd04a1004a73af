// SPDX-License-Identifier: Apache-2.0
#include "entity/office_holders.hpp"

#include <algorithm>

#include "gazetteer/offices.hpp"

namespace demarche::detail {

void OfficeHolders::read() {
  std::map<std::uint32_t, const Sense*> known;
  for (std::size_t m = 0; m < b_.name_count(); ++m) {
    const auto& mention = b_.mentions[m];
    if (mention.type != EntityType::person) continue;
    const auto& id = b_.entities[mention.entity.value].gazetteer;
    for (const auto* sense : b_.senses(m))
      if (sense->id == id) known.emplace(mention.entity.value, sense);
  }
  const std::string_view date = b_.doc.article.date;
  b_.doc.work->add(Work::comparisons, known.size());
  for (const auto& [person, sense] : known)
    for (const auto& office : b_.gazetteer.offices(*sense))
      if (date.empty() || standing_on(office, date) >= Standing::unknown)  // no date: any time
        holders_[normalised_title(office.title)].push_back({Id<Entity>(person), sense->country});
}

Id<Entity> OfficeHolders::holder(const std::string& title, std::string_view country) {
  if (!read_) read();
  read_ = true;
  const auto [answer, fresh] = answers_.try_emplace({title, country});
  const auto held = holders_.find(title);
  if (!fresh || held == holders_.end()) return answer->second;
  b_.doc.work->add(Work::comparisons, held->second.size());
  Id<Entity> one;
  for (const auto& [person, of] : held->second) {
    if ((!country.empty() && of != country) || one == person) continue;
    if (one) return {};
    one = person;
  }
  return answer->second = one;
}

}  // namespace demarche::detail
