// SPDX-License-Identifier: Apache-2.0
/// Whose officials and offices a text speaks of without saying it.
#include <algorithm>
#include <array>

#include "entity/builder.hpp"
#include "entity/person_context.hpp"
#include "gazetteer/data.hpp"
#include "mention/words.hpp"

namespace demarche::detail {
namespace {

/// Offices that a state's own statements name without the country: its staff, not heads and
/// ministers, who are as often another's.
bool is_own_office(std::string_view title) {
  const auto t = normalised_title(title);
  for (const std::string_view word :
       {"assistant", "advisor", "adviser", "coordinator", "deputy", "director", "spokesperson",
        "spokesman", "spokeswoman", "press secretary", "under secretary", "secretary of state",
        "representative", "counselor"})
    if (t.find(word) != std::string::npos) return true;
  return t == "secretary" || t == "ambassador" || t == "vice president";
}

bool is_own_body(std::string_view name) {
  constexpr std::array<std::string_view, 9> nouns = {"Department", "Ministry", "Office",
                                                     "Bureau",     "Council",  "Agency",
                                                     "Division",   "Service",  "Services"};
  const auto last = name.substr(name.rfind(' ') + 1);
  const auto first = name.substr(0, name.find(' '));
  const auto is_noun = [&](std::string_view w) {
    return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
  };
  return is_noun(last) || (is_noun(first) && first.size() < name.size());
}

}  // namespace

std::string_view issuers_country(const EntityBuilder& b) {
  if (b.doc.article.dateline || b.doc.article.byline) return {};
  int steps = 0;
  for (std::size_t m = 0; m < b.name_count() && steps < 6; ++m) {
    if (b.mentions[m].type != EntityType::person) continue;
    ++steps;
    auto begin = b.mentions[m].tokens.begin;
    // one's own officials are named without their country
    if (titles_before(b, begin).empty() || !b.country_before(begin).empty()) continue;
    if (b.word(b.mentions[m].tokens.end) == "of") continue;
    const auto& e = b.entities[b.mentions[m].entity.value];
    if (!e.country.empty()) return e.country;
  }
  return {};
}

void fill_home_country(EntityBuilder& b) {
  const auto home = issuers_country(b);
  if (home.empty()) return;
  for (std::size_t m = 0; m < b.name_count(); ++m) {
    auto& entity = b.entities[b.mentions[m].entity.value];
    if (!entity.country.empty() || !entity.gazetteer.empty()) continue;
    if (entity.type == EntityType::org) {
      if (is_own_body(entity.name)) entity.country = home;
    } else if (entity.type == EntityType::person) {
      PersonContext context;
      read_context(b, m, context);
      if (context.country.empty() &&
          std::any_of(context.titles.begin(), context.titles.end(), is_own_office))
        entity.country = home;
    }
  }
}

}  // namespace demarche::detail
