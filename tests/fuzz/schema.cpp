// SPDX-License-Identifier: Apache-2.0
#include "fuzz/schema.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace fuzz {
namespace {

using nlohmann::json;

bool is_type(const std::string& type, const json& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  throw std::runtime_error("schema: unknown type " + type);
}

}  // namespace

Schema::Schema(const std::filesystem::path& file) {
  std::ifstream in(file);
  schema_ = json::parse(in);
  learn(schema_);
}

void Schema::learn(const json& schema) {
  for (const auto& [key, rule] : schema.items()) {
    if (key == "properties") {
      for (const auto& property : rule) learn(property);
    } else if (key == "items") {
      learn(rule);
    } else if (key == "anyOf") {
      for (const auto& way : rule) learn(way);
    } else if (key == "pattern") {
      patterns_.emplace(rule.get<std::string>(), boost::regex(rule.get<std::string>()));
    } else if (key == "additionalProperties") {
      if (rule != false) throw std::runtime_error("schema: additionalProperties other than false");
    } else if (key != "$schema" && key != "title" && key != "description" && key != "type" &&
               key != "const" && key != "enum" && key != "required" && key != "minItems" &&
               key != "maxItems" && key != "minimum" && key != "maximum") {
      throw std::runtime_error("schema: unknown keyword " + key);
    }
  }
}

std::string Schema::problem(const json& value) const { return check(schema_, value, ""); }

std::string Schema::check(const json& schema, const json& value, const std::string& at) const {
  const auto wrong = [&](const std::string& what) { return at + ": " + what; };
  if (schema.contains("type") && !is_type(schema["type"].get<std::string>(), value))
    return wrong("not of type " + schema["type"].get<std::string>());
  if (schema.contains("const") && value != schema["const"]) return wrong("another constant");
  if (schema.contains("enum") &&
      std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
    return wrong("none of the words");
  if (schema.contains("pattern") && value.is_string() &&
      !boost::regex_search(value.get_ref<const std::string&>(),
                           patterns_.at(schema["pattern"].get<std::string>())))
    return wrong("\"" + value.get<std::string>() + "\" does not fit the pattern");
  if (value.is_number()) {
    if (schema.contains("minimum") && value.get<double>() < schema["minimum"].get<double>())
      return wrong("below the minimum");
    if (schema.contains("maximum") && value.get<double>() > schema["maximum"].get<double>())
      return wrong("above the maximum");
  }
  if (value.is_array()) {
    if (schema.contains("minItems") && value.size() < schema["minItems"].get<std::size_t>())
      return wrong("too few items");
    if (schema.contains("maxItems") && value.size() > schema["maxItems"].get<std::size_t>())
      return wrong("too many items");
    if (schema.contains("items"))
      for (std::size_t i = 0; i < value.size(); ++i)
        if (auto p = check(schema["items"], value[i], at + "/" + std::to_string(i)); !p.empty())
          return p;
  }
  if (value.is_object()) {
    if (schema.contains("required"))
      for (const auto& key : schema["required"])
        if (!value.contains(key.get<std::string>()))
          return wrong("\"" + key.get<std::string>() + "\" is missing");
    for (const auto& [key, member] : value.items()) {
      if (schema.contains("properties") && schema["properties"].contains(key)) {
        if (auto p = check(schema["properties"][key], member, at + "/" + key); !p.empty()) return p;
      } else if (schema.contains("additionalProperties")) {
        return wrong("unknown key \"" + key + "\"");
      }
    }
  }
  if (schema.contains("anyOf")) {
    std::string last;
    for (const auto& way : schema["anyOf"])
      if (last = check(way, value, at); last.empty()) return {};
    return wrong("none of the forms (" + last + ")");
  }
  return {};
}

}  // namespace fuzz
