// SPDX-License-Identifier: Apache-2.0
#include "demarche/report.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "demarche/report_page.hpp"
#include "output/actors.hpp"
#include "output/facts.hpp"
#include "output/offsets.hpp"
#include "output/plover_codes.hpp"
#include "output/report_assets.hpp"
#include "output/table.hpp"
#include "output/unicode.hpp"

namespace demarche {
namespace {

using namespace detail;
using nlohmann::json;

/// JSON inside a script element: nothing in it can end the element or begin a comment.
std::string script_json(const json& value) {
  const auto plain = value.dump(-1, ' ', false, json::error_handler_t::replace);
  std::string out;
  out.reserve(plain.size());
  for (const char c : plain) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return out;
}

double rounded(float x) { return std::round(static_cast<double>(x) * 1000) / 1000; }

/// Headline or first sentence, at most some 120 bytes.
std::string title(const Layers& doc) {
  std::string text;
  if (doc.article.headline)
    text = one_line(doc.view(*doc.article.headline));
  else if (!doc.sentences.empty())
    text = one_line(doc.view(doc.span(doc.sentences.front().tokens)));
  if (text.size() <= 120) return text;
  const auto cut = text.rfind(' ', 117);
  // A text without blanks may be cut inside a character: that becomes U+FFFD.
  return text.substr(0, cut == std::string::npos || cut < 60 ? 117 : cut) + " ...";
}

/// One document in the short form that page.js reads: arrays in the order that its names list.
class DocumentJson {
 public:
  explicit DocumentJson(const Layers& doc) : doc_(doc), at_(doc.text, OffsetUnit::utf16) {}

  json write(std::string_view id) const {
    json out;
    out["id"] = valid_utf8(id);
    out["date"] = doc_.article.date;
    out["text"] = valid_utf8(doc_.text);
    out["cut"] = doc_.cut;
    out["parts"] = json::array();
    for (const auto& [span, name] :
         {std::pair{doc_.article.headline, "headline"}, std::pair{doc_.article.byline, "byline"},
          std::pair{doc_.article.dateline, "dateline"}})
      if (span) out["parts"].push_back(part(*span, name));
    for (const auto& skipped : doc_.article.skipped)
      out["parts"].push_back(part(skipped.span, "skipped"));
    out["entities"] = json::array();
    for (const auto& e : doc_.entities)
      out["entities"].push_back(
          {valid_utf8(e.name), to_string(e.type), e.subtype, e.country, e.wikidata, value_text(e)});
    out["mentions"] = json::array();
    for (const auto& m : doc_.mentions)
      out["mentions"].push_back(
          {at_(m.span.begin), at_(m.span.end), m.entity.value, to_string(m.kind), stands_for(m)});
    out["relations"] = json::array();
    for (std::size_t i = 0; i < doc_.relations.size(); ++i) out["relations"].push_back(relation(i));
    return out;
  }

 private:
  json part(Span span, const char* name) const { return {at_(span.begin), at_(span.end), name}; }
  std::string stands_for(const Mention& m) const {
    return m.stands_for ? valid_utf8(doc_.entities[m.stands_for.value].name)
                        : std::string(m.stands_for_country);
  }
  template <class T>
  static json index(Id<T> id) {
    return id ? json(id.value) : json(nullptr);
  }

  json relation(std::size_t i) const {
    const auto& r = doc_.relations[i];
    auto evidence = json::array();
    for (const auto span : all_evidence(doc_, i))
      evidence.push_back({at_(span.begin), at_(span.end)});
    return {{"type", to_string(r.type)},
            {"score", rating(r).score},
            {"quad", rating(r).quad},
            {"event", is_event(r.type)},
            {"cameo", r.cameo},
            {"predicate", valid_utf8(r.predicate)},
            {"trigger", {at_(r.trigger.begin), at_(r.trigger.end)}},
            {"subject", index(r.subject)},
            {"object", index(r.object)},
            {"subjectMention", index(r.subject_mention)},
            {"objectMention", index(r.object_mention)},
            {"status", to_string(r.status)},
            {"speaker", index(r.attributed_to)},
            {"time", r.time ? one_line(doc_.view(doc_.mentions[r.time.value].span)) : ""},
            {"value", time_value(doc_, r)},
            {"day", event_day(doc_, r)},
            {"place", r.place ? one_line(doc_.view(doc_.mentions[r.place.value].span)) : ""},
            {"role", valid_utf8(r.role)},
            {"confidence", rounded(r.confidence)},
            {"rule", valid_utf8(r.rule)},
            {"evidence", std::move(evidence)}};
  }

  const Layers& doc_;
  OffsetConverter at_;
};

}  // namespace

/// What the overview needs of all documents.
struct ReportPage::Data {
  explicit Data(Corrections given) : corrections(std::move(given)) {}

  Corrections corrections;
  ActorTable actors;
  json documents = json::array();
  json types = json::array();   // type, score, quad class
  json places = json::array();  // name, country
  struct Row {
    json start, subject, object, speaker, rest;  // actors as the table calls them
  };
  std::vector<Row> relations;
  std::unordered_map<std::string, std::size_t> type_index, place_index;

  static std::size_t index_of(json row, json& table,
                              std::unordered_map<std::string, std::size_t>& index) {
    const auto [found, fresh] = index.emplace(row.dump(), table.size());
    if (fresh) table.push_back(std::move(row));
    return found->second;
  }

  json actor(const Layers& doc, Id<Entity> entity, Id<Mention> mention, std::string_view id) {
    if (!entity) return nullptr;
    return actors.add(doc, entity, mention, documents.size() - 1, id);
  }

  json place(const Layers& doc, Id<Mention> mention) {
    if (!mention) return nullptr;
    const auto& e = doc.entities[doc.mentions[mention.value].entity.value];
    return index_of({one_line(e.name), e.country}, places, place_index);
  }

  void add(const Layers& doc, std::size_t i, std::string_view id) {
    const auto& r = doc.relations[i];
    const auto [score, quad] = rating(r);
    Row row{
        {documents.size() - 1, i},
        actor(doc, r.subject, r.subject_mention, id),
        actor(doc, r.object, r.object_mention, id),
        actor(doc, r.attributed_to, {}, id),
        {index_of({to_string(r.type), score, quad}, types, type_index), static_cast<int>(r.status),
         event_day(doc, r), one_line(r.predicate), rounded(r.confidence), place(doc, r.place)}};
    if (row.subject.is_number() && !r.role.empty()) actors.title(row.subject, r.role);
    if (row.subject.is_number() && row.object.is_number()) {
      actors.company(row.subject, row.object);
      actors.company(row.object, row.subject);
    }
    relations.push_back(std::move(row));
  }

  [[nodiscard]] json index() const {
    const auto joined = actors.join(corrections);
    json out{{"documents", documents}, {"types", types}, {"places", places}};
    auto& list = out["actors"] = json::array();
    for (const auto& a : joined.actors)
      list.push_back(
          {valid_utf8(a.key), a.name, a.type, a.subtype, a.country, a.wikidata, a.names, a.why});
    auto& rows = out["relations"] = json::array();
    const auto known = [&](const json& actor) {
      return actor.is_null() ? actor : json(joined.of[actor.get<std::size_t>()]);
    };
    for (const auto& row : relations) {
      auto whole = row.start;
      for (const auto* actor : {&row.subject, &row.object, &row.speaker})
        whole.push_back(known(*actor));
      whole.insert(whole.end(), row.rest.begin(), row.rest.end());
      rows.push_back(std::move(whole));
    }
    return out;
  }
};

ReportPage::ReportPage(Corrections corrections)
    : data_(std::make_unique<Data>(std::move(corrections))) {}
ReportPage::ReportPage(ReportPage&&) noexcept = default;
ReportPage& ReportPage::operator=(ReportPage&&) noexcept = default;
ReportPage::~ReportPage() = default;

std::string ReportPage::begin() const {
  return std::string(report_page_head) + "<style>\n" + std::string(report_style) + "</style>\n" +
         std::string(report_page_body);
}

std::string ReportPage::add(const Document& document, std::string_view id,
                            std::string_view source) {
  const auto& doc = document.layers();
  data_->documents.push_back(
      {valid_utf8(id), doc.article.date, title(doc), doc.relations.size(), valid_utf8(source)});
  for (std::size_t i = 0; i < doc.relations.size(); ++i) data_->add(doc, i, id);
  return "<script type=\"application/json\" class=\"document\">" +
         script_json(DocumentJson(doc).write(id)) + "</script>\n";
}

std::string ReportPage::end() const {
  auto page = "<script type=\"application/json\" id=\"index\">" + script_json(data_->index()) +
              "</script>\n";
  // One article needs no map.
  if (documents() > 1)
    page +=
        "<script type=\"text/plain\" id=\"world\">\n" + std::string(report_world) + "</script>\n";
  return page + "<script>\n" + std::string(report_script) + "</script>\n</body>\n</html>\n";
}

std::size_t ReportPage::documents() const { return data_->documents.size(); }

struct ReportWriter::Data {
  ReportPage page;
};
ReportWriter::ReportWriter() : data_(std::make_unique<Data>()) {}
ReportWriter::ReportWriter(ReportWriter&&) noexcept = default;
ReportWriter& ReportWriter::operator=(ReportWriter&&) noexcept = default;
ReportWriter::~ReportWriter() = default;
std::string ReportWriter::begin() const { return data_->page.begin(); }
std::string ReportWriter::add(const Document& document, std::string_view id) {
  return data_->page.add(document, id);
}
std::string ReportWriter::end() const { return data_->page.end(); }
std::size_t ReportWriter::documents() const { return data_->page.documents(); }

std::string to_report(const Document& document, std::string_view id) {
  ReportPage writer;
  auto page = writer.begin();
  page += writer.add(document, id);
  return page + writer.end();
}

}  // namespace demarche
