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
}
