// SPDX-License-Identifier: Apache-2.0
#include "demarche/corrections.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "demarche/error.hpp"
#include "output/example_document.hpp"

namespace demarche::detail {
namespace {

using Lines = std::vector<std::string>;

/// Where `what` stands in the example, in code points: it has one letter of two bytes before.
std::string place(std::string_view what) {
  const std::string_view text = ExampleDocument::text;
  std::size_t at = 0;
  const auto found = text.find(what);
  for (std::size_t i = 0; i < found; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++at;
  return std::to_string(at) + "\t" + std::to_string(at + what.size()) + "\t" + std::string(what);
}

std::string describe(const Document& document) {
  std::string out;
  for (const auto& r : document.relations())
    out += std::string(to_string(r.type)) + " " + std::string(document.name(r.subject)) + " " +
           std::string(document.name(r.object)) + " " + std::string(to_string(r.status)) + "; ";
  return out;
}

}  // namespace

TEST_CASE("lines that cannot be understood are told of, and the others count", "[corrections]") {
  struct Case {
    std::string line, problem;
  };
  const auto cases = std::vector<Case>{
      {"same\tAda Quist\tQ5", ""},
      {"# a comment", ""},
      {"", ""},
      {"merge\tA\tB", "\"merge\" is no correction"},
      {"same\tA", "same has 1 fields (expected actor, actor and perhaps a document)"},
      {"same\tA\tB\tC\tD", "same has 4 fields"},
      {"same\tA\tA", "both actors are \"A\""},
      {"different\t\tA", "an actor without a name"},
      {"link\td\t5\t5\tx\tQ5", "\"5\" to \"5\" is no range of characters"},
      {"link\td\t-1\t5\tx\tQ5", "\"-1\" to \"5\" is no range"},
      {"link\td\t99999999999\t5\tx\tQ5", "is no range"},
      {"kind\td\t1\t5\tx\tCAT", "\"CAT\" is no type of names"},
      {"kind\td\t1\t5\tx\tDATE", "\"DATE\" is no type of names"},
      {"reject\td\t1\t5\tx\tMEET\ta\tb", "\"MEET\" is no type of relations"},
      {"change\td\t1\t5\tx\tCONSULT\ta\tb\tAGREE\tmaybe", "\"maybe\" is no status"},
      {"reject\td\t1\t5\tx\tCONSULT\ta\tb", ""},
      {std::string(70'000, 'x'), "a line longer than 64 KB"},
  };
  for (const auto& c : cases) {
    INFO(c.line.substr(0, 80));
    const Corrections read("#demarche-corrections 1\r\n" + c.line + "\r\nsame\tX\tY\n", "mine.tsv");
    CHECK_FALSE(read.empty());
    REQUIRE(read.problems().size() == (c.problem.empty() ? 0 : 1));
    if (c.problem.empty()) continue;
    CHECK(read.problems()[0].starts_with("mine.tsv:2: "));
    CHECK(read.problems()[0].find(c.problem) != std::string::npos);
  }
  CHECK_THROWS_AS(Corrections::read("/no/such/file.tsv"), Error);
}

TEST_CASE("a document is corrected, and what does not fit is told of", "[corrections]") {
  struct Case {
    const char* what;
    std::string line;
    std::string gone, there;  // of describe()
    std::string refused = {};
  };
  const auto met = "d\t" + place("met");
  const auto cases = std::vector<Case>{
      {"reject", "reject\t" + met + "\tCONSULT\tAda Quist\tKenya", "CONSULT Ada Quist Kenya actual",
       ""},
      {"change", "change\t" + met + "\tCONSULT\tada quist\tKenya\tAGREE\tplanned",
       "CONSULT Ada Quist Kenya", "AGREE Ada Quist Kenya planned"},
      {"accept", "accept\t" + met + "\tCONSULT\tAda Quist\tKenya", "",
       "CONSULT Ada Quist Kenya actual"},
      {"behind letters of two bytes",
       "reject\td\t" + place("withdraw") + "\tRETREAT\tZürich <Guard> & \"Co\"\t", "RETREAT", ""},
      {"another type", "reject\t" + met + "\tAGREE\tAda Quist\tKenya", "",
       "CONSULT Ada Quist Kenya",
       "\"met\" of document \"d\" is no AGREE of \"Ada Quist\" and \"Kenya\""},
      {"other words", "reject\td\t0\t3\tmet\tCONSULT\tAda Quist\tKenya", "",
       "CONSULT Ada Quist Kenya", "document \"d\" has no relation \"met\" at 0 to 3"},
      {"another document", "reject\te\t0\t3\tmet\tCONSULT\tAda Quist\tKenya", "",
       "CONSULT Ada Quist Kenya", "there is no document \"e\""},
      {"no name there", "link\td\t0\t3\tNor\tQ5", "", "CONSULT Ada Quist Kenya",
       "has no name \"Nor\" at 0 to 3"},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    const ExampleDocument example;
    const Corrections corrections(c.line + "\n", "c.tsv");
    REQUIRE(corrections.problems().empty());
    const auto after = describe(corrections.apply(example.document(), "d"));
    INFO(after);
    if (!c.gone.empty()) CHECK(after.find(c.gone) == std::string::npos);
    CHECK(after.find(c.there) != std::string::npos);
    const auto refused = corrections.not_applied(true);
    REQUIRE(refused.size() == (c.refused.empty() ? 0 : 1));
    if (!c.refused.empty()) CHECK(refused[0].find("c.tsv:1: not applied: ") == 0);
    if (!c.refused.empty()) CHECK(refused[0].find(c.refused) != std::string::npos);
  }
}

TEST_CASE("links and types of names are corrected", "[corrections]") {
  const ExampleDocument example;
  const auto quist = [](const Document& document) {
    for (const auto& e : document.entities())
      if (e.name == "Ada Quist") return e;
    return Entity{};
  };
  const auto corrected = [&](const std::string& line) {
    const Corrections corrections(line + "\n", "c.tsv");
    auto document = corrections.apply(example.document(), "d");
    CHECK(corrections.problems() == Lines{});
    CHECK(corrections.not_applied(true) == Lines{});
    return document;
  };
  const auto name = "d\t" + place("Ada\nQuist");
  // A line of a table has no newline in it: a blank stands for any white space.
  auto flat = name;
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  const auto linked = corrected("link\t" + flat + "\tQ5");
  CHECK(quist(linked).wikidata == "Q5");
  CHECK(linked.relations()[0].happening == "CONSULT|Q114|Q5|2024-05-03");
  CHECK(quist(corrected("same\tAda Quist\tQ5")).wikidata == "Q5");
  CHECK(quist(corrected("same\tada quist@NOR\tofficials:ada-quist")).gazetteer ==
        "officials:ada-quist");
  CHECK(quist(corrected("kind\t" + flat + "\tORG")).type == EntityType::org);
  const auto parted = corrected("different\tNorway\tQ20");
  CHECK(parted.entities()[0].wikidata.empty());
  const auto original = example.document();
  CHECK(original.entities()[0].wikidata == "Q20");  // the document itself stays
}

TEST_CASE("keys of actors are corrected", "[corrections]") {
  const Corrections corrections("same\tada quist\tQ5\ndifferent\tBex\tQ6\nsame\tBex\tQ7\td2\n",
                                "c.tsv");
  CHECK(corrections.actor_key("ada quist", "Ada Quist", "d1") == "Q5");
  CHECK(corrections.actor_key("NOR", "Norway", "d1") == "NOR");
  CHECK(corrections.actor_key("Q6", "Bex", "d1") == "bex#different");
  CHECK(corrections.actor_key("bex", "Bex", "d1") == "bex");
  CHECK(corrections.actor_key("bex", "Bex", "d2") == "Q7");
  CHECK(corrections.actor_key("", "", "d1").empty());
  CHECK(corrections.not_applied(true, true).empty());
}

}  // namespace demarche::detail
