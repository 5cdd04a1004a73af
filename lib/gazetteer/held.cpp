// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/held.hpp"

#include <algorithm>
#include <tuple>

#include "demarche/error.hpp"
#include "gazetteer/import/country_codes.hpp"
#include "gazetteer/import/readers.hpp"
#include "gazetteer/offices.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

/// A country, or a body and the names it goes by.
struct Place {
  std::string country;
  std::vector<std::string> bodies;
};

std::string small(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

Place place_of(const Gazetteer& gazetteer, std::string_view where) {
  Place place;
  const auto code = country_code(where);
  if (!code.empty() && gazetteer.country(code)) return {std::string(code), {}};
  const auto senses = gazetteer.find(where);
  for (const auto& sense : senses)
    if (sense.subtype == "country") return {std::string(sense.country), {}};
  place.bodies.push_back(small(where));
  for (const auto& sense : senses) place.bodies.push_back(small(sense.canonical));
  return place;
}

HeldOffice held(const Sense& sense, const Office& office, bool stated) {
  return {std::string(sense.canonical),
          std::string(sense.id),
          std::string(sense.wikidata),
          std::string(office.title),
          std::string(office.country),
          std::string(office.body),
          std::string(office.from),
          std::string(office.to),
          std::string(office.as_of),
          std::string(office.source),
          stated};
}

/// Since when it was held, as far as is known.
std::string_view begin_of(const HeldOffice& office) {
  if (!office.from.empty()) return office.from;
  return office.to.empty() ? office.as_of : office.to;
}

void sort_and_drop_doubles(std::vector<HeldOffice>& offices, bool stated_first) {
  const auto key = [stated_first](const HeldOffice& o) {
    return std::tuple(stated_first && !o.stated, begin_of(o), std::string_view(o.person),
                      std::string_view(o.title), std::string_view(o.id));
  };
  std::stable_sort(offices.begin(), offices.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  // The same of two layers.
  offices.erase(std::unique(offices.begin(), offices.end(),
                            [](const HeldOffice& a, const HeldOffice& b) {
                              return std::tie(a.person, a.wikidata, a.title, a.country, a.body,
                                              a.from, a.to) == std::tie(b.person, b.wikidata,
                                                                        b.title, b.country, b.body,
                                                                        b.from, b.to);
                            }),
                offices.end());
}

}  // namespace

std::vector<HeldOffice> who_held(const Gazetteer& gazetteer, std::string_view title,
                                 std::string_view where, std::string_view date) {
  if (!date.empty() && iso_date(date) != date)
    throw Error("\"" + std::string(date) + "\" is no date: expected YYYY, YYYY-MM or YYYY-MM-DD");
  const auto place = place_of(gazetteer, where);
  const auto wanted = normalised_title(title);
  const auto asked = [&](const Office& office) {
    if (office.country != place.country || normalised_title(office.title) != wanted) return false;
    return place.bodies.empty() || std::find(place.bodies.begin(), place.bodies.end(),
                                             small(office.body)) != place.bodies.end();
  };
  std::vector<HeldOffice> result;
  for (const auto* sense : gazetteer.ever_held(title, place.country))
    for (const auto& office : gazetteer.offices(*sense)) {
      if (!asked(office)) continue;
      const auto standing = date.empty() ? Standing::likely : standing_on(office, date);
      if (standing < Standing::likely) continue;
      const bool dated = !office.from.empty() || !office.to.empty();
      result.push_back(held(*sense, office, date.empty() ? dated : standing == Standing::stated));
    }
  sort_and_drop_doubles(result, !date.empty());
  return result;
}

std::vector<HeldOffice> offices_of(const Gazetteer& gazetteer, std::string_view name) {
  std::vector<std::string_view> seen;
  std::vector<HeldOffice> result;
  for (const auto& sense : gazetteer.find(name)) {
    if (sense.type != EntityType::person || sense.office_count == 0) continue;
    if (std::find(seen.begin(), seen.end(), sense.id) != seen.end()) continue;
    seen.push_back(sense.id);
    std::vector<HeldOffice> theirs;
    for (const auto& office : gazetteer.offices(sense))
      theirs.push_back(held(sense, office, !office.from.empty() || !office.to.empty()));
    sort_and_drop_doubles(theirs, false);
    result.insert(result.end(), theirs.begin(), theirs.end());
  }
  return result;
}

}  // namespace demarche::detail
