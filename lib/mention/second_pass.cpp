// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "mention/name_candidates.hpp"
#include "mention/words.hpp"

namespace demarche::detail {

namespace {

bool is_quote(std::string_view w) {
  return w == "\"" || w == "\u201C" || w == "\u201D" || w == "'" || w == "\u2018" || w == "\u2019";
}

}  // namespace

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
    if (c.tokens.size() == 4 && document.view(document.tokens[c.tokens.begin + 2]) == "-")
      surnames.insert(document.view(document.tokens[c.tokens.begin]));  // "Han Bo-ra"
  }
  if (surnames.empty()) return;
  const auto is_where = [&](TokenRange range) {  // "in Quist", "Quist, Ohio"
    const auto before =
        range.begin > 0 ? document.view(document.tokens[range.begin - 1]) : std::string_view{};
    const auto after = range.end < document.tokens.size()
                           ? document.view(document.tokens[range.end])
                           : std::string_view{};
    if (after == "'s" || after == "\u2019s") return false;
    for (const std::string_view w :
         {"in", "In", "near", "at", "outside", "from", "of", "to", "around", "through", "and", ","})
      if (before == w) return true;
    return after == ",";
  };
  std::vector<bool> covered(document.tokens.size(), false);
  for (const auto& c : decided) {
    // A country stays a country although somebody is called Jordan; a lone city or group may give
    // way.
    const bool yields =
        c.tokens.size() == 1 && c.type != EntityType::person &&
        (c.confidence < 0.98F || (c.type == EntityType::gpe && !is_where(c.tokens))) &&
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
  const auto word = [&](std::uint32_t t) {
    return t < document.tokens.size() ? document.view(document.tokens[t]) : std::string_view{};
  };
  struct Known {
    EntityType type;
    std::uint32_t token;
    float confidence;
  };
  std::unordered_map<std::string_view, Known> known;
  for (const auto& c : decided) {
    if (!(is_name(c.type) || c.type == EntityType::title) || word(c.tokens.end) != "(") continue;
    auto t = c.tokens.end + 1;
    if (word(t) == "the") ++t;  // "(the \u201CTreaty\u201D)"
    const bool quoted = is_quote(word(t));
    if (quoted) ++t;
    const bool closed = quoted ? is_quote(word(t + 1)) && word(t + 2) == ")" : word(t + 1) == ")";
    if (!closed || !(is_acronym(word(t)) || (quoted && is_capitalised(word(t))))) continue;
    Candidate alias{document.tokens[t].span, {t, t + 1}, c.type};
    alias.confidence = c.confidence;
    alias.source = "alias";
    if (quoted &&
        !is_acronym(word(t))) {  // the whole phrase's name, not that of the name at its end
      const auto type = type_by_head(word(t));
      if (type && *type != c.type) alias.type = *type, alias.source = "defined";
    }
    alias.weight = Weights::alias;
    const auto sentence = std::partition_point(document.sentences.begin(), document.sentences.end(),
                                               [t](const auto& s) { return s.tokens.end <= t; });
    if (c.type == EntityType::gpe && sentence != document.sentences.end() &&
        sentence->section == Section::dateline) {  // "OSLO (NTB)": whose report it is
      alias.type = EntityType::org;
      alias.source = "dateline.agency";
    }
    out.push_back(alias);
    if (is_acronym(word(t)) && alias.source == "alias")
      known.emplace(word(t), Known{c.type, t, c.confidence});
  }
  if (known.empty()) return;
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {  // and wherever it stands later
    const auto found = known.find(word(t));
    if (found == known.end() || t <= found->second.token) continue;
    Candidate again{document.tokens[t].span, {t, t + 1}, found->second.type};
    again.confidence = found->second.confidence;
    again.source = "alias";
    again.weight = Weights::known_surname + 2 * Weights::per_token;
    out.push_back(again);
  }
}

void add_known_acronyms(const Layers& document, const std::vector<Candidate>& decided,
                        std::vector<Candidate>& out) {
  std::unordered_set<std::string> initials;
  std::vector<bool> covered(document.tokens.size(), false);
  for (const auto& c : decided) {
    std::string letters;
    for (auto t = c.tokens.begin; t < c.tokens.end; ++t) {
      covered[t] = true;
      const auto w = document.view(document.tokens[t]);
      if (is_capitalised(w)) letters += w[0];
    }
    if (c.type == EntityType::org && letters.size() >= 3) initials.insert(letters);
  }
  if (initials.empty()) return;
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const auto w = document.view(document.tokens[t]);
    if (covered[t] || w.size() < 3 || w.size() > 12 || !is_all_caps(w)) continue;
    if (!initials.count(std::string(w))) continue;
    Candidate c{document.tokens[t].span, {t, t + 1}, EntityType::org};
    c.confidence = 0.85F;
    c.source = "acronym";
    c.weight = Weights::known_surname + Weights::per_token;
    out.push_back(c);
  }
}

void join_inverted_names(const Layers& document, const std::vector<Candidate>& decided,
                         std::vector<Candidate>& out) {
  const auto word = [&](std::uint32_t t) {
    return t < document.tokens.size() ? document.view(document.tokens[t]) : std::string_view{};
  };
  for (std::size_t i = 0; i + 1 < decided.size(); ++i) {
    const auto& surname = decided[i].tokens;
    const auto& given = decided[i + 1].tokens;
    if (decided[i].type != EntityType::person && decided[i + 1].type != EntityType::person)
      continue;
    if (surname.size() != 1 || given.size() > 2 || given.begin != surname.end + 1 ||
        surname.begin == 0 || word(surname.end) != "," || !is_quote(word(surname.begin - 1)) ||
        !is_quote(word(given.end)))
      continue;
    const TokenRange range{surname.begin, given.end};
    Candidate whole{document.span(range), range, EntityType::person};
    whole.confidence = std::max(decided[i].confidence, decided[i + 1].confidence);
    whole.source = decided[i].source;
    whole.weight = Weights::alias + Weights::per_token * static_cast<float>(range.size());
    out.push_back(whole);
  }
}

void join_laws(const Layers& document, const std::vector<Candidate>& decided,
               std::vector<Candidate>& out) {
  const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
  for (std::size_t i = 0; i < decided.size(); ++i) {
    if (decided[i].type != EntityType::law) continue;
    auto last = i;
    for (auto next = i + 1; next < decided.size(); ++next) {
      if (decided[next].type != EntityType::law) break;
      auto t = decided[last].tokens.end;
      if (t >= decided[next].tokens.begin || (word(t) != "of" && word(t) != "to")) break;
      ++t;
      if (t < decided[next].tokens.begin && word(t) == "the") ++t;
      if (t != decided[next].tokens.begin) break;
      last = next;
    }
    if (last == i) continue;
    const TokenRange range{decided[i].tokens.begin, decided[last].tokens.end};
    Candidate whole{document.span(range), range, EntityType::law};
    whole.confidence = decided[i].confidence;
    whole.source = decided[i].source;
    whole.weight = Weights::gazetteer + Weights::per_token * static_cast<float>(range.size() + 2);
    out.push_back(whole);
    i = last;
  }
}

void add_missions(const Layers& document, const Gazetteer& gazetteer,
                  const std::vector<Candidate>& decided, std::vector<Candidate>& out) {
  const auto word = [&](std::uint32_t t) {
    return t < document.tokens.size() ? document.view(document.tokens[t]) : std::string_view{};
  };
  for (const auto& c : decided) {
    if ((c.type != EntityType::gpe && c.type != EntityType::norp) || c.name == Candidate::no_name)
      continue;
    const auto senses = gazetteer.senses(c.name);
    if (std::none_of(senses.begin(), senses.end(), [](const auto& s) {
          return s.subtype == "country" || s.subtype == "nationality";
        }))
      continue;
    auto t = c.tokens.end;
    if (word(t) == "'s" || word(t) == "\u2019s") ++t;
    const auto w = word(t);
    if (w != "embassy" && w != "Embassy" && w != "consulate" && w != "Consulate" &&
        !(w == "Mission" && word(t + 1) == "to"))
      continue;
    const TokenRange range{t, t + (word(t + 1) == "General" || word(t + 1) == "general" ? 2U : 1U)};
    Candidate mission{document.span(range), range, EntityType::org};
    mission.confidence = 0.85F;
    mission.source = "mission";
    mission.weight = Weights::gazetteer + Weights::per_token;
    out.push_back(mission);
  }
}

void retype_known_persons(const Layers& document, const std::vector<Candidate>& decided,
                          std::vector<Candidate>& candidates) {
  std::unordered_set<std::string_view> surnames;  // "Special Envoy Fleuve"
  for (const auto& c : decided)
    if (c.type == EntityType::person && c.source == "title")
      surnames.insert(document.view(document.tokens[c.tokens.end - 1]));
  if (surnames.empty()) return;
  for (auto& c : candidates)
    if (c.source == "model" && c.type != EntityType::person && c.tokens.size() == 2 &&
        surnames.count(document.view(document.tokens[c.tokens.end - 1])))
      c.type = EntityType::person;
}

}  // namespace demarche::detail
