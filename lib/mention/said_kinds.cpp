// SPDX-License-Identifier: Apache-2.0
/// What a text itself says of the kind of a name: "the city of Quist", "harmful tides (HT)".
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "mention/name_candidates.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

bool is_small(std::string_view w) { return !w.empty() && w[0] >= 'a' && w[0] <= 'z'; }

/// "prime minister's office": bodies may be called by small words.
bool is_body(std::string_view noun) {
  if (is_body_noun(noun) || is_group_noun(noun)) return true;
  for (const std::string_view body :
       {"office",     "department", "bureau",      "authority", "service",  "services",
        "forces",     "front",      "institute",   "center",    "centre",   "fund",
        "board",      "team",       "directorate", "branch",    "division", "secretariat",
        "initiative", "programme",  "program"})
    if (noun == body) return true;
  return false;
}

/// Do the words before the bracket, all small, spell the letters? The last by its first letter, the
/// first letter by one of them: "improvised device (ID)".
bool spells(const Layers& document, std::uint32_t bracket, std::string_view letters) {
  constexpr std::uint32_t further = 2;  // words without a letter of their own
  const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
  if (letters.ends_with('s')) letters.remove_suffix(1);
  const auto small = folded(letters);
  if (bracket == 0 || small.size() < 2) return false;
  const auto last = word(bracket - 1);
  if (!is_small(last) || last[0] != small.back() || is_body(last)) return false;
  const auto reach = static_cast<std::uint32_t>(small.size()) + further;
  for (auto t = bracket - 1; t-- > 0 && bracket - t <= reach;) {
    const auto w = word(t);
    if (is_capitalised(w)) return false;
    if (is_small(w) && w[0] == small.front()) return true;
  }
  return false;
}

bool is_settlement(std::string_view w) {
  for (const std::string_view noun : {"city", "town", "village", "province", "district", "suburb",
                                      "governorate", "municipality", "port", "hamlet", "region"})
    if (w == noun) return true;
  return false;
}

}  // namespace

void drop_defined_terms(const Layers& document, const Gazetteer& gazetteer,
                        std::vector<Candidate>& candidates) {
  const auto& tokens = document.tokens;
  std::unordered_set<std::string_view> terms;
  for (std::uint32_t t = 1; t + 1 < tokens.size(); ++t) {
    const auto letters = document.view(tokens[t]);
    if (document.view(tokens[t - 1]) != "(" || document.view(tokens[t + 1]) != ")") continue;
    if (is_acronym(letters) && spells(document, t - 1, letters)) terms.insert(letters);
  }
  if (terms.empty()) return;
  std::erase_if(candidates, [&](const Candidate& c) {
    if (!is_name(c.type) || terms.count(document.view(c.span)) == 0) return false;
    if (c.name == Candidate::no_name) return true;
    const auto senses = gazetteer.senses(c.name);
    return std::all_of(senses.begin(), senses.end(),
                       [](const auto& s) { return s.needs_context && !s.user; });
  });
}

void add_named_places(const Layers& document, const TokenShapes& shapes,
                      std::vector<Candidate>& candidates) {
  constexpr std::size_t per_word = 8;  // names that begin with one word
  const auto n = static_cast<std::uint32_t>(document.tokens.size());
  const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
  std::vector<std::uint32_t> said;
  for (std::uint32_t t = 0; t + 2 < n; ++t)
    if (word(t + 1) == "of" && is_settlement(word(t)) && shapes.capitalised(t + 2) &&
        !shapes.in_title_case(t))
      said.push_back(t + 2);
  for (std::uint32_t t = 1; t + 2 < n; ++t) {  // "Quist, a small town in Norway"
    if (word(t) != "," || !shapes.capitalised(t - 1) || shapes.in_title_case(t - 1)) continue;
    if (word(t + 1) != "a" && word(t + 1) != "the" && word(t + 1) != "an") continue;
    auto noun = t + 2;
    while (noun < n && noun < t + 5 && !is_settlement(word(noun)) && is_small(word(noun))) ++noun;
    if (noun >= n || !is_settlement(word(noun)) ||
        (noun + 1 < n && word(noun + 1) != "in" && word(noun + 1) != "of" &&
         word(noun + 1) != "near" && word(noun + 1) != "on"))
      continue;
    auto begin = t - 1;
    while (begin > 0 && t - begin < 3 && shapes.capitalised(begin - 1) &&
           !shapes.initial(begin - 1))
      --begin;
    said.push_back(begin);
  }
  if (said.empty()) return;
  std::unordered_set<std::uint32_t> known;  // first tokens of what the gazetteer has for a place
  for (const auto& c : candidates)
    if (c.name != Candidate::no_name && (c.type == EntityType::gpe || c.type == EntityType::loc))
      known.insert(c.tokens.begin);
  const auto add = [&](TokenRange range, float base) {
    Candidate place{document.span(range), range, EntityType::gpe};
    place.confidence = 0.85F;
    place.source = "shape";
    place.weight = base + Weights::per_token * static_cast<float>(range.size());
    candidates.push_back(place);
  };
  std::unordered_map<std::string_view, std::vector<TokenRange>> names;  // by their first word
  for (const auto t : said) {
    if (known.count(t)) continue;
    auto end = t;
    while (end < n && end < t + 3 && shapes.capitalised(end)) ++end;
    add({t, end}, Weights::titled_person);
    auto& same = names[word(t)];
    if (same.size() < per_word) same.push_back({t, end});
  }
  const auto stands_at = [&](TokenRange name, std::uint32_t t) {
    for (std::uint32_t i = 0; i < name.size(); ++i)
      if (t + i >= n || word(t + i) != word(name.begin + i)) return false;
    const auto end = t + name.size();
    return (t == 0 || !shapes.capitalised(t - 1) || shapes.initial(t - 1)) &&
           (end >= n || !shapes.capitalised(end));
  };
  for (std::uint32_t t = 0; t < n; ++t) {  // and wherever it stands alone
    const auto found = names.find(word(t));
    if (found == names.end()) continue;
    for (const auto& name : found->second)
      if (t != name.begin && stands_at(name, t)) {
        add({t, t + name.size()}, Weights::gazetteer);
        break;
      }
  }
}

}  // namespace demarche::detail
