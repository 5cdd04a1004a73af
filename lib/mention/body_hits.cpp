// SPDX-License-Identifier: Apache-2.0
#include "mention/body_hits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "mention/words.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint32_t longest_country = 4;  // tokens: "Democratic Republic of Congo"

bool is_body_of_state(const Sense& s) {
  return s.type == EntityType::org && !s.user && !s.country.empty() &&
         (s.subtype == "government" || s.subtype == "legislature" || s.subtype == "court" ||
          s.subtype == "mission");
}

/// The country's name at the beginning of a body's, and the body, where it is a name by itself:
/// "Authority" is none, and an agency is called after its country.
std::optional<std::pair<Hit, Hit>> parts_of(const Layers& document, const Gazetteer& gazetteer,
                                            const Hit& hit) {
  if (hit.tokens.size() < 2 || hit.span != document.span(hit.tokens)) return std::nullopt;
  const auto senses = gazetteer.senses(hit.name);
  const auto body = std::find_if(senses.begin(), senses.end(), is_body_of_state);
  if (body == senses.end()) return std::nullopt;
  const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
  for (auto n = std::min(longest_country, hit.tokens.size() - 1); n > 0; --n) {
    const TokenRange country{hit.tokens.begin, hit.tokens.begin + n};
    auto rest = country.end;
    if (word(rest) == "'s" || word(rest) == "\u2019s" || word(rest) == "'") ++rest;
    if (rest == hit.tokens.end || !is_capitalised(word(rest))) continue;
    const auto name = gazetteer.name_of(document.view(document.span(country)));
    if (!name) continue;
    const auto meant = gazetteer.senses(*name);
    if (std::none_of(meant.begin(), meant.end(), [&](const Sense& s) {
          return s.country == body->country &&
                 (s.subtype == "country" || s.subtype == "nationality");
        }))
      continue;
    const TokenRange behind{rest, hit.tokens.end};
    const bool own_name =
        body->subtype != "government" && gazetteer.name_of(document.view(document.span(behind)));
    if (!own_name && !begins_body_of_state(word(rest))) continue;
    return std::pair(Hit{document.span(country), country, *name},
                     Hit{document.span(behind), behind, hit.name});
  }
  return std::nullopt;
}

}  // namespace

std::vector<Hit> gazetteer_hits(const Layers& document, const Gazetteer& gazetteer) {
  auto hits = gazetteer.match(document);
  std::vector<Hit> result;
  result.reserve(hits.size());
  for (const auto& hit : hits)
    if (const auto parts = parts_of(document, gazetteer, hit)) {
      result.push_back(parts->first);
      result.push_back(parts->second);
    } else {
      result.push_back(hit);
    }
  return result;
}

}  // namespace demarche::detail
