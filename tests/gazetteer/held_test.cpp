// SPDX-License-Identifier: Apache-2.0
/// Who held which office when.
#include "gazetteer/held.hpp"

#include "catch.hpp"
#include "demarche/error.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

std::string told(const std::vector<HeldOffice>& offices) {
  std::string text;
  for (const auto& o : offices)
    text += (text.empty() ? "" : "; ") + o.person + ", " + o.title + (o.stated ? "" : "?");
  return text;
}

/// Two countries, a body and a person whom two sources know.
class Offices {
 public:
  Offices()
      : names_("held.tsv",
               "#demarche-gazetteer 1\nname\ttype\tsubtype\tid\tcanonical\tcountry\twikidata\n"
               "Norway\tGPE\tcountry\tcountries:NOR\tNorway\tNOR\t\n"
               "Kenya\tGPE\tcountry\tcountries:KEN\tKenya\tKEN\t\n"
               "QU\tORG\tintergovernmental\tmine:qu\tQuay Union\t\t\n"
               "Ada Quist\tPERSON\t\tmine:ada\tAda Quist\tNOR\tQ101\n"
               "A. Quist\tPERSON\t\tmine:ada\tAda Quist\tNOR\tQ101\n"
               "Ada Quist\tPERSON\t\tmine:other\tAda Quist\tKEN\tQ102\n"
               "Bo Ek\tPERSON\t\tmine:bo\tBo Ek\tNOR\tQ103\n"),
        offices_("held.offices.tsv",
                 "#demarche-gazetteer 1\nid\ttitle\tcountry\tbody\tfrom\tto\tas_of\tsource\n"
                 "mine:ada\tMinister for Foreign Affairs\tNOR\t\t2017-08-04\t2018-04-26\t\tours\n"
                 "mine:ada\tSecretary General\t\tQuay Union\t2019\t\t2020-01\tours\n"
                 "mine:bo\tForeign Minister\tNOR\t\t\t\t2019-03\tours\n"
                 "mine:other\tForeign Minister\tKEN\t\t2018\t\t2019\tours\n"),
        gazetteer(Gazetteer::load_files({offices_.path(), names_.path()})) {}

 private:
  TemporaryFile names_, offices_;

 public:
  Gazetteer gazetteer;
};

}  // namespace

TEST_CASE("who held an office", "[gazetteer]") {
  const Offices world;
  struct Case {
    const char *title, *where, *date, *told;
  };
  const Case cases[] = {
      {"foreign minister", "NOR", "2018-03-02",
       "Ada Quist, Minister for Foreign Affairs; Bo Ek, Foreign Minister?"},
      {"Foreign Minister", "no", "2018-03",
       "Ada Quist, Minister for Foreign Affairs; Bo Ek, Foreign Minister?"},
      {"minister of foreign affairs", "Norway", "2019-03-10", "Bo Ek, Foreign Minister"},
      {"foreign minister", "norway", "2010", ""},
      {"foreign minister", "NOR", "",
       "Ada Quist, Minister for Foreign Affairs; Bo Ek, Foreign Minister?"},
      {"foreign minister", "Kenya", "2018-06", "Ada Quist, Foreign Minister"},
      {"secretary-general", "Quay Union", "2019-06", "Ada Quist, Secretary General"},
      {"secretary general", "qu", "2019-06", "Ada Quist, Secretary General"},
      {"secretary general", "NOR", "2019-06", ""},
      {"king", "NOR", "2019-06", ""},
      {"foreign minister", "nowhere", "2019-06", ""},
      {"", "", "", ""},
  };
  for (const auto& c : cases) {
    INFO(c.title << ' ' << c.where << ' ' << c.date);
    CHECK(told(who_held(world.gazetteer, c.title, c.where, c.date)) == c.told);
  }
  for (const char* wrong : {"2018-13", "2018-02-30", "soon", "2018-03-02T10:00", "18"}) {
    INFO(wrong);
    CHECK_THROWS_WITH(who_held(world.gazetteer, "foreign minister", "NOR", wrong),
                      Catch::Contains("is no date"));
  }
}

TEST_CASE("which offices somebody held, with dates and source", "[gazetteer]") {
  const Offices world;
  CHECK(told(offices_of(world.gazetteer, "a. quist")) ==
        "Ada Quist, Minister for Foreign Affairs; Ada Quist, Secretary General");
  const auto both = offices_of(world.gazetteer, "Ada Quist");  // two of that name
  REQUIRE(both.size() == 3);
  CHECK(told(both) ==
        "Ada Quist, Minister for Foreign Affairs; Ada Quist, Secretary General; Ada Quist, Foreign "
        "Minister");
  CHECK(offices_of(world.gazetteer, "Norway").empty());
  CHECK(offices_of(world.gazetteer, "").empty());
  CHECK(
      to_json({both[1]}) ==
      R"([{"person":"Ada Quist","id":"mine:ada","wikidata":"Q101","title":"Secretary General","country":null,)"
      R"("body":"Quay Union","from":"2019","to":null,"as_of":"2020-01","source":"ours","stated":true}])");
  CHECK(to_json(std::vector<HeldOffice>()) == "[]");
}
