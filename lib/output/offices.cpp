// SPDX-License-Identifier: Apache-2.0
/// Offices as JSON.
#include "demarche/offices.hpp"

#include "output/json_text.hpp"

namespace demarche {

std::string to_json(const std::vector<HeldOffice>& offices, int indent) {
  detail::JsonText json(indent);
  json.begin_array();
  for (const auto& office : offices) {
    json.begin_object();
    const auto put = [&json](std::string_view key, const std::string& value) {
      if (value.empty())
        json.key(key).null();
      else
        json.key(key).string(value);
    };
    put("person", office.person);
    put("id", office.id);
    put("wikidata", office.wikidata);
    put("title", office.title);
    put("country", office.country);
    put("body", office.body);
    put("from", office.from);
    put("to", office.to);
    put("as_of", office.as_of);
    put("source", office.source);
    json.key("stated").boolean(office.stated);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace demarche
