// SPDX-License-Identifier: Apache-2.0
#include "entity/builder.hpp"

#include <algorithm>

#include "entity/antecedents.hpp"
#include "entity/nominals.hpp"

namespace demarche::detail {

bool is_title_modifier(std::string_view word) {
  for (const std::string_view modifier :
       {"acting",   "visiting", "former",     "senior",  "deputy",  "new",
        "outgoing", "incoming", "caretaker",  "interim", "top",     "then",
        "late",     "special",  "chief",      "foreign", "defence", "defense",
        "army",     "military", "opposition", "veteran"})
    if (word == modifier) return true;
  return false;
}

EntityBuilder::EntityBuilder(const Layers& document, const Gazetteer& g, const MentionEvidence& e)
    : doc(document),
      gazetteer(g),
      evidence(e),
      mentions(document.mentions),
      name_count_(document.mentions.size()),
      begins_(document.tokens.size() + 1),
      ends_(document.tokens.size() + 1),
      sentence_(document.tokens.size() + 1) {
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
    for (auto t = doc.sentences[s].tokens.begin; t < doc.sentences[s].tokens.end; ++t)
      sentence_[t] = s;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    begins_[mentions[m].tokens.begin] = Id<Mention>(m);
    ends_[mentions[m].tokens.end] = Id<Mention>(m);
  }
}

Id<Entity> EntityBuilder::create(const Mention& mention) {
  Entity entity;
  entity.type = mention.type;
  entity.name = text(mention);
  entities.push_back(entity);
  return Id<Entity>(entities.size() - 1);
}

Id<Entity> EntityBuilder::keyed(const std::string& key, const Mention& mention) {
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) return found->second;
  const auto id = create(mention);
  by_key_.emplace(key, id);
  return id;
}

void EntityBuilder::link(Id<Entity> id, const Sense& sense) {
  auto& entity = entities[id.value];
  entity.subtype = sense.subtype;
  if (entity.type != EntityType::person && entity.type != EntityType::norp)
    entity.name = sense.canonical;
  entity.country = sense.country;
  entity.wikidata = sense.wikidata;
  entity.geonames = sense.geonames;
  entity.gazetteer = sense.id;
  if (entity.type == EntityType::norp && sense.subtype == "nationality")
    by_key_.emplace("people:" + std::string(sense.country), id);
}

std::vector<const Sense*> EntityBuilder::senses(std::size_t mention) const {
  std::vector<const Sense*> result;
  const auto name = evidence.name[mention];
  if (name == MentionEvidence::none) return result;
  for (const auto& sense : gazetteer.senses(name))
    if (sense.type == mentions[mention].type) result.push_back(&sense);
  return result;
}

void EntityBuilder::add_mention(Span span, TokenRange tokens, Id<Entity> entity, MentionKind kind,
                                std::string_view source, float confidence) {
  Mention mention;
  mention.span = span;
  mention.tokens = tokens;
  mention.type = entities[entity.value].type;
  mention.kind = kind;
  mention.source = source;
  mention.confidence = confidence;
  mention.entity = entity;
  mentions.push_back(mention);
}

std::string_view EntityBuilder::country_before(std::uint32_t token) const {
  for (int steps = 0; steps < 6 && token > 0; ++steps) {
    if (const auto before = name_ending_at(token)) {
      const auto& m = mentions[before.value];
      if ((m.type == EntityType::gpe || m.type == EntityType::norp || m.type == EntityType::org) &&
          m.entity)
        return entities[m.entity.value].country;
      if (m.type != EntityType::title && m.type != EntityType::ordinal) return {};
      token = m.tokens.begin;
      continue;
    }
    const auto w = word(token - 1);
    if (w == ")" && token > 1)  // "Republic of Kenya (ROK) President"
      if (const auto inside = name_ending_at(token - 1);
          inside && mentions[inside.value].type == EntityType::gpe && mentions[inside.value].entity)
        return entities[mentions[inside.value].entity.value].country;
    const bool small = is_title_modifier(w);
    const bool capital_modifier = w == "Acting" || w == "Former" || w == "Senior" || w == "Deputy";
    if (!is_apostrophe_s(w) && !small && !capital_modifier) return {};
    --token;
  }
  return {};
}

const std::vector<std::string_view>& EntityBuilder::first_countries() {
  constexpr std::size_t most = 12;
  if (first_countries_) return *first_countries_;
  auto& result = first_countries_.emplace();
  for (const auto& e : entities) {
    doc.work->add(Work::comparisons, 1);
    if (result.size() == most) break;
    if (e.subtype == "country" &&
        std::find(result.begin(), result.end(), e.country) == result.end())
      result.push_back(e.country);
  }
  return result;
}

const std::vector<const Sense*>& EntityBuilder::holders(std::string_view title,
                                                        std::string_view country) {
  const auto [found, fresh] = holders_.try_emplace({std::string(title), country});
  if (fresh) found->second = gazetteer.holders(title, country, doc.article.date);
  doc.work->add(Work::comparisons, found->second.size());
  return found->second;
}

Id<Entity> EntityBuilder::country_entity(std::string_view alpha3) const {
  const auto found = by_key_.find("countries:" + std::string(alpha3));
  return found == by_key_.end() ? Id<Entity>{} : found->second;
}

Id<Entity> EntityBuilder::state_entity(std::string_view alpha3) const {
  if (alpha3.empty()) return {};
  if (const auto country = country_entity(alpha3)) return country;
  const auto found = by_key_.find("people:" + std::string(alpha3));
  return found == by_key_.end() ? Id<Entity>{} : found->second;
}

EntityLayer resolve_entities(const Layers& document, const Gazetteer& gazetteer,
                             const MentionEvidence& evidence, const AntecedentModel* model,
                             AntecedentWatcher* watcher) {
  EntityBuilder builder(document, gazetteer, evidence);
  resolve_places(builder);
  resolve_organisations(builder);
  resolve_persons(builder);
  fill_home_country(builder);
  resolve_metonyms(builder);
  add_pairs(builder);
  add_offices(builder);
  add_groups(builder);
  add_pronouns(builder);
  add_participants(builder);
  resolve_antecedents(builder, model, watcher);

  // Text order; a mention is its entity's first where no earlier one is.
  EntityLayer layer;
  layer.mentions = std::move(builder.mentions);
  std::stable_sort(layer.mentions.begin(), layer.mentions.end(), [](const auto& a, const auto& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  layer.entities = std::move(builder.entities);
  layer.link_candidates = std::move(builder.link_candidates);
  for (std::size_t m = 0; m < layer.mentions.size(); ++m) {
    auto& entity = layer.entities[layer.mentions[m].entity.value];
    if (!entity.first && layer.mentions[m].kind == MentionKind::name) entity.first = Id<Mention>(m);
  }
  for (std::size_t m = 0; m < layer.mentions.size(); ++m) {
    auto& entity = layer.entities[layer.mentions[m].entity.value];
    if (!entity.first) entity.first = Id<Mention>(m);
  }
  return layer;
}

}  // namespace demarche::detail
