// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "catch.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

/// The countries of what the text names, by name.
std::map<std::string, std::string> countries(const std::string& text) {
  const auto doc = shipped_extractor().extract(text);
  std::map<std::string, std::string> result;
  for (const auto& m : doc.mentions())
    if (m.kind == MentionKind::name)
      result[std::string(doc.text(m.span))] = doc.entities()[m.entity.value].country;
  return result;
}

}  // namespace

TEST_CASE("a town that no gazetteer has is where the text puts it", "[entity]") {
  CHECK(countries("Two sailors drowned in Varrvik, Norway. The ferry had left Kenya.")["Varrvik"] ==
        "NOR");
  CHECK(countries("Soldiers searched the Kenyan border town of Lomusaat. Norway, Peru and Ghana "
                  "sent aid.")["Lomusaat"] == "KEN");
}

TEST_CASE("a person is of the country of what he is, a body of whose it is", "[entity]") {
  auto found = countries(
      "Ada Quist, a Norwegian shipping heiress, met Daniel Otieno, a senior engineer at the "
      "Kenya Harbour Company, in Peru.");
  CHECK(found["Ada Quist"] == "NOR");
  CHECK(found["Daniel Otieno"] == "KEN");
}

TEST_CASE("a person whom nothing describes is of the one country that the text is about",
          "[entity]") {
  auto found = countries(
      "Police in Kenya arrested three traders on Monday.\n\nOne of them, Daniel Otieno, denied "
      "it. Kenyan courts are slow, said his lawyer.");
  CHECK(found["Daniel Otieno"] == "KEN");
}
