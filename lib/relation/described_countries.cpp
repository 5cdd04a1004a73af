// SPDX-License-Identifier: Apache-2.0
#include "relation/described_countries.hpp"

#include <algorithm>

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

}  // namespace

std::vector<std::pair<Id<Entity>, std::string_view>> described_countries(const Layers& doc) {
  std::vector<bool> known(doc.entities.size());  // by a name, or looked at before
  for (const auto& mention : doc.mentions)
    if (mention.kind == MentionKind::name && mention.entity) known[mention.entity.value] = true;
  const Descriptions descriptions(doc);
  std::vector<std::pair<Id<Entity>, std::string_view>> result;
  for (const auto& mention : doc.mentions) {
    if (mention.kind != MentionKind::nominal || !mention.entity) continue;
    const auto& entity = doc.entities[mention.entity.value];
    if (entity.type != EntityType::person && entity.type != EntityType::org) continue;
    if (known[mention.entity.value] || !entity.gazetteer.empty()) continue;
    doc.work->add(Work::comparisons, 1);
    const auto country = descriptions.country_of(mention.tokens);
    if (country.empty()) continue;
    known[mention.entity.value] = true;
    result.emplace_back(mention.entity, country);
  }
  return result;
}

}  // namespace demarche::detail
