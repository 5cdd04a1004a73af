// SPDX-License-Identifier: Apache-2.0
#include "demarche/tables.hpp"

#include "output/facts.hpp"
#include "output/offsets.hpp"
#include "output/table.hpp"

namespace demarche {
namespace {

using namespace detail;

std::string_view id_or_zero(std::string_view id) { return id.empty() ? "0" : id; }

class Rows {
 public:
  Rows(const Layers& doc, const TableOptions& options)
      : doc_(doc),
        id_(id_or_zero(options.id)),
        at_(doc.text, options.offsets),
        table_(options.format, options.safe_cells) {}

  std::string relations() {
    for (std::size_t i = 0; i < doc_.relations.size(); ++i) {
      const auto& r = doc_.relations[i];
      table_.cells({id_, doc_.article.date, record_id(Id<Relation>(i)), to_string(r.type), r.cameo,
                    r.predicate, is_event(r.type) ? doc_.view(r.trigger) : "", to_string(r.status),
                    to_string(r.tense)});
      actor(r.subject, r.subject_mention);
      actor(r.object, r.object_mention);
      table_.cells({name(r.attributed_to), time_value(doc_, r), text(r.time), text(r.place),
                    r.place ? name(doc_.mentions[r.place.value].entity) : "", r.role});
      table_.cell(static_cast<double>(r.confidence)).cells({r.rule, r.happening});
      const auto sentence = sentence_span(doc_, r);
      table_.cell(at_(r.trigger.begin)).cell(at_(r.trigger.end));
      table_.cell(at_(sentence.begin)).cell(at_(sentence.end));
      table_.cell(static_cast<std::uint32_t>(all_evidence(doc_, i).size()));
      table_.cell(doc_.view(sentence)).end_row();
    }
    return table_.take();
  }

  std::string entities() {
    struct Summary {
      std::uint32_t mentions = 0, names = 0;
      float confidence = 0;
    };
    std::vector<Summary> summaries(doc_.entities.size());
    for (const auto& m : doc_.mentions) {
      auto& s = summaries[m.entity.value];
      ++s.mentions;
      s.names += m.kind == MentionKind::name ? 1 : 0;
      s.confidence = std::max(s.confidence, m.confidence);
    }
    for (std::size_t i = 0; i < doc_.entities.size(); ++i) {
      const auto& e = doc_.entities[i];
      const auto first = doc_.mentions[e.first.value].span;
      table_.cells({id_, doc_.article.date, record_id(Id<Entity>(i)), to_string(e.type), e.subtype,
                    e.name, e.country, e.wikidata, e.geonames, e.gazetteer, value_text(e),
                    e.value.known ? e.value.unit : ""});
      table_.cell(summaries[i].mentions).cell(summaries[i].names);
      table_.cell(static_cast<double>(summaries[i].confidence));
      table_.cell(at_(first.begin)).cell(at_(first.end)).cell(doc_.view(first)).end_row();
    }
    return table_.take();
  }

 private:
  [[nodiscard]] std::string_view name(Id<Entity> id) const {
    return id ? doc_.entities[id.value].name : std::string_view{};
  }
  [[nodiscard]] std::string_view text(Id<Mention> id) const {
    return id ? doc_.view(doc_.mentions[id.value].span) : std::string_view{};
  }
  void actor(Id<Entity> id, Id<Mention> mention) {
    if (!id) {
      table_.cells({"", "", "", "", "", ""});
      return;
    }
    const auto& e = doc_.entities[id.value];
    table_.cells({record_id(id), e.name, text(mention), to_string(e.type), e.country, e.wikidata});
  }

  const Layers& doc_;
  std::string_view id_;
  OffsetConverter at_;
  Table table_;
};

std::string header(TableFormat format, std::initializer_list<std::string_view> names) {
  Table table(format);
  table.cells(names).end_row();
  return table.take();
}

}  // namespace

std::string to_relations_table(const Document& document, const TableOptions& options) {
  return Rows(document.layers(), options).relations();
}

std::string relations_table_header(TableFormat format) {
  return header(format, {"document",
                         "document_date",
                         "relation",
                         "type",
                         "cameo",
                         "predicate",
                         "trigger",
                         "status",
                         "tense",
                         "subject",
                         "subject_name",
                         "subject_text",
                         "subject_type",
                         "subject_country",
                         "subject_wikidata",
                         "object",
                         "object_name",
                         "object_text",
                         "object_type",
                         "object_country",
                         "object_wikidata",
                         "attributed_to",
                         "time",
                         "time_text",
                         "place_text",
                         "place",
                         "role",
                         "confidence",
                         "rule",
                         "happening",
                         "begin",
                         "end",
                         "sentence_begin",
                         "sentence_end",
                         "evidence",
                         "sentence"});
}

std::string to_entities_table(const Document& document, const TableOptions& options) {
  return Rows(document.layers(), options).entities();
}

std::string entities_table_header(TableFormat format) {
  return header(format, {"document", "document_date", "entity", "type", "subtype", "name",
                         "country", "wikidata", "geonames", "gazetteer", "value", "unit",
                         "mentions", "names", "confidence", "begin", "end", "text"});
}

}  // namespace demarche
