// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "demarche/gazetteer.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

/// The gazetteer's id of the person in "Norwegian Foreign Minister NAME ..." of that day.
std::string linked(const Extractor& extractor, const std::string& text, const std::string& date) {
  ExtractOptions options;
  options.date = date;
  const auto doc = extractor.extract(text, options);
  for (const auto& e : doc.entities())
    if (e.type == EntityType::person) return std::string(e.gazetteer);
  return "nobody";
}

}  // namespace

TEST_CASE("a person whom two files know is one, by Wikidata's id", "[entity]") {
  const std::string names =
      "#demarche-gazetteer 1\nname\ttype\tid\tcanonical\tcountry\twikidata\nAda "
      "Varlisen\tPERSON\t";
  const std::string offices = "#demarche-gazetteer 1\nid\ttitle\tcountry\tfrom\tas_of\n";
  const detail::TemporaryFile old_names("old.tsv", names + "old:7\tAda Varlisen\tNOR\tQ101\n");
  const detail::TemporaryFile old_offices(
      "old.offices.tsv", offices + "old:7\tMinister of Foreign Affairs\tNOR\t2025\t2026-05\n");
  const detail::TemporaryFile new_names("new.tsv", names + "new:7\tAda Varlisen\tNOR\tQ101\n");
  const detail::TemporaryFile new_offices(
      "new.offices.tsv", offices + "new:7\tForeign Minister\tNOR\t2025-02\t2026-08\n");
  const detail::TemporaryFile old("old.gaz", ""), fresh("new.gaz", "");
  static_cast<void>(compile_gazetteer({old_names.path(), old_offices.path()}, old.path()));
  static_cast<void>(compile_gazetteer({new_names.path(), new_offices.path()}, fresh.path()));
  const auto extractor = Extractor::load(
      {.data = detail::source_folder(), .gazetteers = {fresh.path(), old.path()}, .rules = {}});
  for (const char* name : {"Varlisen", "Ada Varlisen"}) {
    INFO(name);
    CHECK(linked(extractor,
                 "Norwegian Foreign Minister " + std::string(name) + " spoke in Oslo about ships.",
                 "2026-09-01") == "new:7");
  }
}

TEST_CASE("who is attested in an office is likely near that day and not years before", "[entity]") {
  const detail::TemporaryFile names("holders.tsv",
                                    "#demarche-gazetteer 1\nname\ttype\tid\tcanonical\tcountry\n"
                                    "Ada Varlisen\tPERSON\tmine:ada\tAda Varlisen\tNOR\n"
                                    "Odd Kvernlid\tPERSON\tmine:odd\tOdd Kvernlid\tNOR\n");
  const detail::TemporaryFile offices(
      "holders.offices.tsv",
      "#demarche-gazetteer 1\nid\ttitle\tcountry\tbody\tfrom\tto\tas_of\n"
      "mine:ada\tMinister of Foreign Affairs\tNOR\t\t\t\t2026-05-12\n"
      "mine:odd\tMinister of Foreign Affairs\tNOR\t\t2017\t2020\t\n");
  const detail::TemporaryFile compiled("holders.gaz", "");
  static_cast<void>(compile_gazetteer({names.path(), offices.path()}, compiled.path()));
  const auto extractor = Extractor::load(
      {.data = detail::source_folder(), .gazetteers = {compiled.path()}, .rules = {}});
  const std::string said = " spoke in Oslo about the ships of Norway.";
  const std::string minister = "Norwegian Foreign Minister ";
  CHECK(linked(extractor, minister + "Varlisen" + said, "2026-09-01") == "mine:ada");
  CHECK(linked(extractor, minister + "Kvernlid" + said, "2019-03-01") == "mine:odd");
  CHECK(linked(extractor, minister + "Varlisen" + said, "2019-03-01").empty());
  CHECK(linked(extractor, minister + "Kvernlid" + said, "2026-09-01").empty());
  CHECK(linked(extractor, minister + "Ada Varlisen" + said, "2026-09-01") == "mine:ada");
  CHECK(linked(extractor, minister + "Ada Varlisen" + said, "2019-03-01").empty());
}
