// SPDX-License-Identifier: Apache-2.0
#include "output/facts.hpp"

#include <array>

#include "entity/builder.hpp"
#include "output/table.hpp"

namespace demarche::detail {
namespace {

/// In the order of RelationType. ACCUSE is scored as the manual scores its modes: its own table
/// prints a positive number, against its text.
constexpr std::array<double, 16> scores = {2.5, 2.5, 5,    9.5, 10, 4.5,  6.5, 0,
                                           -3,  -2,  -3.5, -5,  -6, -5.5, -7,  -9};

bool digits(std::string_view text, std::size_t from, std::size_t n) {
  if (text.size() < from + n) return false;
  for (auto i = from; i < from + n; ++i)
    if (text[i] < '0' || text[i] > '9') return false;
  return true;
}

/// "2024-05-02" of a date, of a time of a day, or of an interval that begins with a day.
std::string_view first_day(std::string_view iso) {
  const bool day = digits(iso, 0, 4) && digits(iso, 5, 2) && digits(iso, 8, 2) && iso[4] == '-' &&
                   iso[7] == '-' && (iso.size() == 10 || iso[10] == 'T' || iso[10] == '/');
  return day ? iso.substr(0, 10) : std::string_view{};
}

}  // namespace

std::string record_id(Id<Entity> id) {
  return id ? "e" + std::to_string(id.value + 1) : std::string{};
}
std::string record_id(Id<Relation> id) {
  return id ? "r" + std::to_string(id.value + 1) : std::string{};
}

std::string linked_id(const Entity& entity) {
  if (!entity.wikidata.empty()) return std::string(entity.wikidata);
  if (!entity.gazetteer.empty()) return std::string(entity.gazetteer);
  return entity.geonames.empty() ? std::string() : "geonames:" + std::string(entity.geonames);
}

std::string actor_key(const Entity& entity) {
  if (auto id = linked_id(entity); !id.empty()) return id;
  std::string key(to_string(entity.type));
  key += ':';
  if (!entity.country.empty()) key += std::string(entity.country) + ':';
  return key + folded(entity.name);
}

std::string_view time_value(const Layers& doc, const Relation& relation) {
  if (!relation.time) return {};
  const auto& value = doc.entities[doc.mentions[relation.time.value].entity.value].value;
  return value.known ? value.text : std::string_view{};
}

std::string event_day(const Layers& doc, const Relation& relation) {
  const auto time = time_value(doc, relation);
  const bool no_day = time.empty() || time[0] == 'T';  // "T14:30"
  return std::string(no_day ? std::string_view(doc.article.date) : first_day(time));
}

Span sentence_span(const Layers& doc, const Relation& relation) {
  return doc.span(doc.sentences[relation.sentence.value].tokens);
}

std::vector<Span> all_evidence(const Layers& doc, std::size_t relation) {
  std::vector<Span> result = {sentence_span(doc, doc.relations[relation])};
  if (relation < doc.evidence.size())
    result.insert(result.end(), doc.evidence[relation].begin(), doc.evidence[relation].end());
  return result;
}

std::string value_text(const Entity& entity) {
  if (!entity.value.known) return {};
  if (entity.type == EntityType::date || entity.type == EntityType::time)
    return std::string(entity.value.text);
  return short_number(entity.value.number);
}

double intensity(RelationType type) {
  return is_event(type) ? scores[static_cast<std::size_t>(type)] : 0;
}

}  // namespace demarche::detail
