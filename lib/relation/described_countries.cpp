// SPDX-License-Identifier: Apache-2.0
#include "relation/described_countries.hpp"

#include <algorithm>

#include "entity/country_tally.hpp"
#include "relation/name_index.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint32_t looked_at = 24;  // words of a phrase

class Descriptions : private NameIndex {
 public:
  explicit Descriptions(const Layers& doc) : NameIndex(doc) {}

  /// The country that a phrase names: the first within it, whose it is, or where they are from.
  [[nodiscard]] std::string_view country_of(const TokenRange& phrase) const {
    const auto end = std::min(phrase.end, phrase.begin + looked_at);
    for (auto t = phrase.begin; t < end; ++t) {
      if (const auto country = named_at(t); !country.empty()) return country;
      if (const auto name = begins(t)) t = at(name).tokens.end - 1;
      if (ends_description(word(t))) return {};
    }
    if (phrase.begin > 0 && apostrophe(word(phrase.begin - 1)))
      if (const auto owner = ends(phrase.begin - 1)) return country_of_name(at(owner));
    return behind(phrase.end);
  }

 private:
  /// What follows is whom they deal with, and not who they are: "guards at the embassy of Norway".
  static bool ends_description(std::string_view w) {
    for (const std::string_view word : {"to", "at", "against", "with", "by", "for", "on", "who",
                                        "that", "which", "near", "over", "under", "and", ","})
      if (w == word) return true;
    return false;
  }
  [[nodiscard]] std::string_view country_of_name(const Mention& name) const {
    if (name.type != EntityType::gpe && name.type != EntityType::norp &&
        name.type != EntityType::org)
      return {};
    return document().entities[name.entity.value].country;
  }
  [[nodiscard]] std::string_view named_at(std::uint32_t token) const {
    const auto found = begins(token);
    if (!found) return {};
    const auto& name = at(found);
    // "anti-Kenyan", "pro-Norway" is somebody else's
    if (name.span.begin > 0 && document().text[name.span.begin - 1] == '-') return {};
    return country_of_name(name);
  }
  /// "of Norway", "from northern Kenya".
  [[nodiscard]] std::string_view behind(std::uint32_t token) const {
    const auto joint = word(token);
    if (joint != "of" && joint != "from") return {};
    for (auto t = token + 1; t < token + 4; ++t) {
      if (begins(t)) return named_at(t);
      const auto w = word(t);
      if (w.empty() || w[0] < 'a' || w[0] > 'z') return {};
    }
    return {};
  }
};

/// Whose somebody is whom nothing describes: "gunmen killed seven policemen in Sund".
class Surroundings : private NameIndex {
 public:
  explicit Surroundings(const Layers& doc) : NameIndex(doc), sentences_(doc.sentences.size()) {
    for (const auto& mention : doc.mentions) {
      if (!mention.entity) continue;
      const auto& entity = doc.entities[mention.entity.value];
      if (entity.type == EntityType::gpe && mention.kind == MentionKind::pronoun)
        if (const auto w = doc.view(mention.span);
            w == "we" || w == "our" || w == "We" || w == "Our")
          if (!entity.country.empty()) home_.add(entity.country);
      if (entity.country.empty() || mention.kind != MentionKind::name) continue;
      if (mention.type != EntityType::gpe && mention.type != EntityType::norp) continue;
      if (is_elsewhere(mention)) continue;
      sentences_[sentence_of(mention.tokens.begin)].add(entity.country);
      whole_.add(entity.country);
    }
  }

  [[nodiscard]] std::string_view country_of(const Mention& phrase) const {
    if (is_own(phrase)) return home_.leader(0.8);
    if (is_nobodys(phrase.tokens) || is_definite(phrase.tokens)) return {};
    const auto s = sentence_of(phrase.tokens.begin);
    if (const auto where = place_in(s, phrase.tokens); !where.empty()) return where;
    if (const auto one = sentences_[s].only(); !one.empty()) return one;
    if (const auto before = s > 0 ? sentences_[s - 1].only() : std::string_view{}; !before.empty())
      return sentences_[s].empty() ? before : std::string_view{};
    return sentences_[s].empty() ? whole_.leader(2.0 / 3) : std::string_view{};
  }

 private:
  /// "anti-Kenyan", "the embassy of Norway": the country is not here.
  [[nodiscard]] bool is_elsewhere(const Mention& name) const {
    if (name.span.begin > 0 && document().text[name.span.begin - 1] == '-') return true;
    const auto begin = name.tokens.begin;
    if (begin < 2 || word(begin - 1) != "of") return false;
    const auto noun = word(begin - 2);
    return noun == "embassy" || noun == "Embassy" || noun == "consulate" || noun == "ambassador";
  }
  /// Those who are of several countries or of whichever, who are away from home, and of bodies
  /// whose country is not known ("NATO soldiers").
  [[nodiscard]] bool is_nobodys(const TokenRange& phrase) const {
    for (auto t = phrase.begin; t < phrase.end; ++t) {
      if (is(begins(t), EntityType::org)) return true;
      const auto w = word(t);
      for (const std::string_view other :
           {"reporters",  "journalists", "coalition", "international", "world",     "foreign",
            "leaders",    "alliance",    "partners",  "counterpart",   "countries", "counterparts",
            "allies",     "ministers",   "donors",    "multinational", "global",    "peacekeepers",
            "suicide",    "bomber",      "suspects",  "suspected",     "crew",      "members",
            "terrorists", "tribunal",    "companies", "diplomats",     "tourists",  "commission",
            "officials",  "militants",   "witnesses"})
        if (w == other) return true;
    }
    return false;
  }
  /// "the President", "the Secretary", "senior administration officials": of those who speak.
  [[nodiscard]] bool is_own(const Mention& phrase) const {
    if (phrase.source == author_source) return true;
    const auto first = word(phrase.tokens.begin);
    if (first == "our" || first == "Our" || first == "my" || first == "My") return true;
    for (auto t = phrase.tokens.begin; t < phrase.tokens.end; ++t)
      for (const std::string_view own : {"President", "PRESIDENT", "Secretary", "SECRETARY",
                                         "administration", "Administration", "ADMINISTRATION"})
        if (word(t) == own) return true;
    return false;
  }
  /// "the two sides" are those of whom the text spoke before, or whom it will name.
  [[nodiscard]] bool is_definite(const TokenRange& phrase) const {
    const auto first = word(phrase.begin);
    return first == "the" || first == "The" || first == "those" || first == "his" ||
           first == "her" || first == "their" || first == "its";
  }
  /// The country of the nearest place that the sentence says it happened in, behind the phrase
  /// rather than before it.
  [[nodiscard]] std::string_view place_in(std::uint32_t s, const TokenRange& phrase) const {
    const auto& tokens = document().sentences[s].tokens;
    document().work->add(Work::comparisons, 1);
    std::string_view before;
    for (auto t = tokens.begin; t < tokens.end; ++t) {
      const auto name = begins(t);
      if (!is(name, EntityType::gpe) || !is_where(tokens.begin, t)) continue;
      const auto country = document().entities[at(name).entity.value].country;
      if (country.empty()) continue;
      if (t >= phrase.begin) return country;
      before = country;
    }
    return before;
  }
  /// "in Sund", "near the southern town of Sund".
  [[nodiscard]] bool is_where(std::uint32_t begin, std::uint32_t token) const {
    for (int steps = 0; steps < 6 && token > begin; ++steps) {
      const auto w = word(--token);
      if (w == "in" || w == "In" || w == "near" || w == "Near" || w == "at" || w == "outside")
        return true;
      if (!w.ends_with("ern") && !is_part(w)) return false;
    }
    return false;
  }
  static bool is_part(std::string_view w) {
    for (const std::string_view part :
         {"the",     "of",   "town",  "city", "village", "province", "district", "region",
          "capital", "area", "areas", "part", "parts",   "central",  "north",    "south",
          "east",    "west", "state", "port", "border",  "country",  "main"})
      if (w == part) return true;
    return false;
  }

  std::vector<Tally> sentences_;
  Tally home_, whole_;
};

}  // namespace

std::vector<std::pair<Id<Entity>, std::string_view>> described_countries(const Layers& doc) {
  std::vector<bool> known(doc.entities.size());  // by a name, or looked at before
  for (const auto& mention : doc.mentions)
    if (mention.kind == MentionKind::name && mention.entity) known[mention.entity.value] = true;
  const Descriptions descriptions(doc);
  std::vector<std::pair<Id<Entity>, std::string_view>> result;
  std::vector<const Mention*> undescribed;
  for (const auto& mention : doc.mentions) {
    if (mention.kind == MentionKind::name || !mention.entity) continue;
    const auto& entity = doc.entities[mention.entity.value];
    if (entity.type != EntityType::person && entity.type != EntityType::org) continue;
    if (known[mention.entity.value] || !entity.gazetteer.empty()) continue;
    doc.work->add(Work::comparisons, 1);
    const auto country = mention.kind == MentionKind::nominal
                             ? descriptions.country_of(mention.tokens)
                             : std::string_view{};
    if (country.empty()) {
      undescribed.push_back(&mention);
      continue;
    }
    known[mention.entity.value] = true;
    result.emplace_back(mention.entity, country);
  }
  const Surroundings surroundings(doc);
  for (const auto* mention : undescribed) {
    if (known[mention->entity.value] ||
        (mention->kind == MentionKind::pronoun && mention->source != author_source))
      continue;
    const auto country = surroundings.country_of(*mention);
    if (country.empty()) continue;
    known[mention->entity.value] = true;
    result.emplace_back(mention->entity, country);
  }
  return result;
}

}  // namespace demarche::detail
