// SPDX-License-Identifier: Apache-2.0
#include "entity/name_countries.hpp"

#include <algorithm>
#include <initializer_list>

#include "util/letters.hpp"

namespace demarche::detail {
namespace {

/// The country of all that the gazetteer knows by these words; empty where they differ.
std::string_view one_country(const EntityBuilder& b, std::uint32_t begin, std::uint32_t end,
                             std::initializer_list<EntityType> types, bool states_only = false) {
  b.doc.work->add(Work::lookups, 1);
  const auto from = b.doc.tokens[begin].span.begin, to = b.doc.tokens[end - 1].span.end;
  std::string_view country;
  for (const auto& sense : b.gazetteer.find(std::string_view(b.doc.text).substr(from, to - from))) {
    if (std::find(types.begin(), types.end(), sense.type) == types.end()) {
      if (sense.type != EntityType::person) return {};
      continue;
    }
    if (states_only && sense.subtype != "country" && sense.subtype != "nationality") continue;
    if (sense.country.empty() || (!country.empty() && country != sense.country)) return {};
    country = sense.country;
  }
  return country;
}

}  // namespace

std::string_view country_in_place(const EntityBuilder& b, const Mention& m) {
  constexpr std::string_view kinds[] = {"province", "governorate", "oblast",  "district",
                                        "region",   "state",       "county",  "republic",
                                        "kingdom",  "prefecture",  "islands", "city"};
  const auto is_kind = [&](std::string_view w) {
    std::string small(w);
    std::transform(small.begin(), small.end(), small.begin(), to_lower);
    return std::find(std::begin(kinds), std::end(kinds), small) != std::end(kinds);
  };
  auto [begin, end] = m.tokens;
  if (end - begin > 1 && is_kind(b.word(end - 1))) --end;
  if (end - begin > 2 && is_kind(b.word(begin)) && b.word(begin + 1) == "of") begin += 2;
  if (begin == m.tokens.begin && end == m.tokens.end) return {};
  return one_country(b, begin, end, {EntityType::gpe, EntityType::loc});
}

std::string_view country_in_body(const EntityBuilder& b, const Mention& m) {
  constexpr std::uint32_t longest = 3, looked_at = 12;
  std::string_view found;
  const auto last = std::min(m.tokens.end, m.tokens.begin + looked_at);
  for (auto t = m.tokens.begin; t < last; ++t)
    for (auto end = std::min(last, t + longest); end > t; --end) {
      if (end - t == m.tokens.size()) continue;
      const auto country = one_country(b, t, end, {EntityType::gpe, EntityType::norp}, true);
      if (country.empty()) continue;
      if (!found.empty() && found != country) return {};
      found = country;
      t = end - 1;
      break;
    }
  return found;
}

}  // namespace demarche::detail
