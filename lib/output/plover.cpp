// SPDX-License-Identifier: Apache-2.0
#include "demarche/tables.hpp"
#include "output/facts.hpp"
#include "output/plover_codes.hpp"
#include "output/table.hpp"

namespace demarche {
namespace {

using namespace detail;

void add_actor(Table& table, const Layers& doc, const PloverActor& actor, Id<Entity> id) {
  table.cells({actor.code(), actor.country, actor.sector});
  if (id)
    table.cells({doc.entities[id.value].name, doc.entities[id.value].wikidata});
  else
    table.cells({"", ""});
}

}  // namespace

std::string to_plover(const Document& document, const PloverOptions& options) {
  const auto& doc = document.layers();
  const std::string_view id = options.id.empty() ? "0" : options.id;
  const PloverActors actors(doc);
  Table table(TableFormat::tsv);
  for (std::size_t i = 0; i < doc.relations.size(); ++i) {
    const auto& r = doc.relations[i];
    if (!is_event(r.type) || r.status == Status::negated) continue;
    const auto event = plover_event(r);
    if (!r.object && !recipient_optional(event.type)) continue;
    table.cells({std::string(id) + "-" + record_id(Id<Relation>(i)), event_day(doc, r),
                 to_string(event.type), plover_mode(event.type, event.cameo), event.cameo,
                 std::to_string(quad_class(event.type)), short_number(intensity(event.type)),
                 to_string(event.status)});
    add_actor(table, doc, actors.of(r.subject, r.subject_mention), r.subject);
    add_actor(table, doc, actors.of(r.object, r.object_mention), r.object);
    const auto place = r.place ? doc.mentions[r.place.value].entity : Id<Entity>{};
    table.cells({place ? doc.entities[place.value].name : "",
                 place ? doc.entities[place.value].country : "",
                 r.attributed_to ? doc.entities[r.attributed_to.value].name : ""});
    table.cell(static_cast<double>(r.confidence));
    table.cells({r.happening, id, doc.view(sentence_span(doc, r))}).end_row();
  }
  return table.take();
}

std::string plover_header() {
  Table table(TableFormat::tsv);
  table.cells({"event_id",
               "event_date",
               "event_type",
               "event_mode",
               "cameo",
               "quad_code",
               "intensity",
               "status",
               "actor",
               "actor_country",
               "actor_sector",
               "actor_name",
               "actor_wikidata",
               "recipient",
               "recipient_country",
               "recipient_sector",
               "recipient_name",
               "recipient_wikidata",
               "place",
               "place_country",
               "attributed_to",
               "confidence",
               "happening",
               "document",
               "sentence"});
  table.end_row();
  return table.take();
}

}  // namespace demarche
