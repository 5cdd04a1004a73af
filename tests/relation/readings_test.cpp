// SPDX-License-Identifier: Apache-2.0
/// What a mistake in reading a clause would change: who acts, and whether it happened.
#include <string>

#include "catch.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

/// Its relations as "SUBJECT predicate OBJECT status evidence", one a line.
std::string read(const std::string& text) {
  const auto doc = extract_plain(text);
  std::string result;
  for (std::size_t i = 0; i < doc.relations().size(); ++i) {
    const auto& r = doc.relations()[i];
    result += std::string(doc.name(r.subject)) + ' ' + std::string(r.predicate) + ' ' +
              std::string(doc.name(r.object)) + ' ' + std::string(to_string(r.status)) + ' ' +
              std::to_string(1 + doc.evidence(Id<Relation>(i)).size()) + '\n';
  }
  return result;
}

}  // namespace

TEST_CASE("what is negated did not happen", "[relation]") {
  CHECK(read("Norway did not accuse Kenya of spying.") == "Norway accuse Kenya negated 1\n");
  CHECK(read("Norway accused Kenya of spying.") == "Norway accuse Kenya actual 1\n");
}

TEST_CASE("who, in a relative clause, is the noun before it", "[relation]") {
  CHECK(read("Ada Quist, who accused Kenya of spying, left the room.") ==
        "Ada Quist accuse Kenya actual 1\n");
}

TEST_CASE("a citizen has a nationality", "[relation]") {
  CHECK(read("Ada Quist, a citizen of Norway, left the room.") ==
        "Ada Quist citizen of Norway actual 1\n");
  CHECK(read("Daniel Otieno is a national of Kenya.") ==
        "Daniel Otieno citizen of Kenya actual 1\n");
  CHECK(read("Ada Quist is no citizen of Norway.").empty());
  CHECK(read("Ada Quist wrote of citizens of Norway.").empty());
}

TEST_CASE("a meeting told from the other side is the same meeting", "[relation]") {
  CHECK(read("Norway met Kenya in Oslo. Kenya met Norway again.") ==
        "Norway meet Kenya actual 2\n");
  CHECK(read("Ada Quist met Daniel Otieno. Daniel Otieno met Ada Quist.") ==
        "Ada Quist meet Daniel Otieno actual 2\n");
}

TEST_CASE("Mr and Mrs of one surname are two", "[relation]") {
  CHECK(read("John Quist and Mary Quist were in Oslo. Mr Quist accused Kenya of spying. Mrs Quist "
             "visited Norway.") ==
        "John Quist accuse Kenya actual 1\nMary Quist visit Norway actual 1\n");
}

TEST_CASE("people of two countries are both countries'", "[relation]") {
  CHECK(read("The foreign ministers of Norway and Kenya met in Oslo.") ==
        "Norway meet Kenya actual 1\n");
  CHECK(read("Norwegian and Kenyan officials met in Oslo.") == "Norwegian meet Kenyan actual 1\n");
  CHECK(read("The Norwegian and Kenyan defence ministers met in Oslo.") ==
        "Norwegian meet Kenyan actual 1\n");
  CHECK(read("The foreign ministers of Norway condemned Kenya.") ==
        "Norway condemn Kenya actual 1\n");
}

TEST_CASE("whom a phrase about people means", "[relation]") {
  CHECK(read("Ada Quist held talks with her Kenyan counterpart Daniel Otieno in Oslo.") ==
        "Ada Quist meet Daniel Otieno actual 1\nDaniel Otieno national of Kenyan actual 1\n");
  CHECK(read("Ada Quist met World Health Organization (WHO) Director-General Dr. Daniel Otieno.")
            .starts_with("Ada Quist meet Daniel Otieno actual 1\n"));
  CHECK(read("Ada Quist invited Daniel Otieno to visit Norway.") ==
        "Ada Quist invite Daniel Otieno planned 1\nDaniel Otieno visit Norway possible 1\n");
  CHECK(read("The president of Kenya condemned Norway.") ==
        "The president condemn Norway actual 1\n");
}

TEST_CASE("who takes part in what a clause only mentions", "[relation]") {
  CHECK(read("Ada Quist left the city after talks with Daniel Otieno.") ==
        "Ada Quist meet Daniel Otieno actual 1\n");
  CHECK(read("Ada Quist left without meeting Daniel Otieno.") ==
        "Ada Quist meet Daniel Otieno negated 1\n");
  CHECK(read("A week after expelling the Kenyan envoy, Norway closed the road.") ==
        "Norway expel Kenyan actual 1\n");
}

TEST_CASE("words that the parser hangs elsewhere", "[relation]") {
  CHECK(read("Norway's army shot down a Kenyan drone.") == "Norway shoot Kenyan actual 1\n");
  CHECK(read("Norway praised Ada Quist and criticised Daniel Otieno.") ==
        "Norway praise Ada Quist actual 1\nNorway criticise Daniel Otieno actual 1\n");
  CHECK(read("Norway granted Otieno asylum.") == "Norway grant asylum Otieno actual 1\n");
  CHECK(read("Norway pledged 200 million euros in aid to Kenya.") ==
        "Norway pledge Kenya actual 1\n");
}

TEST_CASE("headlines", "[relation]") {
  CHECK(read("Norway, Kenya swap prisoners") == "Norway share information Kenya actual 1\n");
  CHECK(read("Biden, Xi to meet in Geneva") == "Biden meet Xi planned 1\n");
  CHECK(read("Norway to host Daniel Otieno") == "Norway host Daniel Otieno planned 1\n");
  CHECK(read("Daniel Otieno killed in Norwegian strike on Kenya") ==
        " kill Daniel Otieno actual 1\nNorwegian attack Kenya actual 1\n");
  CHECK(read("Norwegian PM slams Kenyan claims") == "Norwegian PM slam Kenyan actual 1\n");
}

TEST_CASE("words that the parser takes for something else", "[relation]") {
  CHECK(read("Norwegian jets were reported to have fired missiles into Kenya.") ==
        "Norwegian fire Kenya actual 1\n");
  CHECK(read("Norway fired missiles from Ugandan airspace into Kenya.") ==
        "Norway fire Kenya actual 1\n");
  CHECK(read("Near Nairobi, Norwegian jets struck Kenyan troops.") ==
        "Norwegian strike Kenyan actual 1\n");
  CHECK(read("Norway told the Kenyan mission to leave without delay.") ==
        "Norway tell Kenyan actual 1\n");
  CHECK(read("They came to rob villages and have again killed Kenyans.") ==
        " kill Kenyans actual 1\n");
}

TEST_CASE("where something happened is not whose it is", "[relation]") {
  CHECK(read("Norway condemned the attacks in Kenya.") == "Norway condemn  actual 1\n");
  CHECK(read("Norway condemned the attacks of Kenya.") == "Norway condemn Kenya actual 1\n");
}

TEST_CASE("who has left a body, or is its partner, is not the body", "[relation]") {
  CHECK(read("Former members of Hezbollah helped Daniel Otieno.").empty());
  CHECK(read("Members of Hezbollah helped Daniel Otieno.") ==
        "Hezbollah help Daniel Otieno actual 1\n");
  CHECK(read("A Hezbollah defector was arrested in Oslo.").empty());
  CHECK(read("Ada Quist met partners of Norway.").find("meet Norway") == std::string::npos);
}

TEST_CASE("whom others are for or against does nothing itself", "[relation]") {
  CHECK(read("The counter-ISIL coalition supports Kenya.").find("Islamic State") ==
        std::string::npos);
  CHECK(read("The anti-Taliban alliance attacked Kenya.").find("Taliban") == std::string::npos);
  CHECK(read("Kenya backed the anti-Taliban forces.").find("Taliban") == std::string::npos);
  CHECK(read("Norway trains anti-Iran fighters.").find("Iran") == std::string::npos);
  CHECK(read("Kenya backed the Taliban.").find("Kenya back Taliban actual") != std::string::npos);
}

TEST_CASE("each other", "[relation]") {
  CHECK(read("Norway and Kenya expelled each other's diplomats.") ==
        "Norway expel Kenya actual 1\n");
  CHECK(read("Ada Quist and Daniel Otieno visited a school.").empty());
}

TEST_CASE("what is ruled out does not happen", "[relation]") {
  CHECK(read("Ada Quist ruled out visiting Kenya.").find("visit Kenya negated") !=
        std::string::npos);
}

TEST_CASE("offices that a clause tells", "[relation]") {
  CHECK(read("Ada Quist is the Prime Minister of Norway.") ==
        "Ada Quist Prime Minister Norway actual 1\n");
  CHECK(read("Ada Quist served as Director of the Harbour Council.") ==
        "Ada Quist Director Harbour Council actual 1\n");
  CHECK(read("Ada Quist was appointed Director of the Harbour Council.") ==
        "Ada Quist Director Harbour Council actual 1\n");
  CHECK(read("Ada Quist is not the Prime Minister of Norway.").empty());
}

TEST_CASE("offices of lists of participants", "[relation]") {
  CHECK(read("Ada Quist, President of the Harbour League, spoke.") ==
        "Ada Quist President Harbour League actual 1\n");
  CHECK(read("Ada Quist, Executive Director, Harbour Council; and Tom Brel, Chair, the Fish "
             "Museum.") ==
        "Ada Quist Executive Director Harbour Council actual 1\n"
        "Tom Brel Chair Fish Museum actual 1\n");
  // the body of the next clause is not hers
  CHECK(read("After a word with Ada Quist, the director, Harbour Council officials left.") == "");
}

TEST_CASE("one place after the other, each on its day", "[relation]") {
  const auto doc = extract_plain("Ada Quist will travel to Peru on Monday and to Kenya on Friday.");
  REQUIRE(doc.relations().size() == 2);
  for (const auto& r : doc.relations()) {
    REQUIRE(r.time);
    CHECK(doc.text(doc.mentions()[r.time.value].span) ==
          (doc.name(r.object) == "Peru" ? "Monday" : "Friday"));
  }
  CHECK(read("Ada Quist visited Peru on Monday and Kenya on Friday.") ==
        "Ada Quist visit Peru actual 1\nAda Quist visit Kenya actual 1\n");
}

TEST_CASE("who promises is promised by", "[relation]") {
  CHECK(read("Norway and Kenya pledged to reopen the port.") == "Norway pledge Kenya actual 1\n");
  CHECK(read("President Biden and Vice President Harris announced commitments from companies.")
            .find("commit") == std::string::npos);
}

TEST_CASE("members", "[relation]") {
  CHECK(read("Norway, a member of NATO, rejected the plan.")
            .starts_with("Norway member of North Atlantic Treaty Organization actual 1\n"));
  CHECK(read("NATO members Italy and Spain were there.") ==
        "Italy member of North Atlantic Treaty Organization actual 1\n"
        "Spain member of North Atlantic Treaty Organization actual 1\n");
  CHECK(read("Finland will become a member of NATO.") ==
        "Finland member of North Atlantic Treaty Organization planned 1\n");
  CHECK(read("Daniel Otieno joined Hezbollah in 2004.") ==
        "Daniel Otieno member of Hezbollah actual 1\n");
  CHECK(read("Daniel Otieno is a former member of Hezbollah.").empty());
  CHECK(read("Kenya is not a member of NATO.").empty());
}
