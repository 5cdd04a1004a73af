// SPDX-License-Identifier: Apache-2.0
#include "demarche/report.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "output/facts.hpp"
#include "output/offsets.hpp"
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
            {"score", intensity(r.type)},
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
struct ReportWriter::Data {
  json documents = json::array();
  json actors = json::array();
  json relations = json::array();
  std::unordered_map<std::string, std::size_t> actor_index;

  json actor(const Layers& doc, Id<Entity> id) {
    if (!id) return nullptr;
    const auto& e = doc.entities[id.value];
    const auto [found, fresh] = actor_index.emplace(actor_key(e), actors.size());
    if (fresh) actors.push_back({one_line(e.name), to_string(e.type), e.country});
    return found->second;
  }
};

ReportWriter::ReportWriter() : data_(std::make_unique<Data>()) {}
ReportWriter::ReportWriter(ReportWriter&&) noexcept = default;
ReportWriter& ReportWriter::operator=(ReportWriter&&) noexcept = default;
ReportWriter::~ReportWriter() = default;

std::string ReportWriter::begin() const {
  return std::string(report_page_head) + "<style>\n" + std::string(report_style) + "</style>\n" +
         std::string(report_page_body);
}

std::string ReportWriter::add(const Document& document, std::string_view id) {
  const auto& doc = document.layers();
  const auto number = data_->documents.size();
  data_->documents.push_back({valid_utf8(id), doc.article.date, title(doc), doc.relations.size()});
  for (std::size_t i = 0; i < doc.relations.size(); ++i) {
    const auto& r = doc.relations[i];
    data_->relations.push_back({number, i, data_->actor(doc, r.subject),
                                data_->actor(doc, r.object), to_string(r.type), to_string(r.status),
                                event_day(doc, r), one_line(r.predicate), rounded(r.confidence),
                                is_event(r.type) ? intensity(r.type) : 0});
  }
  return "<script type=\"application/json\" class=\"document\">" +
         script_json(DocumentJson(doc).write(id)) + "</script>\n";
}

std::string ReportWriter::end() const {
  return "<script type=\"application/json\" id=\"index\">" +
         script_json({{"documents", data_->documents},
                      {"actors", data_->actors},
                      {"relations", data_->relations}}) +
         "</script>\n<script>\n" + std::string(report_script) + "</script>\n</body>\n</html>\n";
}

std::size_t ReportWriter::documents() const { return data_->documents.size(); }

std::string to_report(const Document& document, std::string_view id) {
  ReportWriter writer;
  auto page = writer.begin();
  page += writer.add(document, id);
  return page + writer.end();
}

}  // namespace demarche
