// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"
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

TEST_CASE("the shipped office-holders are linked in their time only", "[entity]") {
  struct Case {
    const char *holder, *date, *name;  ///< name: whose, or empty for nobody's
  };
  const Case cases[] = {
      {"Canadian Foreign Minister Anand", "2025-10-01", "Anita Anand"},
      {"Canadian Foreign Minister Anand", "2019-06-01", ""},
      {"Canadian Foreign Minister Anita Anand", "2014-06-01", ""},
      {"Romanian Foreign Minister Ţoiu", "2025-09-01", "Oana-Silvia Ţoiu"},
      {"Romanian Foreign Minister Ţoiu", "2019-06-01", ""},
      {"Senegalese Foreign Minister Niang", "2026-02-01", "Cheikh Niang"},
      {"Senegalese Foreign Minister Niang", "2019-06-01", ""},
      {"Bangladeshi Foreign Adviser Touhid Hossain", "2025-03-01", "Touhid Hossain"},
      {"Bangladeshi Foreign Adviser Touhid Hossain", "2019-03-01", ""},
      {"Ukrainian Defence Minister Umerov", "2024-06-01", "Rustem Umerov"},
      {"Japanese Defence Minister Nakatani", "2025-01-01", "Gen Nakatani"},
      {"Pakistani Foreign Minister Asif", "2018-02-01", "Khawaja Muhammad Asif"},
      {"Pakistani Foreign Minister Asif", "2026-02-01", ""},
  };
  for (const auto& c : cases) {
    INFO(c.holder << " on " << c.date);
    const auto id =
        linked(shipped_extractor(), std::string(c.holder) + " spoke about the ships.", c.date);
    std::string name;
    for (const auto* sense : detail::shipped().office_holders())
      if (sense->id == id && !id.empty()) name = sense->canonical;
    CHECK(name == c.name);
  }
}
