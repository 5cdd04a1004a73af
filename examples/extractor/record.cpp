// SPDX-License-Identifier: Apache-2.0
#include "record.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "page.hpp"

namespace program {
namespace {

using nlohmann::json;

constexpr std::array text_names = {"text",        "maintext",  "content",     "body",
                                   "articleBody", "full_text", "description", "summary"};
constexpr std::array id_names = {"id", "_id", "url", "link", "guid"};
constexpr std::array date_names = {"date",         "publishedAt",   "published_at",
                                   "date_publish", "datePublished", "published",
                                   "pubDate",      "pub_date",      "webPublicationDate"};

/// The value at "a.b"; also inside of "_source", where search servers keep the record.
const json* at(const json& record, std::string_view path) {
  const json* value = &record;
  while (!path.empty()) {
    const auto dot = std::min(path.find('.'), path.size());
    if (!value->is_object()) return nullptr;
    const auto found = value->find(path.substr(0, dot));
    if (found == value->end()) return nullptr;
    value = &*found;
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return value;
}

const std::string* text_at(const json& record, std::string_view path) {
  const auto* const value = at(record, path);
  return value ? value->get_ptr<const std::string*>() : nullptr;
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

const json& inner(const json& record) {
  const auto found = record.find("_source");
  return found != record.end() && found->is_object() ? *found : record;
}

/// Puts the headline before a text that does not begin with it.
void add_title(InputDocument& doc, const json& record) {
  for (const auto* const name : {"title", "headline"}) {
    const auto* const title = text_at(record, name);
    if (!title || is_blank(*title)) continue;
    if (doc.text.starts_with(*title)) return;
    doc.text = doc.kind == InputKind::html ? "<h1>" + *title + "</h1>\n" + doc.text
                                           : *title + "\n\n" + doc.text;
    return;
  }
}

/// False where no field holds a text.
bool find_text(InputDocument& doc, const json& record, const RecordFields& fields) {
  const std::string* found = nullptr;
  bool titled = false;
  for (const auto& name : fields.text)
    if (!found) found = text_at(record, name);
  for (std::size_t i = 0; i < text_names.size() && !found && fields.text.empty(); ++i) {
    found = text_at(record, text_names[i]);
    titled = i > 0;
    if (found && titled && is_blank(*found)) found = nullptr;
  }
  if (!found) return false;
  doc.text = *found;
  if (looks_like_page(doc.text)) doc.kind = InputKind::html;
  if (titled || !fields.text.empty()) add_title(doc, record);
  return true;
}

void find_id(InputDocument& doc, const json& record, const RecordFields& fields) {
  const auto take = [&](const json* value) {
    // A list is no id; written out, one nested a million deep would overflow the stack.
    if (!value || !value->is_primitive() || value->is_null()) return false;
    doc.id = value->is_string() ? value->get<std::string>() : value->dump();
    return true;
  };
  if (!fields.id.empty()) {
    take(at(record, fields.id));
    return;
  }
  for (const auto* const name : id_names)
    if (take(at(record, name))) return;
}

void find_date(InputDocument& doc, const json& record, const RecordFields& fields,
               const std::string& where) {
  const auto own = fields.date.empty() ? std::string(date_names[0]) : fields.date;
  if (const auto* const date = text_at(record, own); date && !date->empty()) {
    doc.date = day_of(*date);
    if (doc.date.empty())
      doc.problem = where + "date \"" + *date + "\" is not YYYY-MM-DD, or no day of the calendar";
    return;
  }
  for (const auto* const name : date_names)
    if (const auto* const date = text_at(record, name); date && fields.date.empty()) {
      doc.date = day_of(*date);
      if (!doc.date.empty()) return;
    }
}

}  // namespace

InputDocument document_of(const json& given, const RecordFields& fields, const std::string& id,
                          const std::string& where) {
  InputDocument doc;
  doc.id = id;
  if (!given.is_object()) {
    doc.problem = where + "not a JSON object, but " + given.type_name();
    return doc;
  }
  const auto& record = inner(given);
  find_id(doc, record, fields);
  if (!find_text(doc, record, fields)) {
    doc.problem = where + "no string \"" + (fields.text.empty() ? "text" : fields.text.front()) +
                  "\" in the record; --text-field names the field that holds it";
    return doc;
  }
  find_date(doc, record, fields, where);
  if (!doc.problem.empty()) doc.text.clear();
  return doc;
}

namespace {

/// The records of an answer: the list of objects that is nested least, three deep at most.
const json* find_records(const json& value, int depth) {
  if (value.is_array()) return !value.empty() && value.front().is_object() ? &value : nullptr;
  if (!value.is_object() || depth == 0) return nullptr;
  for (const auto& field : value)
    if (const auto* found = field.is_array() ? find_records(field, 0) : nullptr) return found;
  for (const auto& field : value)
    if (const auto* found = field.is_object() ? find_records(field, depth - 1) : nullptr)
      return found;
  return nullptr;
}

/// What is wrong with it where it is no JSON.
std::string parse(const std::string& text, json& value) {
  try {
    value = json::parse(text);
    return {};
  } catch (const json::parse_error& error) {
    return "wrong at byte " + std::to_string(error.byte);
  } catch (const json::exception&) {  // 1e999
    return "a number that is too large";
  }
}

}  // namespace

InputDocument read_record(const std::string& line, const RecordFields& fields,
                          const std::string& id, const std::string& where) {
  json object;
  auto problem = parse(line, object);
  if (problem.empty()) return document_of(object, fields, id, where);
  InputDocument doc;
  doc.id = id;
  doc.problem = where + "not a JSON object (" + problem + ")";
  return doc;
}

bool read_json(const std::string& text, const RecordFields& fields, const std::string& name,
               const TakeDocument& take) {
  json value;
  if (const auto problem = parse(text, value); !problem.empty()) {
    const auto first = text.substr(0, text.find('\n'));
    if (first.size() == text.size() || !json::accept(first))
      throw std::runtime_error("no JSON (" + problem + ")");
    std::size_t number = 0;
    for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
      end = std::min(text.find('\n', at), text.size());
      const auto line = text.substr(at, end - at);
      const auto where = std::to_string(++number);
      if (!is_blank(line) && !take(read_record(line, fields, where, name + ":" + where + ": ")))
        return false;
    }
    return true;
  }
  InputDocument whole;
  const bool one = value.is_object() && find_text(whole, inner(value), fields);
  const auto* const records = one ? nullptr : find_records(value, 3);
  if (!one && !records)
    throw std::runtime_error(
        "JSON without a record that holds a text, or a list of such records; --text-field names "
        "the field that holds it");
  if (one) return take(document_of(value, fields, "1", name + ": "));
  std::size_t number = 0;
  for (const auto& record : *records) {
    const auto id = std::to_string(++number);
    if (!take(document_of(record, fields, id, name + ": record " + id + ": "))) return false;
  }
  return true;
}

}  // namespace program
