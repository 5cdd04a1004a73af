// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

/// The entity that the n-th mention of these words belongs to.
std::string entity_of(const Document& doc, std::string_view words, int n = 1) {
  for (const auto& m : doc.mentions())
    if (doc.text(m.span) == words && --n == 0) return std::string(doc.name(m.entity));
  return "?";
}

const Entity* find(const Document& doc, std::string_view name) {
  for (const auto& e : doc.entities())
    if (e.name == name) return &e;
  return nullptr;
}

}  // namespace

TEST_CASE("persons are one through surname, title and typo", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Norway's Foreign Minister Ingrid Solheim met Kenyan President Daniel Otieno. Solheim "
      "thanked Otieno. Ms Solhem later told reporters that Mr Otieno was kind.");
  CHECK(entity_of(doc, "Solheim") == "Ingrid Solheim");
  CHECK(entity_of(doc, "Solhem") == "Ingrid Solheim");
  CHECK(entity_of(doc, "Otieno") == "Daniel Otieno");
  CHECK(find(doc, "Ingrid Solheim")->country == "NOR");
  CHECK(find(doc, "Daniel Otieno")->country == "KEN");
}

TEST_CASE("two persons of one surname stay two", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "President Maria Silva met Minister Paulo Silva in Lima. They spoke for an hour.");
  CHECK(entity_of(doc, "Maria Silva") == "Maria Silva");
  CHECK(entity_of(doc, "Paulo Silva") == "Paulo Silva");
}

TEST_CASE("a country's names are one entity with its codes", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "The United States (US) and Kenya talked. The U.S. agreed. America was glad.");
  for (const auto* name : {"United States", "US", "U.S.", "America"})
    CHECK(entity_of(doc, name) == "United States");
  const auto* usa = find(doc, "United States");
  REQUIRE(usa);
  CHECK(usa->country == "USA");
  CHECK(usa->wikidata == "Q30");
}

TEST_CASE("a ministry takes its country from the text", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Kenya's Foreign Ministry said so. Norway's Foreign Ministry denied it. The Foreign Ministry "
      "in Nairobi said more.");
  std::vector<std::string> countries;
  for (const auto& m : doc.mentions())
    if (doc.text(m.span) == "Foreign Ministry")
      countries.emplace_back(doc.entities()[m.entity.value].country);
  CHECK(countries == std::vector<std::string>{"KEN", "NOR", "KEN"});
}

TEST_CASE("of two groups of one name the country before it tells which", "[entity]") {
  const auto groups = [](const std::string& text) {
    const auto doc = shipped_extractor().extract(text);
    std::string result;
    for (const auto& m : doc.mentions())
      if (m.type == EntityType::org && m.kind == MentionKind::name)
        result += std::string(doc.entities()[m.entity.value].gazetteer) + " ";
    return result;
  };
  CHECK(groups("Kabul must act against the anti-Pakistan Taliban hiding there.") == "groups:ttp ");
  CHECK(groups("Kenya held talks with the Taliban in Doha.") == "groups:taliban ");
  CHECK(groups("Pakistan's Taliban struck again, and the Afghan Taliban condemned it.") ==
        "groups:ttp groups:taliban ");
}

TEST_CASE("an acronym in brackets is the same body, also later", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "The National Harbour Authority (NHA) was founded. The NHA is small.");
  CHECK(entity_of(doc, "NHA") == entity_of(doc, "NHA", 2));
  CHECK(entity_of(doc, "NHA") == "National Harbour Authority");
}

TEST_CASE("a capital stands for its government by grammar", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Kenya and Norway talked. Oslo accused Nairobi of delay. The minister lives in Oslo.");
  std::vector<bool> stands;
  for (const auto& m : doc.mentions())
    if (doc.text(m.span) == "Oslo" || doc.text(m.span) == "Nairobi")
      stands.push_back(static_cast<bool>(m.stands_for));
  CHECK(stands == std::vector<bool>{true, true, false});
}

TEST_CASE("relations go to whom a phrase means", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Kenya and Norway held talks in Oslo on Friday. The two sides agreed to build a port.");
  bool agreed = false;
  for (const auto& r : doc.relations())
    if (r.type == RelationType::agree)
      agreed = doc.entities()[r.subject.value].country != doc.entities()[r.object.value].country;
  CHECK(agreed);
}

TEST_CASE("a name repeated many times is one entity", "[entity]") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Ada Quist met Kenya. ";
  const auto doc = shipped_extractor().extract(text);
  CHECK(find(doc, "Ada Quist") != nullptr);
  std::size_t persons = 0;
  for (const auto& e : doc.entities()) persons += e.type == EntityType::person;
  CHECK(persons == 1);
}

namespace {

/// Names of the entities that the n-th mention of these words is one of.
std::vector<std::string> all_of(const Document& doc, std::string_view words, int n = 1) {
  std::vector<std::string> names;
  std::uint32_t at = 0;
  for (const auto& m : doc.mentions()) {
    if (doc.text(m.span) != words) continue;
    if (names.empty() || m.span.begin != at) --n, at = m.span.begin;
    if (n == 0) names.emplace_back(doc.name(m.entity));
    if (n < 0) break;
  }
  return names;
}

}  // namespace

TEST_CASE("they and the leaders are both persons", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "President Daniel Otieno met with Prime Minister Ada Quist in Oslo. They agreed to build a "
      "port. The leaders also discussed trade.");
  const std::vector<std::string> both = {"Daniel Otieno", "Ada Quist"};
  CHECK(all_of(doc, "They") == both);
  CHECK(all_of(doc, "The leaders") == both);
}

TEST_CASE("we is whom the speaker speaks for", "[entity]") {
  const auto quoted = shipped_extractor().extract(
      "NAIROBI: Norway's Foreign Minister Ada Quist criticised Kenya. \u201CWe will not accept "
      "it,\u201D Quist said.");
  CHECK(all_of(quoted, "We") == std::vector<std::string>{"Norway"});
}

TEST_CASE("first persons are whoever speaks, also in the shortest text", "[entity]") {
  const struct {
    const char* text;
    const char* word;
    const char* who;
  } cases[] = {
      {"\"We urge Kenya to stop\", said the Norwegian Foreign Secretary.", "We", "Norwegian"},
      {"A senior Norwegian official said: \"We will strike.\"", "We", "Norwegian"},
      {"\"We stand with Kenya,\" said a spokesman for the Norwegian Harbour Ministry.", "We",
       "Norway"},
      {"\"We reject the plan,\" Hamas official Basem Quist said.", "We", "Hamas"},
      {"NATO chief Ada Quist said: \"We will help Kenya.\"", "We",
       "North Atlantic Treaty Organization"},
      {"Remarks by Foreign Minister Ada Quist of Norway\n\nWe condemn the raid on Kenya.", "We",
       "Norway"},
      {"Statement by the Ministry of Foreign Affairs of Norway\n\nWe call on Kenya to leave.", "We",
       "Ministry of Foreign Affairs of Norway"},
      {"Letter from the Permanent Representative of Norway to the Council\n\nI ask Kenya to "
       "leave.\n\n(Signed) Ada Quist",
       "I", "Ada Quist"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(entity_of(shipped_extractor().extract(c.text), c.word) == c.who);
  }
}

TEST_CASE("we of somebody whose country the text does not name is that country", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Statement by Secretary of State Antony Blinken\n\n\"We thank Kenya,\" Blinken said.");
  const auto* we = find(doc, "United States");
  REQUIRE(we);
  CHECK(we->country == "USA");
}

TEST_CASE("who backs somebody does not act", "[entity]") {
  const auto doc =
      shipped_extractor().extract("A Norwegian-backed militia shelled the port of Mombasa.");
  for (const auto& r : doc.relations())
    if (r.type == RelationType::assault && r.subject) CHECK(doc.name(r.subject) != "Norwegian");
}

TEST_CASE("a first name before another's is another person's", "[entity]") {
  const auto doc = shipped_extractor().extract("Maria Daniel Quist met Daniel Quist in Oslo.");
  CHECK(entity_of(doc, "Daniel Quist") != entity_of(doc, "Maria Daniel Quist"));
}

TEST_CASE("a town's namesake is told by what stands behind it", "[entity]") {
  const auto country = [](const char* text, const char* town) {
    const auto doc = shipped_extractor().extract(text);
    const auto* e = find(doc, town);
    return std::string(e ? e->country : "?");
  };
  CHECK(country("The envoy spoke in Athens, Georgia, on Monday.", "Athens") == "USA");
  CHECK(country("The envoy spoke in Athens on Monday.", "Athens") == "GRC");
  CHECK(country("The envoy spoke in Batumi, Georgia, on Monday.", "Batumi") == "GEO");
}

TEST_CASE("we of a statement is its issuer's, who is not whom it speaks of", "[entity]") {
  const auto of_we = [](const char* text) {
    return all_of(shipped_extractor().extract(text), "We");
  };
  // the war is spoken of, and nobody speaks for Kenya
  const auto we = of_we(
      "President Emmanuel Macron is honored to welcome Prime Minister Ada Quist of Norway. "
      "The war in Kenya is cruel. We will renew the France-Norway Harbour Pact.");
  CHECK(!we.empty());
  CHECK(std::find(we.begin(), we.end(), "Kenya") == we.end());
  CHECK(of_we("The Foreign Ministers of Kenya and Norway issued the following joint statement. We "
              "condemn the attack on the port.") == std::vector<std::string>{"Kenya", "Norway"});
}

TEST_CASE("an office alone is its holder", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Norwegian Foreign Minister Ada Quist met Kenyan President Daniel Otieno in Oslo. The "
      "Foreign Minister thanked Kenya. The President praised Norway.");
  CHECK(all_of(doc, "The Foreign Minister") == std::vector<std::string>{"Ada Quist"});
  CHECK(all_of(doc, "The President") == std::vector<std::string>{"Daniel Otieno"});
}

TEST_CASE("a pronoun is no subject of its own verb", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Peter Novak met Daniel Otieno in Nairobi on Monday. Mr. Novak thanked him for the talks.");
  CHECK(all_of(doc, "him") == std::vector<std::string>{"Daniel Otieno"});
}

TEST_CASE("an acronym stands for the body whose capitals it has", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "The Harbour Works Agency opened in Oslo. Later the HWA signed a contract with Kenya.");
  CHECK(entity_of(doc, "HWA") == "Harbour Works Agency");
}

TEST_CASE("an envoy's country is the sender's, not the host's", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Norway's Ambassador to Kenya Ada Quist met reporters in Nairobi on Monday.");
  REQUIRE(find(doc, "Ada Quist"));
  CHECK(find(doc, "Ada Quist")->country == "NOR");
}

TEST_CASE("a vice president is no president, and who met one is none", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "President Daniel Otieno met Vice President Ada Quist in Oslo. The President thanked Kenya.");
  CHECK(all_of(doc, "The President") == std::vector<std::string>{"Daniel Otieno"});
  const auto vice = shipped_extractor().extract(
      "President Daniel Otieno spoke on Monday with Ada Quist. The Vice President thanked Kenya.");
  CHECK(all_of(vice, "The Vice President") != std::vector<std::string>{"Daniel Otieno"});
  const auto widow = shipped_extractor().extract(
      "President Daniel Otieno spoke on Monday. Ada Quist, the wife of Peter Novak, met separately "
      "with the President. The President thanked Kenya.");
  CHECK(all_of(widow, "The President") == std::vector<std::string>{"Daniel Otieno"});
}

TEST_CASE("their is whose the clause's own subject is", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "President Daniel Otieno called Prime Minister Ada Quist. Norway and Kenya were there. Peter "
      "Novak and Maria Lopez confirmed their support for Uganda.");
  CHECK(all_of(doc, "their") == std::vector<std::string>{"Peter Novak", "Maria Lopez"});
}

TEST_CASE("its is whom one thanks or fines for it", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "Uganda fired a missile on Monday. It pledged to impose costs on Kenya for its attack on "
      "Norway.");
  CHECK(all_of(doc, "its") == std::vector<std::string>{"Kenya"});
}

TEST_CASE("the surname alone is the famous one, not a namesake's", "[entity]") {
  const auto doc = shipped_extractor().extract(
      "First Lady Jill Biden and President Biden visited Kenya. Biden praised Kenya.");
  CHECK(entity_of(doc, "Jill Biden") == "Jill Biden");
  CHECK(entity_of(doc, "Biden", 2) == "Biden");
}
