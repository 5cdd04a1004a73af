// SPDX-License-Identifier: Apache-2.0
/// JSON: OpenSanctions' entities (FollowTheMoney) and spaCy's patterns, one a line.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gazetteer/import/country_codes.hpp"
#include "gazetteer/import/import.hpp"

namespace demarche::detail {
namespace {

using nlohmann::json;

/// The object in a line; nothing, and a report, where there is none.
json object_in(const std::string& line, std::size_t number, ImportWriter& out) {
  auto value = json::parse(line, nullptr, false);
  if (value.is_object()) return value;
  out.leave_out(number, value.is_discarded() ? "not JSON" : "not a JSON object");
  return nullptr;
}

std::string text_of(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// A property's strings; a single string counts as a list of one.
std::vector<std::string> texts_of(const json& object, const char* key) {
  std::vector<std::string> result;
  const auto at = object.find(key);
  if (at == object.end()) return result;
  if (at->is_string()) return {at->get<std::string>()};
  if (at->is_array())
    for (const auto& item : *at)
      if (item.is_string()) result.push_back(item.get<std::string>());
  return result;
}

TypeAndSubtype type_of_schema(std::string_view schema) {
  constexpr std::string_view schemas[][3] = {{"Person", "PERSON", ""},
                                             {"Organization", "ORG", ""},
                                             {"LegalEntity", "ORG", ""},
                                             {"Company", "ORG", "company"},
                                             {"PublicBody", "ORG", "government"},
                                             {"Vessel", "PRODUCT", ""},
                                             {"Airplane", "PRODUCT", ""}};
  for (const auto& [name, type, subtype] : schemas)
    if (schema == name) return {type, subtype};
  return {};
}

void add_entity(const json& entity, std::size_t line, ImportWriter& out) {
  const auto schema = text_of(entity, "schema");
  if (schema.empty()) return out.leave_out(line, "no \"schema\": not an entity of FollowTheMoney");
  const auto [type, subtype] = type_of_schema(schema);
  if (type.empty()) return out.pass_over();
  const auto at = entity.find("properties");
  if (at == entity.end() || !at->is_object()) return out.leave_out(line, "no \"properties\"");
  const auto& properties = *at;
  ImportedName name;
  name.type = type;
  name.subtype = subtype;
  name.id = text_of(entity, "id").empty() ? "" : "opensanctions:" + text_of(entity, "id");
  for (const char* key : {"nationality", "citizenship", "jurisdiction", "country"})
    for (const auto& code : texts_of(properties, key))
      if (name.country.empty()) name.country = country_code(code);
  for (const auto& id : texts_of(properties, "wikidataId"))
    if (name.wikidata.empty()) name.wikidata = id;
  const auto genders = texts_of(properties, "gender");
  if (type == "PERSON" && genders.size() == 1 && (genders[0] == "male" || genders[0] == "female"))
    name.flags = genders[0];
  auto names = texts_of(properties, "name");
  if (names.empty() && !text_of(entity, "caption").empty())
    names.push_back(text_of(entity, "caption"));
  if (names.empty()) return out.leave_out(line, "no name");
  name.canonical = text_of(entity, "caption").empty() ? names[0] : text_of(entity, "caption");
  const auto add_all = [&](const std::vector<std::string>& list) {
    bool good = false;
    for (const auto& n : list) {
      name.name = n;
      good = out.add(name, line) || good;
    }
    return good;
  };
  const bool good = add_all(names);
  add_all(texts_of(properties, "alias"));
  // A weak alias ("the Doctor") says who is meant only where the text supports it.
  name.flags += name.flags.empty() ? "context" : ",context";
  add_all(texts_of(properties, "weakAlias"));
  if (!good) return;
  auto seen = text_of(entity, "last_seen");
  if (seen.empty()) seen = text_of(entity, "last_change");
  for (const auto& title : texts_of(properties, "position"))
    out.add(ImportedOffice{name.id, title, name.country, "", "", "",
                           std::string(iso_date(seen).substr(0, 7))},
            line);
}

}  // namespace

void import_opensanctions(const std::filesystem::path& file, const ImportOptions&,
                          ImportWriter& out) {
  LineReader lines(file);
  for (std::string line; lines.next(line);) {
    if (trimmed(line).empty()) continue;
    const auto entity = object_in(line, lines.line(), out);
    if (!entity.is_null()) add_entity(entity, lines.line(), out);
  }
}

namespace {

/// What a token is given by; its values may be nested deeper than a stack is.
std::string keys_of(const json& token) {
  std::string keys;
  if (token.is_object())
    for (const auto& item : token.items()) keys += (keys.empty() ? "" : " and ") + item.key();
  return keys.empty() ? token.type_name() : keys;
}

/// A pattern of tokens as a name: only what fixes each token's text can be one.
bool tokens_as_name(const json& pattern, ImportedName& name, std::string& why) {
  bool small = false;
  for (const auto& token : pattern) {
    const char* key = nullptr;
    if (token.is_object() && token.size() == 1)
      for (const char* k : {"TEXT", "ORTH", "LOWER"})
        if (token.contains(k) && token[k].is_string()) key = k;
    if (!key) {
      why = "a token is given by " + keys_of(token) + ", not by its text";
      return false;
    }
    if (!name.name.empty()) name.name += ' ';
    name.name += token[key].get<std::string>();
    small = small || std::string_view(key) == "LOWER";
  }
  name.match = small ? "fold" : "exact";
  return true;
}

}  // namespace

void import_spacy(const std::filesystem::path& file, const ImportOptions&, ImportWriter& out) {
  LineReader lines(file);
  for (std::string line; lines.next(line);) {
    if (trimmed(line).empty()) continue;
    const auto number = lines.line();
    const auto entry = object_in(line, number, out);
    if (entry.is_null()) continue;
    const auto label = text_of(entry, "label");
    const auto [type, subtype] = type_of_label(label);
    if (type.empty()) {
      out.leave_out(number,
                    label.empty() ? "no \"label\"" : "no type here is like \"" + label + "\"");
      continue;
    }
    ImportedName name;
    name.type = type;
    name.subtype = subtype;
    if (const auto id = text_of(entry, "id"); !id.empty()) name.id = "spacy:" + id;
    const auto pattern = entry.find("pattern");
    std::string why = "no \"pattern\"";
    if (pattern != entry.end() && pattern->is_string()) {
      name.name = pattern->get<std::string>();
      name.match = "exact";
    } else if (pattern == entry.end() || !pattern->is_array() ||
               !tokens_as_name(*pattern, name, why)) {
      out.leave_out(number, why);
      continue;
    }
    out.add(name, number);
  }
}

}  // namespace demarche::detail
