// SPDX-License-Identifier: Apache-2.0
/// What several formats say of a record in the same words.
#pragma once

#include <string>
#include <string_view>

#include "layers.hpp"

namespace demarche::detail {

/// "e3", "r7": the ids that JSON output gives records; empty for none.
[[nodiscard]] std::string record_id(Id<Entity> id);
[[nodiscard]] std::string record_id(Id<Relation> id);

/// What an entity is linked to: "Q114", "groups:taliban", "geonames:184745"; empty where to
/// nothing.
[[nodiscard]] std::string linked_id(const Entity& entity);
/// Equal for the same actor in other documents: its Wikidata id, else its gazetteer's or GeoNames
/// id, else type and name in small letters.
[[nodiscard]] std::string actor_key(const Entity& entity);

/// The ISO 8601 value of a relation's time, or empty.
[[nodiscard]] std::string_view time_value(const Layers& doc, const Relation& relation);

/// The day that a relation is of, where one is known: its time's first day, else the document's.
[[nodiscard]] std::string event_day(const Layers& doc, const Relation& relation);

/// The bytes of the sentence that a relation was found in.
[[nodiscard]] Span sentence_span(const Layers& doc, const Relation& relation);

/// All sentences that state it: sentence_span(), then the further ones.
[[nodiscard]] std::vector<Span> all_evidence(const Layers& doc, std::size_t relation);

/// A value as text: a date, or a number without its unit; empty if unknown.
[[nodiscard]] std::string value_text(const Entity& entity);

/// PLOVER's score of an event type, -10 (conflict) to 10 (cooperation); 0 for standing relations.
[[nodiscard]] double intensity(RelationType type);

}  // namespace demarche::detail
