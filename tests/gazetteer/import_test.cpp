// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "demarche/error.hpp"
#include "gazetteer/imported.hpp"

using namespace demarche;
using namespace demarche::detail;

TEST_CASE("imports Wikidata's query results", "[gazetteer]") {
  const std::string expected_names =
      "Ada Quist\tPERSON\t\twikidata:Q101\tAda Quist\tNOR\tQ101\t\t\t\tfemale\n"
      "A. Quist\tPERSON\t\twikidata:Q101\tAda Quist\tNOR\tQ101\t\t\t\tfemale\n";
  const std::string expected_offices =
      "wikidata:Q101\tHarbour Minister\tNOR\t\t2011-02-03\t2015-06-30\t\tWikidata\n";
  const auto json = import("wikidata", "query.json", R"({
  "head": {"vars": ["item", "itemLabel"]},
  "results": {"bindings": [
    {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q101"},
     "itemLabel": {"type": "literal", "xml:lang": "en", "value": "Ada Quist"},
     "itemAltLabel": {"type": "literal", "value": "A. Quist"}, "iso2": {"type": "literal", "value": "no"},
     "positionLabel": {"type": "literal", "value": "Harbour Minister"}, "genderLabel": {"type": "literal", "value": "female"},
     "start": {"type": "literal", "value": "2011-02-03T00:00:00Z"}, "end": {"type": "literal", "value": "2015-06-30T00:00:00Z"}},
    {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q102"},
     "itemLabel": {"type": "literal", "value": "Q102"}},
    {"itemLabel": {"type": "literal", "value": "A { in \"quotes\" [ of it"}}
  ]}})");
  CHECK(json.names == expected_names);
  CHECK(json.offices == expected_offices);
  CHECK(json.problems ==
        Lines{"query.json:9: Q102 has no label in the languages that the query asks for",
              "query.json:11: no variable holds an item (Q and digits)"});
  const auto csv = import("wikidata", "query.csv",
                          "item,itemLabel,itemAltLabel,iso3,positionLabel,gender,start,end\r\n"
                          "http://www.wikidata.org/entity/Q101,\"Ada\nQuist\",A. Quist,NOR,Harbour "
                          "Minister,female,2011-02-03T00:00:00Z,2015-06-30\r\n"
                          "http://www.wikidata.org/entity/Q103,short\r\n"
                          "Q101,Ada Quist,A. Quist,NOR,Harbour "
                          "Minister,female,2011-02-03T00:00:00Z,2015-06-30\r\n"
                          "Q104,Bo Ek,,,Mayor,,soon,\r\n");
  CHECK(csv.names == expected_names + "Bo Ek\tPERSON\t\twikidata:Q104\tBo Ek\t\tQ104\t\t\t\t\n");
  CHECK(csv.offices == expected_offices);
  CHECK(csv.result.repeated == 2);
  CHECK(csv.problems ==
        Lines{"query.csv:4: found 2 fields, expected 8", "query.csv:6: Q104: \"soon\" is no date"});
  const auto plain = import("wikidata", "plain.json",
                            "[{\"item\":\"http://www.wikidata.org/entity/Q7\",\"itemLabel\":\"Quay "
                            "City\"},\n{\"item\":",
                            options_of("city", "KEN"));
  CHECK(plain.names == "Quay City\tGPE\tcity\twikidata:Q7\tQuay City\tKEN\tQ7\t\t\t\t\n");
  CHECK(plain.problems ==
        Lines{"plain.json:2: the answer ends in the middle: ask for fewer at a time"});
}

TEST_CASE("imports OpenSanctions entities", "[gazetteer]") {
  const auto got = import(
      "opensanctions", "entities.json",
      R"({"id":"NK-1","schema":"Person","caption":"Ada Quist","last_seen":"2024-05-06T07:08:09","properties":{"name":["Ada Quist"],"alias":["Ada  Q. Quist"],"weakAlias":["the Gull"],"nationality":["no"],"wikidataId":["Q101"],"position":["Harbour Minister"]}}
{"id":"NK-2","schema":"Address","caption":"Quay 1","properties":{}}
{"id":"NK-3","schema":"PublicBody","caption":"Harbour Ministry","properties":{"name":["Harbour Ministry"],"jurisdiction":["ke"]}}
not json
{"id":"NK-4","schema":"Person","properties":{"name":["..."]}}
[1]
)");
  CHECK(got.names ==
        "Ada Quist\tPERSON\t\topensanctions:NK-1\tAda Quist\tNOR\tQ101\t\t\t\t\n"
        "Ada Q. Quist\tPERSON\t\topensanctions:NK-1\tAda Quist\tNOR\tQ101\t\t\t\t\n"
        "the Gull\tPERSON\t\topensanctions:NK-1\tAda Quist\tNOR\tQ101\t\t\t\tcontext\n"
        "Harbour Ministry\tORG\tgovernment\topensanctions:NK-3\tHarbour Ministry\tKEN\t\t\t\t\t\n");
  CHECK(got.offices == "opensanctions:NK-1\tHarbour Minister\tNOR\t\t\t\t2024-05\tOpenSanctions\n");
  CHECK(got.result.passed_over == 1);
  CHECK(got.problems == Lines{"entities.json:4: not JSON",
                              "entities.json:5: name: found \"...\", expected letters or digits",
                              "entities.json:6: not a JSON object"});
}

TEST_CASE("imports GeoNames' dumps", "[gazetteer]") {
  const auto got = import(
      "geonames", "NO.txt",
      "71\tÅlhavn\tAlhavn\t\t60\t5\tP\tPPLA\tNO\t\t\t\t\t\t9999\t\t\tEurope/Oslo\t2020-01-01\n"
      "72\tQuay Fell\tQuay Fell\t\t60\t5\tT\tMT\tNO\t\t\t\t\t\t0\t\t\tEurope/Oslo\t2020-01-01\n"
      "73\tQuay\n"
      "74\tX\tX\t\t60\t5\tZ\tMT\tNO\t\t\t\t\t\t0\t\t\tEurope/Oslo\t2020-01-01\n");
  CHECK(got.names ==
        "Ålhavn\tGPE\tcity\tgeonames:71\tÅlhavn\tNOR\t\t71\t0.51\t\t\n"
        "Alhavn\tGPE\tcity\tgeonames:71\tÅlhavn\tNOR\t\t71\t0.51\t\t\n"
        "Quay Fell\tLOC\t\tgeonames:72\tQuay Fell\tNOR\t\t72\t0.00\t\t\n");
  CHECK(got.problems == Lines{"NO.txt:3: found 2 fields, expected GeoNames' 19",
                              "NO.txt:4: unknown feature class \"Z\""});
}

TEST_CASE("imports EveryPolitician's tables", "[gazetteer]") {
  const auto got = import("everypolitician", "term.csv",
                          "id,name,sort_name,group,group_id,chamber,term,start_date,end_date,"
                          "gender,wikidata\n"
                          "a-1,Ada Quist,Quist,Harbour Party,HP,Quay Assembly,9,2011-02,2015-06-30,"
                          "female,Q101\n"
                          "a-2,\"Bo \"\"Bob\"\" Ek\",Ek,unknown,,Quay Assembly,9,2015,2011,,\n"
                          "a-1,Ada Quist,Quist,Harbour Party,HP,Quay Assembly,10,2015-07-01,,"
                          "female,Q101\n",
                          options_of("", "no"));
  CHECK(got.names ==
        "Ada Quist\tPERSON\t\teverypolitician:Q101\tAda Quist\tNOR\tQ101\t\t\t\tfemale\n"
        "Harbour Party\tORG\tparty\teverypolitician:HP\tHarbour Party\tNOR\t\t\t\t\t\n"
        "Bo \"Bob\" Ek\tPERSON\t\teverypolitician:a-2\tBo \"Bob\" Ek\tNOR\t\t\t\t\t\n");
  CHECK(got.offices ==
        "everypolitician:Q101\tMember of Quay "
        "Assembly\tNOR\t\t2011-02\t2015-06-30\t\tEveryPolitician\n"
        "everypolitician:Q101\tMember of Quay Assembly\tNOR\t\t2015-07-01\t\t\tEveryPolitician\n");
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0] == "term.csv:3: the office ends (2011) before it begins (2015)");
}

TEST_CASE("imports PETRARCH's actors, whose open roles end at the file's date", "[gazetteer]") {
  const std::string actors =
      "# Actors of the quays\n"
      "NORWAY_ [NOR]\n"
      "+NORSE_\n"
      "ADA_QUIST_ ; comment\n"
      "+A._QUIST_\n"
      "\t[NORGOV 20110203-20150630]\n"
      "\t[NORMIL >20150701]\n"
      "\t[NORELI <20110101]\n"
      "HARBOUR_FRONT_OF_THE_QUAYS_ [KENREB]\n"
      "EK_ [NOR gov]\n"
      "BO_EK_ [KENLEG >150101]\n";
  const std::string names =
      "Ada Quist\tPERSON\t\tpetrarch:Ada-Quist\tAda Quist\tNOR\t\t\t\t\t\n"
      "A. Quist\tPERSON\t\tpetrarch:Ada-Quist\tAda Quist\tNOR\t\t\t\t\t\n"
      "Harbour Front of the Quays\tORG\tarmed_group\tpetrarch:Harbour-Front-of-the-Quays\tHarbour "
      "Front of the Quays\tKEN\t\t\t\t\t\n"
      "Bo Ek\tPERSON\t\tpetrarch:Bo-Ek\tBo Ek\tKEN\t\t\t\t\t\n";
  const auto got = import("petrarch", "quays.actors", actors);
  CHECK(got.names == names);
  CHECK(got.offices ==
        "petrarch:Ada-Quist\tmember of the "
        "government\tNOR\t\t2011-02-03\t2015-06-30\t2015-07\tpetrarch\n"
        "petrarch:Ada-Quist\tmilitary officer\tNOR\t\t2015-07-01\t2015-07-01\t2015-07\tpetrarch\n"
        "petrarch:Bo-Ek\tmember of parliament\tKEN\t\t2015-01-01\t2015-07-01\t2015-07\tpetrarch\n");
  CHECK(got.problems == Lines{"quays.actors:10: \"[NOR gov]\" is no code with dates",
                              "quays.actors:10: no code: nothing is known of it"});
  CHECK(got.result.passed_over == 1);
  const auto headed = import("petrarch", "headed.actors", "# Written 10/5/2016\n" + actors);
  CHECK_THAT(headed.offices, Catch::Contains("2015-07-01\t2016-10-05\t2016-10\tpetrarch\n"));
  const auto given = import("petrarch", "given.actors", actors, dated("2017-01-02"));
  CHECK_THAT(given.offices, Catch::Contains("2015-07-01\t2017-01-02\t2017-01\tpetrarch\n"));
}

TEST_CASE("imports RegexNER, GATE and spaCy lists", "[gazetteer]") {
  const auto regexner = import("regexner", "names.tab",
                               "Harbour Party\tORGANIZATION\tMISC\t2.0\n"
                               "Quay City\tCITY\n"
                               "Quay [0-9]+\tLOCATION\n"
                               "alone\n"
                               "Monday\tDATE\n");
  CHECK(regexner.names ==
        "Harbour Party\tORG\t\t\t\t\t\t\t\t\t\nQuay City\tGPE\tcity\t\t\t\t\t\t\t\t\n");
  CHECK(regexner.problems == Lines{"names.tab:3: \"Quay [0-9]+\" is a pattern, not a name",
                                   "names.tab:4: found no tab, expected a name and its type",
                                   "names.tab:5: no type here is like \"DATE\""});
  const auto gate = import("gate", "city.lst", "Quay City&country=NOR\nNew Quay\n\n---\n",
                           options_of("city", ""));
  CHECK(gate.names ==
        "Quay City\tGPE\tcity\t\t\t\t\t\t\t\t\nNew Quay\tGPE\tcity\t\t\t\t\t\t\t\t\n");
  CHECK(gate.problems == Lines{"city.lst:4: name: found \"---\", expected letters or digits"});
  CHECK_THROWS_AS(import("gate", "unknown.lst", "Quay\n"), Error);
  const auto spacy = import("spacy", "patterns.jsonl",
                            R"({"label": "ORG", "pattern": "Harbour Party", "id": "hp"}
{"label": "GPE", "pattern": [{"LOWER": "quay"}, {"LOWER": "city"}]}
{"label": "GPE", "pattern": [{"LOWER": "quay"}, {"IS_DIGIT": true}]}
{"label": "WORK_OF_ART", "pattern": "Quays"}
{"pattern": "x"}
{"label": "ORG"}
)");
  CHECK(
      spacy.names ==
      "Harbour Party\tORG\t\tspacy:hp\t\t\t\t\t\texact\t\nquay city\tGPE\t\t\t\t\t\t\t\tfold\t\n");
  CHECK(spacy.problems == Lines{"patterns.jsonl:3: a token is given by IS_DIGIT, not by its text",
                                "patterns.jsonl:4: no type here is like \"WORK_OF_ART\"",
                                "patterns.jsonl:5: no \"label\"",
                                "patterns.jsonl:6: no \"pattern\""});
}

TEST_CASE("an import that fails leaves the old file", "[gazetteer]") {
  const TemporaryFile old("imported-before.tsv", "kept");
  CHECK_THROWS_AS(import_gazetteer("geonames", "/nonexistent.txt", old.path()), Error);
  CHECK_THROWS_AS(import_gazetteer("morse", old.path(), old.path()), Error);
  std::ifstream in(old.path());
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "kept");
}
