// SPDX-License-Identifier: Apache-2.0
#include "merge_output.hpp"

#include <nlohmann/json.hpp>

namespace program {
namespace {

using json = nlohmann::ordered_json;

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

json actor_json(const Actor& actor) {
  if (actor.key.empty()) return nullptr;
  return {{"key", actor.key},
          {"name", actor.face.name},
          {"type", actor.face.type},
          {"country", text_or_null(actor.face.country)},
          {"wikidata", text_or_null(actor.face.wikidata)}};
}

/// Cells of one row, quoted as in the other tables: no cell holds a line break.
class Row {
 public:
  explicit Row(char separator) : separator_(separator) {}

  Row& cell(const std::string& text) {
    if (!row_.empty()) row_ += separator_;
    std::string line;
    bool quoted = false;
    for (const char c : text) {
      const bool blank = static_cast<unsigned char>(c) <= ' ';
      if (blank && (line.empty() || line.back() == ' ')) continue;
      if (c == '"') line += '"';
      quoted = quoted || c == '"' || c == separator_;
      line += blank ? ' ' : c;
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    if (row_.empty() && line.empty()) quoted = true;  // a row is never an empty line
    row_ += quoted ? '"' + line + '"' : line;
    return *this;
  }
  Row& cell(std::uint64_t number) { return cell(std::to_string(number)); }
  Row& cell(const Actor& actor) {
    const auto& face = actor.face;
    return cell(actor.key).cell(face.name).cell(face.type).cell(face.country).cell(face.wikidata);
  }
  [[nodiscard]] std::string take() { return std::move(row_) + '\n'; }

 private:
  char separator_;
  std::string row_;
};

}  // namespace

std::string happening_json(const Happening& h) {
  const auto& first = h.first();
  const auto [subject, object] = h.actors();
  json out{{"format", "demarche-happening/1"},
           {"happening", first.happening},
           {"type", first.type},
           {"cameo", text_or_null(h.deed().first)},
           {"predicate", h.deed().second},
           {"subject", actor_json(subject)},
           {"object", actor_json(object)},
           {"date", text_or_null(first.date)},
           {"status", Happening::status_names[h.status()]},
           {"role", text_or_null(h.role())},
           {"place", text_or_null(h.place())},
           {"confidence", json::parse(h.confidence())},
           {"documents", h.documents()},
           {"reports", h.reports()},
           {"first_seen", text_or_null(h.first_seen())},
           {"last_seen", text_or_null(h.last_seen())}};
  for (std::size_t s = 0; s < Happening::status_names.size(); ++s)
    out["statuses"][Happening::status_names[s]] = h.count(static_cast<Happening::Status>(s));
  out["asserted"] = h.asserted();
  out["speakers"] = json::array();
  for (const auto& speaker : h.speakers())
    out["speakers"].push_back(
        {{"key", speaker.key}, {"name", speaker.name}, {"reports", speaker.reports}});
  auto line = out.dump();
  line.pop_back();
  line += ",\"sources\":[";  // as they stand: each is JSON already
  bool begins = true;
  for (const auto& source : h.sources()) {
    if (!begins) line += ',';
    begins = false;
    line += source.json;
  }
  return line + "]}\n";
}

std::string happening_header(char separator) {
  Row row(separator);
  for (const char* name : {"happening", "type", "cameo", "predicate", "status"}) row.cell(name);
  for (const std::string actor : {"subject", "object"})
    for (const char* name : {"_key", "_name", "_type", "_country", "_wikidata"})
      row.cell(actor + name);
  for (const char* name :
       {"date", "role", "place", "confidence", "documents", "reports", "first_seen", "last_seen",
        "actual", "planned", "possible", "negated", "asserted", "speakers", "sources"})
    row.cell(name);
  return row.take();
}

std::string happening_row(const Happening& h, char separator) {
  Row row(separator);
  const auto& first = h.first();
  const auto [subject, object] = h.actors();
  row.cell(first.happening).cell(first.type).cell(h.deed().first).cell(h.deed().second);
  row.cell(Happening::status_names[h.status()]).cell(subject).cell(object).cell(first.date);
  row.cell(h.role()).cell(h.place()).cell(h.confidence()).cell(h.documents()).cell(h.reports());
  row.cell(h.first_seen()).cell(h.last_seen());
  for (std::size_t s = 0; s < Happening::status_names.size(); ++s)
    row.cell(h.count(static_cast<Happening::Status>(s)));
  row.cell(h.asserted());
  std::string list;
  for (const auto& speaker : h.speakers()) list += (list.empty() ? "" : "; ") + speaker.name;
  row.cell(list);
  list.clear();
  const std::string* last = nullptr;
  for (const auto& source : h.sources()) {
    if (last && *last == source.document) continue;
    if (last) list += "; ";
    list += source.document;
    last = &source.document;
  }
  return row.cell(list).take();
}

}  // namespace program
