// SPDX-License-Identifier: Apache-2.0
#include "mention/values.hpp"

#include "catch.hpp"
#include "documents.hpp"
#include "mention/dates.hpp"
#include "mention/numbers.hpp"
#include "mention/titles.hpp"

using namespace demarche;
using namespace demarche::detail;

TEST_CASE("dates are resolved against the document's date", "[mention]") {
  const struct {
    const char* text;
    const char* today;
    bool future;
    const char* iso;
  } cases[] = {
      {"March 3, 2018", "", false, "2018-03-03"},
      {"3 March 2018", "", false, "2018-03-03"},
      {"June 27th, 2023", "", false, "2023-06-27"},
      {"2018-03-03", "", false, "2018-03-03"},
      {"March 2018", "", false, "2018-03"},
      {"2018", "", false, "2018"},
      {"March 6-8", "2018-03-03", false, "2018-03-06/2018-03-08"},
      {"24 November", "2017-12-04", false, "2017-11-24"},
      {"August", "2017-12-04", false, "2017-08"},
      {"December", "2018-01-10", false, "2017-12"},
      {"Friday", "2024-05-02", false, "2024-04-26"},
      {"Friday", "2024-05-02", true, "2024-05-03"},
      {"Thursday", "2024-05-02", false, "2024-05-02"},
      {"yesterday", "2024-03-01", false, "2024-02-29"},
      {"tomorrow", "2023-12-31", false, "2024-01-01"},
      {"last week", "2018-03-03", false, "2018-W08"},
      {"next month", "2018-12-03", false, "2019-01"},
      {"last year", "2018-12-03", false, "2017"},
      {"A day earlier", "2018-03-01", false, "2018-02-28"},
      {"two weeks ago", "2018-03-15", false, "2018-W09"},
      {"10-month", "2018-03-15", false, "P10M"},
      {"two years", "", false, "P2Y"},
      {"Friday", "", false, ""},
      {"2,000 years ago", "2024-05-10", false, "0024"},
      {"1,000 days ago", "2024-05-10", false, "2021-08-14"},
      // days that there are not, and years that ISO 8601 has not
      {"February 30, 2024", "", false, ""},
      {"29 February 2023", "", false, ""},
      {"29 February 2024", "", false, "2024-02-29"},
      {"2024-13-05", "", false, ""},
      {"2024-05-45", "", false, ""},
      {"June 30-31", "2024-05-10", false, ""},
      {"2020-2019", "", false, ""},
      {"2020-21", "", false, "2020/2021"},
      {"2021-08", "", false, "2021-08"},
      {"2030-19", "", false, ""},
      {"the 1990s", "", false, "199"},
      {"5,000 years ago", "2024-05-10", false, ""},
      {"yesterday", "0000-01-01", false, ""},
      {"tomorrow", "9999-12-31", false, ""},
  };
  for (const auto& c : cases) {
    INFO(c.text << " on " << c.today);
    CHECK(resolve_date(c.text, c.today, c.future).value_or("") == c.iso);
  }
}

TEST_CASE("numbers", "[mention]") {
  const struct {
    const char* text;
    double value;
  } cases[] = {{"1,524", 1524},   {"3.5 million", 3.5e6},          {"twenty-one", 21},
               {"two dozen", 24}, {"one hundred and twenty", 120}, {"second", 2},
               {"21st", 21},      {"$ 10 million", 1e7},           {"2bn", 2e9}};
  for (const auto& c : cases) CHECK(number_of(c.text).value_or(-1) == Approx(c.value));
  CHECK_FALSE(number_of("the minister"));
  CHECK(number_of("one and a half million").value_or(-1) == Approx(1.5e6));
  CHECK(fraction_of("two-thirds").value_or(-1) == Approx(2.0 / 3));
  CHECK(fraction_of("about a tenth").value_or(-1) == Approx(0.1));
  CHECK_FALSE(fraction_of("a third party"));
}

TEST_CASE("extents of values", "[mention]") {
  const struct {
    const char* text;
    const char* values;
  } cases[] = {
      {"They met on Friday, 3 May 2024.", "DATE:Friday|DATE:3 May 2024"},
      {"He may march in May 2020.", "DATE:May 2020"},
      {"It comes a day earlier than planned.", "DATE:a day earlier"},
      {"Over the next few days they will talk.", "DATE:the next few days"},
      {"The two sides signed.", "CARDINAL:two"},
      {"It was her second visit.", "ORDINAL:second"},
      {"More than 2,000 people left.", "CARDINAL:More than 2,000"},
      {"The price is US$5 billion.", "MONEY:US$5 billion"},
      {"The price is AU$5 billion.", "MONEY:AU$5 billion"},
      {"The price is HK$5 billion.", "MONEY:HK$5 billion"},
      {"The price is NZ$5 billion.", "MONEY:NZ$5 billion"},
      {"They pledged 20 million euros.", "MONEY:20 million euros"},
      {"About 60 percent voted.", "PERCENT:About 60 percent"},
      {"A road of 40 km was built.", "QUANTITY:40 km"},
      {"They arrived at 9:30 pm.", "TIME:9:30 pm"},
      {"A 10-month detention ended.", "DATE:10-month"},
      {"This one is good, and one can say so.", ""},
      {"First of all, he left.", "ORDINAL:First"},
      {"See Resolution 2254 and Article 5.", ""},
      {"Two thousand people left.", "CARDINAL:Two thousand"},
      {"Twenty-nine ships left.", "CARDINAL:Twenty-nine"},
      {"Five years ago they met.", "DATE:Five years ago"},
      {"They met on August seventh, 1998.", "DATE:August seventh, 1998"},
      {"Ships are lost every month, and it goes on for another year.",
       "DATE:every month|DATE:another year"},
      {"It was not seen in decades.", "DATE:decades"},
      {"It ended after weeks of talks.", "DATE:weeks"},
      {"They marked Saint Patrick\u2019s Day and Easter Monday.",
       "DATE:Saint Patrick\u2019s Day|DATE:Easter Monday"},
      {"The Christmas Island camp is shut.", ""},
      {"They had a surplus up to 2008, and then none.", "DATE:2008"},
      {"It spoke of a second language.", "ORDINAL:second"},
      {"About a third of all households left.", "CARDINAL:About a third"},
      {"One and a half million people left.", "CARDINAL:One and a half million"},
      {"They owe US $24 billion.", "MONEY:US $24 billion"},
      {"They owe billions of dollars.", "MONEY:billions of dollars"},
      {"It cost 1 billion Czech koruna.", "MONEY:1 billion Czech koruna"},
      {"He left 24 hours ago.", "TIME:24 hours ago"},
  };
  for (const auto& c : cases) {
    const auto doc = read_document(c.text, true, "2024-05-02");
    std::string found;
    for (const auto& value : find_values(doc)) {
      if (!found.empty()) found += '|';
      found += std::string(to_string(value.type)) + ":" + std::string(doc.view(value.span));
    }
    CHECK(found == c.values);
  }
}

TEST_CASE("money has an amount and a currency", "[mention]") {
  const struct {
    const char* text;
    double amount;
    const char* currency;
  } cases[] = {{"It cost $ 10 million.", 1e7, "USD"},
               {"It cost A$25 million.", 2.5e7, "AUD"},
               {"It cost Rs 500.", 500, "PKR"},
               {"It cost \u20AC3.5 billion.", 3.5e9, "EUR"},
               {"It cost 200 pounds.", 200, "GBP"}};
  for (const auto& c : cases) {
    const auto doc = read_document(c.text, true);
    const auto values = find_values(doc);
    REQUIRE(values.size() == 1);
    CHECK(values[0].value.number == Approx(c.amount));
    CHECK(values[0].value.unit == c.currency);
  }
}

TEST_CASE("titles", "[mention]") {
  const struct {
    const char* text;
    const char* titles;
  } cases[] = {
      {"Foreign Secretary Ada Quist spoke.", "Foreign Secretary"},
      {"the acting Assistant Secretary of State Ada Quist", "acting Assistant Secretary of State"},
      {"Minister of Foreign Affairs Ada Quist", "Minister of Foreign Affairs"},
      {"The defence secretary left.", "defence secretary"},
      {"General Ada Quist left.", "General"},
      {"senior officials left.", ""},
      {"They made an official visit.", ""},
      {"He met President of Norway Ada Quist.", "President"},
      {"The Norwegian President spoke.", "President"},
      {"Thank you, Mr President, for this.", "President"},
      {"Its president, Ada Quist, spoke.", "president"},
      {"The mayor of Oslo, Ada Quist, spoke.", "mayor"},
      {"Kenya's envoy in Oslo, Ada Quist, spoke.", "envoy"},
      {"Kenya's emergency situations minister, Ada Quist, spoke.", "emergency situations minister"},
      {"Kenya's Harbour Minister Ada Quist spoke.", "Harbour Minister"},
      {"Minister of Harbours of Norway, Ada Quist", "Minister of Harbours"},
      {"Assistant Secretary for International Markets Ada Quist",
       "Assistant Secretary for International Markets"},
      {"Ada Quist, Ambassador Extraordinary and Plenipotentiary to Kenya",
       "Ambassador Extraordinary and Plenipotentiary"},
      {"It grew under President Ada Quist.", "President"},
      {"Director of the Foreign Intelligence Service Ada Quist", "Director"},
      {"The General Assembly met.", ""},
      {"They have general Norwegian rules.", ""},
  };
  for (const auto& c : cases) {
    const auto doc = read_document(c.text, true);
    std::string found;
    for (const auto& title : find_titles(doc, shipped(), shipped().match(doc))) {
      if (!found.empty()) found += '|';
      found += doc.view(title.span);
    }
    CHECK(found == c.titles);
  }
  CHECK(is_honorific("Ms"));
  CHECK(honorific_gender("Ms") == "female");
  CHECK_FALSE(is_honorific("General"));
}
