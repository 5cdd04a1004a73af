// SPDX-License-Identifier: Apache-2.0
/// Which spans are names, by the whole pipeline.
#include "catch.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

/// "GPE:Kenya TITLE:Minister ...", names and titles in text order.
std::string names(const std::string& text) {
  const auto doc = extract_plain(text);
  std::string result;
  for (const auto& m : doc.mentions()) {
    if (m.kind != MentionKind::name || (is_value(m.type) && m.type != EntityType::title)) continue;
    if (!result.empty()) result += " | ";
    result += std::string(to_string(m.type)) + " " + std::string(doc.text(m.span));
  }
  return result;
}

}  // namespace

TEST_CASE("spans that hold two names are cut", "[mention]") {
  CHECK(
      names(
          "Experts of the U.S.-Kenya Harbour Working Group discussed several questions in Oslo.") ==
      "GPE U.S. | GPE Kenya | ORG Harbour Working Group | GPE Oslo");
  CHECK(names("The U.S. Embassy in Nairobi was closed.") == "GPE U.S. | ORG Embassy | GPE Nairobi");
  CHECK(names("The US State Department praised Kenya.") ==
        "GPE US | ORG State Department | GPE Kenya");
  CHECK(names("The U.S. Government helped Kenya.") == "GPE U.S. | GPE Kenya");
}

TEST_CASE("a country before its own body is a name by itself", "[mention]") {
  const struct {
    const char* text;
    const char* names;
  } cases[] = {
      {"The U.S. Department of State wrote to Oslo.",
       "GPE U.S. | ORG Department of State | GPE Oslo"},
      {"The Russian Defence Ministry wrote to Oslo.",
       "NORP Russian | ORG Defence Ministry | GPE Oslo"},
      {"Pakistan's Foreign Ministry wrote to Oslo.",
       "GPE Pakistan | ORG Foreign Ministry | GPE Oslo"},
      {"The Kenyan Ministry of Harbours and Fisheries wrote to Oslo.",
       "NORP Kenyan | ORG Ministry of Harbours and Fisheries | GPE Oslo"},
      // forces, parties and agencies are called after their country
      {"The Pakistan Army wrote to Oslo.", "ORG Pakistan Army | GPE Oslo"},
      {"The Palestinian Authority wrote to Oslo.", "ORG Palestinian Authority | GPE Oslo"},
      {"The United States Agency for International Development wrote to Oslo.",
       "ORG United States Agency for International Development | GPE Oslo"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(names(c.text) == c.names);
  }
}

TEST_CASE("a person's name ends before a weekday and with the sentence", "[mention]") {
  CHECK(names("Kenyan President Daniel Otieno Monday signed the papers in Oslo.") ==
        "NORP Kenyan | TITLE President | PERSON Daniel Otieno | GPE Oslo");
  CHECK(names("Talks with President Daniel Otieno\n\nWhen he came to Oslo, it rained.") ==
        "TITLE President | PERSON Daniel Otieno | GPE Oslo");
}

TEST_CASE("spans end where a name ends", "[mention]") {
  CHECK(names("\"Otieno, Daniel\" <daniel@example.org> wrote to Kenya.") ==
        "PERSON Otieno, Daniel | GPE Kenya");
  CHECK(names("Hurricane Susan reached Kenya. Later Susan moved north.") ==
        "EVENT Hurricane Susan | GPE Kenya | EVENT Susan");
  // whoever is addressed by an office has no name by it; a surname that is an office has
  CHECK(names("Thank you, Mr. President, for your time.").find("PERSON") == std::string::npos);
  CHECK(names("Mr. King met Ms Quist.") == "PERSON King | PERSON Quist");
  CHECK(names("Mr. R.E. Quist met A. Ada Moreau in Oslo.") ==
        "PERSON R.E. Quist | PERSON A. Ada Moreau | GPE Oslo");
  CHECK(names("They asked Otieno Harbour Works, Inc. of Nairobi.") ==
        "ORG Otieno Harbour Works, Inc. | GPE Nairobi");
}

TEST_CASE("laws and missions have their own types", "[mention]") {
  CHECK(names("Kenya signed the Harbour Safety Treaty on Monday.") ==
        "GPE Kenya | LAW Harbour Safety Treaty");
  CHECK(names("Officials of the Norwegian embassy in Nairobi said so.") ==
        "NORP Norwegian | ORG embassy | GPE Nairobi");
}

TEST_CASE("titles have their whole extent", "[mention]") {
  CHECK(names("Deputy Prime Minister and Foreign Minister Ada Quist met Kenya's envoy.") ==
        "TITLE Deputy Prime Minister | TITLE Foreign Minister | PERSON Ada Quist | GPE Kenya");
  CHECK(names("The Assistant to the President for Homeland Security, Dr. Ada Quist, visited "
              "Kenya.") ==
        "TITLE Assistant to the President for Homeland Security | PERSON Ada Quist | GPE Kenya");
  CHECK(names("Norway's Ambassador to Kenya Ada Quist spoke.") ==
        "GPE Norway | TITLE Ambassador | GPE Kenya | PERSON Ada Quist");
}

TEST_CASE("a famous surname behind another given name is another's", "[mention]") {
  CHECK(names("First Lady Jill Biden spoke in Oslo.") ==
        "TITLE First Lady | PERSON Jill Biden | GPE Oslo");
  CHECK(names("Will Biden meet Xi in Oslo?") == "PERSON Biden | GPE Oslo");
}

TEST_CASE("what the text itself says of a name's kind", "[mention]") {
  CHECK(names("Troops isolated the city of Tabqaa. Tabqaa fell on Monday.") ==
        "GPE Tabqaa | GPE Tabqaa");
  CHECK(names("Otieno wants Essequibo, a small region of Guyana.") ==
        "PERSON Otieno | GPE Essequibo | GPE Guyana");
  CHECK(names("Norway will study harmful tide residues (HTR). HTR were found in Kenya.") ==
        "GPE Norway | GPE Kenya");
  CHECK(names("Norway supports SUVs and fights an IED in Kenya.") == "GPE Norway | GPE Kenya");
}

TEST_CASE("marks are no names", "[mention]") {
  CHECK(names("RT @quist: Norway met Kenya.") == "GPE Norway | GPE Kenya");
  CHECK(names("Norway sued Equinor (EQNR.OL) and Siemens (NYSE: SIE) in Oslo.").find("EQNR") ==
        std::string::npos);
  CHECK(names("Norway sued Equinor (EQNR.OL) and Siemens (NYSE: SIE) in Oslo.").find("SIE ") ==
        std::string::npos);
}

TEST_CASE("persons get all of their names", "[mention]") {
  CHECK(names("Oleg Pavlovich Drozd met Ada Quist in Oslo.") ==
        "PERSON Oleg Pavlovich Drozd | PERSON Ada Quist | GPE Oslo");
  CHECK(names("Ada Quist met Han Min-seo in Oslo.") ==
        "PERSON Ada Quist | PERSON Han Min-seo | GPE Oslo");
  CHECK(names("Ada Quist met a Kenyan-led team in Oslo.").find("led") == std::string::npos);
}
