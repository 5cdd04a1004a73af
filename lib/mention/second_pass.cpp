// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "mention/name_candidates.hpp"
#include "mention/words.hpp"

namespace demarche::detail {

void add_known_surnames(const Layers& document, const Gazetteer& gazetteer,
                        const TokenShapes& shapes, const std::vector<Candidate>& decided,
                        std::vector<Candidate>& out) {
  std::unordered_set<std::string_view> surnames;
  std::unordered_map<std::uint32_t, const Candidate*> at;  // by first token
  for (const auto& c : decided) {
    at.emplace(c.tokens.begin, &c);
    if (c.type != EntityType::person) continue;
    const auto last = document.view(document.tokens[c.tokens.end - 1]);
    if (last.size() > 1 && (c.tokens.size() > 1 || c.source == "title")) surnames.insert(last);
  }
  if (surnames.empty()) return;
  std::vector<bool> covered(document.tokens.size(), false);
  for (const auto& c : decided) {
    // A country stays a country although somebody is called Jordan; a lone city or group may give
    // way.
    const bool yields =
        c.tokens.size() == 1 && c.type != EntityType::person && c.confidence < 0.98F &&
        (c.name == Candidate::no_name ||
         std::none_of(
             gazetteer.senses(c.name).begin(), gazetteer.senses(c.name).end(),
             [](const auto& s) { return s.subtype == "country" || s.stands_for || s.user; }));
    if (!yields)
      for (auto t = c.tokens.begin; t < c.tokens.end; ++t) covered[t] = true;
  }
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    if (covered[t] || !shapes.capitalised(t)) continue;
    const auto text = document.view(document.tokens[t]);
    if (!surnames.count(text)) continue;
    const auto next = t + 1;
    if (next < document.tokens.size() && shapes.capitalised(next) && !shapes.in_title_case(t) &&
        type_by_head(document.view(document.tokens[next])))
      continue;  // "Wells Foundation"
    Candidate c{document.tokens[t].span, {t, t + 1}, EntityType::person};
    c.confidence = 0.9F;
    c.source = "surname";
    c.weight = Weights::known_surname + 3 * Weights::per_token;
    out.push_back(c);
  }
}

void add_bracketed_aliases(const Layers& document, const std::vector<Candidate>& decided,
                           std::vector<Candidate>& out) {
  const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
  for (const auto& c : decided) {
    if (!(is_name(c.type) || c.type == EntityType::title)) continue;
    const auto open = c.tokens.end;
    if (open + 2 >= document.tokens.size() || word(open) != "(" || word(open + 2) != ")") continue;
    if (!is_acronym(word(open + 1))) continue;
    Candidate alias{document.tokens[open + 1].span, {open + 1, open + 2}, c.type};
    alias.confidence = c.confidence;
    alias.source = "alias";
    alias.weight = Weights::alias;
    out.push_back(alias);
  }
}

}  // namespace demarche::detail
