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

/// The country of the first described person or body whose text begins so; "?" without one.
std::string described(const std::string& text, const std::string& begin) {
  const auto doc = shipped_extractor().extract(text);
  for (const auto& m : doc.mentions())
    if (m.kind == MentionKind::nominal && doc.text(m.span).starts_with(begin))
      return std::string(doc.entities()[m.entity.value].country);
  return "?";
}

}  // namespace

TEST_CASE("those who are only described are of the country in the description", "[entity]") {
  struct Case {
    const char *text, *begin, *country;
  };
  const Case cases[] = {
      {"Police arrested three Kenyan pilots in Oslo.", "three Kenyan pilots", "KEN"},
      {"Rebels kidnapped two nationals of Norway on Monday.", "two nationals", "NOR"},
      {"Soldiers shot an anti-Kenyan protester near the harbour.", "an anti", ""},
      {"Rebels attacked guards at the embassy of Norway.", "guards", ""},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(described(c.text, c.begin) == c.country);
  }
}

TEST_CASE("a name tells its country by the place or the people in it", "[entity]") {
  auto found = countries(
      "In the Republic of Gambia the Peruvian Congress of Ghanaian Sailors met the Oslo "
      "Front.\n\nThe "
      "Association of Kenyan Rowers and the Union of Kenyan and Norwegian Rowers wrote to Peru.");
  CHECK(found["Republic of Gambia"] == "GMB");
  CHECK(found["Association of Kenyan Rowers"] == "KEN");
}

TEST_CASE("where somebody is does not say whose official he is", "[entity]") {
  CHECK(countries("In Kenya, Secretary Ada Varrvik met traders.")["Ada Varrvik"] != "NOR");
  CHECK(countries("Norway's envoy in Nairobi, Ada Varrvik, left for the coast. Kenyan traders met "
                  "Kenyan farmers in Kenya, and Kenya sent aid.")["Ada Varrvik"] == "NOR");
  auto found = countries(
      "PRESS BRIEFING\n\nMS. VARRVIK: Good afternoon. We spoke with Kenya about the ships.\n\nQ "
      "Did "
      "Kenya agree?\n\nMS. VARRVIK: Kenya did not, and Kenyan officials left.\n");
  CHECK(found["VARRVIK"] != "KEN");
}

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

TEST_CASE("whose a name is: nouns before a comma, an apposition behind, 'of' a place", "[entity]") {
  struct Case {
    const char *text, *name, *country;
  };
  const Case cases[] = {
      {"A Kenyan commander in Norway, General Ada Varrlund, met traders from Peru.", "Ada Varrlund",
       "KEN"},
      {"The Varrlund Group, a Kenyan shipping firm, wrote to Norway and Peru.", "Varrlund Group",
       "KEN"},
      {"Norway and Peru heard Ada Varrlund, of Kenya, on Monday.", "Ada Varrlund", "KEN"},
      {"Pope Varrlund met the president of Kenya.", "Varrlund", "VAT"},
      {"Soldiers left Tripoli in northern Lebanon for Libya.", "Tripoli", "LBN"},
      {"EU traders met in Manchester, England, EU officials said.", "Manchester", "GBR"},
      {"The Peruvian Congress rejected it.", "Congress", "PER"},
      {"Kenya's State Security Service denied it.", "State Security Service", "KEN"},
      {"The Nairobi-based Institute of Sailors criticised Norway.", "Institute of Sailors", "KEN"},
      {"Kenyan Red Cross workers left Norway.", "Red Cross", "KEN"},
      {"The Russian Security Council met on Monday.", "Security Council", "RUS"},
      {"The Security Council met on Kenya on Monday.", "Security Council", ""},
      {"In Nairobi, foreign ministry spokeswoman Ada Varrlund said that Norway was wrong.",
       "foreign ministry", "KEN"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(countries(c.text)[c.name] == c.country);
  }
}

TEST_CASE("unknown towns of a list are where the next known one is", "[entity]") {
  auto found = countries(
      "Norway protested. Shells hit Lomusaat, Varrvik and Mombasa, and Peru sent aid to Norway.");
  CHECK(found["Lomusaat"] == "KEN");
  CHECK(found["Varrvik"] == "KEN");
}

TEST_CASE("whom nothing describes is of where it happened", "[entity]") {
  struct Case {
    const char *text, *begin, *country;
  };
  const Case cases[] = {
      {"Gunmen killed seven policemen in Mombasa on Monday, Norway said.", "seven policemen",
       "KEN"},
      {"Kenyan officials said that gunmen killed seven villagers.", "seven villagers", "KEN"},
      {"In Mombasa, the minister of Norway met reporters.", "reporters", ""},
      {"Norway and Peru said that gunmen killed seven villagers.", "seven villagers", ""},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(described(c.text, c.begin) == c.country);
  }
}
