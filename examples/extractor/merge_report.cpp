// SPDX-License-Identifier: Apache-2.0
#include "merge_report.hpp"

#include <algorithm>
#include <array>
#include <demarche/types.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "merge_document.hpp"

namespace program {
namespace {

using json = nlohmann::ordered_json;

struct NoDocument : std::runtime_error {
  using std::runtime_error::runtime_error;
};

const json& member(const json& object, const char* key, const char* what) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (!object.is_object() || found == object.end())
    throw NoDocument(std::string("no \"") + key + "\" in " + what);
  return *found;
}

/// A string; null is an empty one.
std::string text(const json& object, const char* key, const char* what) {
  const auto& value = member(object, key, what);
  if (value.is_null()) return {};
  if (!value.is_string())
    throw NoDocument(std::string("\"") + key + "\" of " + what + " is no string");
  return value.get<std::string>();
}

std::uint64_t offset(const json& object, const char* key, const char* what) {
  const auto& value = member(object, key, what);
  if (!value.is_number_unsigned())
    throw NoDocument(std::string("\"") + key + "\" of " + what + " is no offset");
  return value.get<std::uint64_t>();
}

const json& list(const json& object, const char* key, const char* what) {
  const auto& value = member(object, key, what);
  if (!value.is_array())
    throw NoDocument(std::string("\"") + key + "\" of " + what + " is no list");
  return value;
}

/// White space as one blank, none at the ends, and no '|', which parts keys.
std::string one_line(std::string_view name) {
  std::string result;
  bool blank = false;
  for (const char c : name) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      blank = !result.empty();
      continue;
    }
    if (blank) result += ' ';
    blank = false;
    result += c == '|' ? '/' : c;
  }
  return result;
}

std::string small_letters(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return name;
}

/// An actor, and whether something is known of it that other documents would say too.
struct Identified {
  Actor actor;
  bool identified = false;
};

/// The entities of one document by id.
class Entities {
  using Span = std::pair<std::uint64_t, std::uint64_t>;

 public:
  explicit Entities(const json& document) {
    for (const auto& entity : list(document, "entities", "the document"))
      by_id_.emplace(text(entity, "id", "an entity"), &entity);
  }

  /// `key` names an entity in `object`, or is null.
  [[nodiscard]] const json* find(const json& object, const char* key, const char* what) const {
    const auto id = text(object, key, what);
    if (id.empty()) return nullptr;
    const auto found = by_id_.find(id);
    if (found == by_id_.end())
      throw NoDocument(std::string("\"") + key + "\" of " + what + " is \"" + id +
                       "\", which is no entity of the document");
    return found->second;
  }

  [[nodiscard]] Identified actor(const json* entity, const json* mention) const {
    if (!entity) return {};
    if (mention && mention->is_object()) {
      const auto stands_for = this->stands_for(*entity, *mention);
      if (const auto found = by_id_.find(stands_for); found != by_id_.end())
        entity = found->second;
      else if (!stands_for.empty())
        return {{stands_for, {'2', stands_for, "GPE", stands_for, {}}}, true};
    }
    const auto type = text(*entity, "type", "an entity");
    const auto subtype = text(*entity, "subtype", "an entity");
    Face face{'0', one_line(text(*entity, "name", "an entity")), type,
              text(*entity, "country", "an entity"), text(*entity, "wikidata", "an entity")};
    if (!face.country.empty() && type == "GPE" && subtype == "country")
      return {{face.country, face}, true};
    if (!face.country.empty() && type == "NORP" && subtype == "nationality") {
      face.rank = '1';
      return {{face.country, face}, true};
    }
    if (!face.wikidata.empty()) return {{face.wikidata, face}, true};
    if (auto id = one_line(text(*entity, "gazetteer", "an entity")); !id.empty())
      return {{std::move(id), face}, true};
    if (const auto id = one_line(text(*entity, "geonames", "an entity")); !id.empty())
      return {{"geonames:" + id, face}, true};
    auto key = small_letters(face.name);
    if (type != "PERSON" && !face.country.empty()) key += "@" + face.country;
    const auto& mentions = list(*entity, "mentions", "an entity");
    const bool named = std::any_of(mentions.begin(), mentions.end(), [](const json& m) {
      return text(m, "kind", "a mention") == "name";
    });
    return {{std::move(key), face}, named};
  }

 private:
  /// What the entity stands for where it is mentioned so ("Oslo said"); empty: for itself. An
  /// entity may have as many mentions as the document relations, so they are read once.
  [[nodiscard]] std::string stands_for(const json& entity, const json& mention) const {
    const auto [known, fresh] = seats_.try_emplace(&entity);
    if (fresh)
      for (const auto& m : list(entity, "mentions", "an entity"))
        known->second.try_emplace(span_of(m), text(m, "stands_for", "a mention"));
    const auto found = known->second.find(span_of(mention));
    return found == known->second.end() ? std::string() : found->second;
  }
  [[nodiscard]] static Span span_of(const json& mention) {
    return {offset(mention, "begin", "a mention"), offset(mention, "end", "a mention")};
  }

  std::unordered_map<std::string, const json*> by_id_;
  mutable std::unordered_map<const json*, std::map<Span, std::string>> seats_;
};

Report report_of(const json& relation, const json& document, const Entities& entities) {
  constexpr const char* what = "a relation";
  Report r;
  r.type = text(relation, "type", what);
  r.cameo = text(relation, "cameo", what);
  r.predicate = text(relation, "predicate", what);
  r.status = text(relation, "status", what);
  r.role = text(relation, "role", what);
  r.relation = text(relation, "id", what);
  if (!demarche::parse_relation_type(r.type))
    throw NoDocument("\"" + r.type + "\" is no type of relations");
  constexpr std::array statuses{"actual", "planned", "possible", "negated"};
  if (std::find(statuses.begin(), statuses.end(), r.status) == statuses.end())
    throw NoDocument("\"" + r.status + "\" is no status");
  auto subject = entities.actor(entities.find(relation, "subject", what),
                                &member(relation, "subject_mention", what));
  auto object = entities.actor(entities.find(relation, "object", what),
                               &member(relation, "object_mention", what));
  r.first_key = subject.actor.key;
  r.second_key = object.actor.key;
  if (r.first_key.empty() && r.second_key.empty()) throw NoDocument("a relation without an actor");
  if (is_symmetric(r.type) && r.second_key < r.first_key) std::swap(r.first_key, r.second_key);
  const auto key = text(relation, "happening", what);
  if (std::count(key.begin(), key.end(), '|') < 3)
    throw NoDocument("\"" + key + "\" is no happening");
  r.date = key.substr(key.rfind('|') + 1);
  r.document = text(document, "id", "the document");
  r.document_date = text(document, "date", "the document");
  r.happening = r.type + '|' + r.first_key + '|' + r.second_key + '|' + r.date;
  if (!(subject.identified || object.identified) || (!is_standing(r.type) && r.date.empty()))
    r.happening += '|' + r.document;
  r.subject = std::move(subject.actor);
  r.object = std::move(object.actor);
  r.speaker = entities.actor(entities.find(relation, "attributed_to", what), nullptr).actor;
  if (const auto& place = member(relation, "place", what); !place.is_null())
    if (const auto* entity = entities.find(place, "entity", "a place"))
      r.place = one_line(text(*entity, "name", "an entity"));
  const auto& confidence = member(relation, "confidence", what);
  if (!confidence.is_number()) throw NoDocument("\"confidence\" of a relation is no number");
  r.confidence = confidence.dump();
  json source{{"document", r.document},
              {"date", member(document, "date", "the document")},
              {"relation", r.relation},
              {"status", r.status},
              {"attributed_to", r.speaker.key.empty() ? json(nullptr) : json(r.speaker.key)},
              {"confidence", confidence},
              {"offsets", text(document, "offsets", "the document")},
              {"evidence", json::array()}};
  for (const auto& span : list(relation, "evidence", what))
    source["evidence"].push_back(
        {{"begin", offset(span, "begin", "evidence")}, {"end", offset(span, "end", "evidence")}});
  if (source["evidence"].empty()) throw NoDocument("a relation without evidence");
  r.begin = source["evidence"][0]["begin"];
  r.end = source["evidence"][0]["end"];
  r.source = source.dump();
  return r;
}

}  // namespace

bool is_standing(std::string_view type) {
  const auto known = demarche::parse_relation_type(type);
  return known && !demarche::is_event(*known);
}

bool is_symmetric(std::string_view type) {
  const auto known = demarche::parse_relation_type(type);
  return known && demarche::is_symmetric(*known);
}

std::string read_reports(const std::string& line, const std::function<void(const Report&)>& take) {
  json document;
  try {
    document = parse_document(line);
    const auto format = text(document, "format", "the line");
    if (format != "demarche/1")
      throw NoDocument("its format is \"" + format + "\", not \"demarche/1\"");
    const Entities entities(document);
    std::vector<Report> reports;
    for (const auto& relation : list(document, "relations", "the document"))
      reports.push_back(report_of(relation, document, entities));
    for (const auto& report : reports) take(report);
  } catch (const json::parse_error& error) {
    return "not a JSON object (wrong at byte " + std::to_string(error.byte) + ")";
  } catch (const json::exception& error) {  // 1e999
    return std::string("not an output document of demarche: ") + error.what();
  } catch (const NoDocument& problem) {
    return std::string("not an output document of demarche: ") + problem.what();
  }
  return {};
}

}  // namespace program
