// SPDX-License-Identifier: Apache-2.0
/// Answers of Wikidata to the shipped queries, pages of World Leaders, and what is new in them.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "demarche/error.hpp"
#include "gazetteer/imported.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

namespace fs = std::filesystem;

ImportOptions attested(const std::string& day) {
  ImportOptions options;
  options.as_of = day;
  return options;
}

/// A query's answer with these solutions: "variable=value|variable=value".
std::string answer(const std::vector<std::string>& solutions) {
  std::string text = "{\"results\": {\"bindings\": [\n";
  for (const auto& solution : solutions) {
    text += text.back() == '\n' ? "{" : ",\n{";
    for (std::size_t at = 0; at < solution.size();) {
      const auto end = std::min(solution.find('|', at), solution.size());
      const auto equals = solution.find('=', at);
      text += at == 0 ? "\"" : ", \"";
      text += solution.substr(at, equals - at) + "\": {\"value\": \"" +
              solution.substr(equals + 1, end - equals - 1) + "\"}";
      at = end + 1;
    }
    text += "}";
  }
  return text + "\n]}}";
}

std::string changes(const std::string& before, const std::string& before_offices,
                    const std::string& after, const std::string& after_offices) {
  const std::string names = "#demarche-gazetteer 1\nname\ttype\tid\tcountry\twikidata\n";
  const std::string offices = "#demarche-gazetteer 1\nid\ttitle\tcountry\tbody\tfrom\tto\n";
  const TemporaryFile a("before.tsv", names + before);
  const TemporaryFile b("before.offices.tsv", offices + before_offices);
  const TemporaryFile c("after.tsv", names + after);
  const TemporaryFile d("after.offices.tsv", offices + after_offices);
  const auto diff = diff_gazetteers(a.path(), c.path());
  std::string text;
  for (const auto& change : diff.changes) {
    constexpr const char* kinds[] = {"came", "went", "moved"};
    text += std::string(kinds[static_cast<int>(change.kind)]) + ' ' + change.country + change.body +
            ' ' + change.person + ", " + (change.before.empty() ? "" : change.before + " -> ") +
            change.title + (change.date.empty() ? "" : ", " + change.date) + '\n';
  }
  return text + std::to_string(diff.stayed) + " stayed";
}

}  // namespace

TEST_CASE("an answer's dates, titles and other names", "[gazetteer]") {
  struct Case {
    const char* what;
    std::string solution;
    const char* office;  ///< after the id and without the source
  };
  const std::string ada = "item=wd:Q101|itemLabel=Ada Quist|";
  const Case cases[] = {
      {"a year stays a year", ada + "iso3=NOR|positionLabel=Mayor|start=2024",
       "Mayor\tNOR\t\t2024\t\t2026-11-28"},
      {"a date with Wikidata's number of its precision",
       ada + "positionLabel=Mayor|start=2024-01-01T00:00:00Z|startPrecision=9|end=2025-06-01T00:00:"
             "00Z|"
             "endPrecision=10",
       "Mayor\t\t\t2024\t2025-06\t2026-11-28"},
      {"a decade is no year",
       ada + "positionLabel=Mayor|start=2020-01-01T00:00:00Z|startPrecision=8",
       "Mayor\t\t\t\t\t2026-11-28"},
      {"Wikibase's own form", ada + "positionLabel=Mayor|start=+2024-05-00T00:00:00Z",
       "Mayor\t\t\t2024-05\t\t2026-11-28"},
      {"an unknown value",
       ada + "positionLabel=Mayor|start=_:b0|end=http://www.wikidata.org/.well-known/genid/1",
       "Mayor\t\t\t\t\t2026-11-28"},
      {"the country's name in the title",
       ada +
           "iso3=NLD|countryLabel=Netherlands|positionLabel=ambassador of the Netherlands to Kenya",
       "Ambassador to Kenya\tNLD\t\t\t\t2026-11-28"},
      {"a country's name that only begins another",
       ada + "iso3=NER|countryLabel=Niger|positionLabel=Friend of Nigeria",
       "Friend of Nigeria\tNER\t\t\t\t2026-11-28"},
      {"the head of a body",
       ada + "bodyLabel=Quay Union|positionLabel=secretary general of the Quay Union|start=2024",
       "Secretary general\t\tQuay Union\t2024\t\t2026-11-28"},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    const auto got = import("wikidata", "query.json", answer({c.solution}), attested("2026-11-28"));
    CHECK(got.offices == "wikidata:Q101\t" + std::string(c.office) + "\tWikidata\n");
    CHECK(got.problems.empty());
  }
  const auto names = import("wikidata", "query.json",
                            answer({ada + "itemAltLabel=A. Quist, Jr., Quist, Ada the Gull",
                                    "item=wd:Q101|itemLabel=Ada Kvist"}));
  CHECK(names.names ==
        "Ada Quist\tPERSON\t\twikidata:Q101\tAda Quist\t\tQ101\t\t\t\t\n"
        "A. Quist, Jr.\tPERSON\t\twikidata:Q101\tAda Quist\t\tQ101\t\t\t\t\n"
        "Quist\tPERSON\t\twikidata:Q101\tAda Quist\t\tQ101\t\t0.1\t\tcontext\n"
        "Ada the Gull\tPERSON\t\twikidata:Q101\tAda Quist\t\tQ101\t\t\t\t\n"
        "Ada Kvist\tPERSON\t\twikidata:Q101\tAda Quist\t\tQ101\t\t\t\t\n");
}

TEST_CASE("what is wrong with an answer is named, and the rest goes on", "[gazetteer]") {
  const std::string good = "item=wd:Q101|itemLabel=Ada Quist";
  const auto whole = answer({good, good});
  const auto begun = whole.substr(0, whole.find(",\n") + 2);
  struct Case {
    const char* what;
    std::string text;
    Lines problems;
    std::size_t names;
  };
  const auto cut_in = [](const std::string& line) {
    return Lines{"a.json:" + line + ": the answer ends in the middle: ask for fewer at a time"};
  };
  const Case cases[] = {
      {"cut between two rows", begun, cut_in("2"), 1},
      {"cut in a row", begun + "{\"item\": {\"value\": \"Q1", cut_in("3"), 1},
      {"cut, and the service says why", begun + "java.util.concurrent.TimeoutException",
       cut_in("3"), 1},
      {"a day that no calendar has",
       answer({good + "|positionLabel=Mayor|start=2026-02-30T00:00:00Z", good}),
       {"a.json:2: Q101: \"2026-02-30T00:00:00Z\" is no date"},
       1},
      {"an end before the begin",
       answer({good + "|positionLabel=Mayor|start=2026-02|end=2025"}),
       {"a.json:2: the office ends (2025) before it begins (2026-02)"},
       1},
      {"another form",
       "{\"error\": {\"code\": 429}}",
       {"a.json:1: no list of results here: not an answer of the query service"},
       0},
      {"a web page",
       "<html><body>\"Too many requests\"</body></html>",
       {"a.json:1: no column \"item\" here: not an answer of the query service"},
       0},
      {"one row beyond reason",
       answer({"itemLabel=" + std::string(2U << 20U, 'x'), good}),
       {"a.json:2: an object of more than 1 MB"},
       1},
      {"no label in these languages",
       answer({"item=wd:Q9|itemLabel=Q9", good}),
       {"a.json:2: Q9 has no label in the languages that the query asks for"},
       1},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    const auto got = import("wikidata", "a.json", c.text);
    CHECK(got.problems == c.problems);
    CHECK(got.result.names == c.names);
  }
  CHECK_THROWS_WITH(import("wikidata", "a.json", whole, attested("2026-02-30")),
                    Catch::Contains("\"2026-02-30\" is no date"));
}

TEST_CASE("imports pages of World Leaders", "[gazetteer]") {
  const auto page = [](const std::string& country, const std::string& day,
                       const std::string& rest) {
    return R"({"result": {"data": {"page": {"country": ")" + country + R"(", "date_updated": ")" +
           day + R"(", "leaders": [)" + rest + "]}}}}\n";
  };
  const auto got = import(
      "cia", "pages.json",
      page("Korea, North", "2026-04-07 16:59:15",
           R"x({"name": "Ada QUIST-McEK III (Acting)", "title": "Dep. Min. of Foreign Affairs"},
              {"name": "(Vacant)", "title": "Min. of Sport"}, {"name": "Bo EK"}, 7)x") +
          page("Bahamas, The", "2026-13-07", R"({"name": "Cy FJORD", "title": "Prime Min."})") +
          page("Atlantis", "2026-04-07", "") + "{\"x\": 1}\n[{\"result\": ",
      attested("2026-11-28"));
  CHECK(got.names ==
        "Ada Quist-McEk III\tPERSON\t\tcia:PRK:ada-quist-mcek-iii\t\tPRK\t\t\t\t\t\n"
        "Cy Fjord\tPERSON\t\tcia:BHS:cy-fjord\t\tBHS\t\t\t\t\t\n");
  CHECK(got.offices ==
        "cia:BHS:cy-fjord\tPrime Minister\tBHS\t\t\t\t2026-11-28\tCIA World Leaders\n"
        "cia:PRK:ada-quist-mcek-iii\tDeputy Minister of Foreign Affairs\tPRK\t\t\t\t2026-04-07\t"
        "CIA World Leaders\n");
  CHECK(got.problems == Lines{"pages.json:1: \"Bo Ek\" has no title",
                              "pages.json:1: a leader that is no object",
                              "pages.json:3: \"date_updated\": \"2026-13-07\" is no date",
                              "pages.json:4: no country is known by the name \"Atlantis\"",
                              "pages.json:5: no page with \"leaders\": not one of World Leaders",
                              "pages.json:6: the page ends in the middle"});
  CHECK(import("cia", "page.html", "<html>").problems ==
        Lines{"page.html:1: no JSON here: not a page of World Leaders"});
}

TEST_CASE("the shipped queries ask for what import reads", "[gazetteer]") {
  const std::map<std::string, std::string> values = {{"item", "wd:Q101"},
                                                     {"itemLabel", "Ada Quist"},
                                                     {"itemAltLabel", "A. Quist"},
                                                     {"gender", "wd:Q6581072"},
                                                     {"iso3", "NOR"},
                                                     {"countryLabel", "Norway"},
                                                     {"positionLabel", "Mayor"},
                                                     {"bodyLabel", "Quay Union"},
                                                     {"start", "2024-05"},
                                                     {"end", "2025"}};
  std::size_t queries = 0;
  for (const auto& entry : fs::directory_iterator(source_folder() / "gazetteers" / "queries")) {
    INFO(entry.path());
    ++queries;
    std::ifstream in(entry.path());
    const std::string query(std::istreambuf_iterator<char>(in), {});
    CHECK(std::count(query.begin(), query.end(), '{') ==
          std::count(query.begin(), query.end(), '}'));
    CHECK(std::count(query.begin(), query.end(), '(') ==
          std::count(query.begin(), query.end(), ')'));
    CHECK(query.find("\"en,mul\"") != std::string::npos);
    const auto select = query.find("SELECT DISTINCT ");
    REQUIRE(select != std::string::npos);
    std::istringstream variables(query.substr(select + 16, query.find("WHERE") - select - 16));
    std::string solution;
    for (std::string name; variables >> name;) {
      REQUIRE(values.contains(name.substr(1)));
      CHECK(query.find(name, query.find("WHERE")) != std::string::npos);
      solution += (solution.empty() ? "" : "|") + name.substr(1) + "=" + values.at(name.substr(1));
    }
    const auto got = import("wikidata", "query.json", answer({solution}));
    CHECK(got.result.names == 2);
    CHECK_THAT(got.names, Catch::Contains("female"));
    CHECK_THAT(got.offices, Catch::Contains("\tMayor\t") && Catch::Contains("\t2024-05\t2025\t"));
    CHECK(((got.offices.find("NOR") != std::string::npos) !=
           (got.offices.find("Quay Union") != std::string::npos)));
  }
  CHECK(queries >= 2);
}

TEST_CASE("who came, went and changed office", "[gazetteer]") {
  const std::string ada = "Ada Quist\tPERSON\told:1\tNOR\tQ101\n";
  const std::string bo = "Bo Ek\tPERSON\told:2\tNOR\t\n";
  const std::string mayor = "old:1\tMinister for Foreign Affairs\tNOR\t\t2024\t\n";
  struct Case {
    const char* what;
    std::string before, before_offices, after, after_offices;
    const char* changes;
  };
  const Case cases[] = {
      {"nothing new, by Wikidata's id", ada, mayor, "A. Quist\tPERSON\tnew:1\tNOR\tQ101\n",
       "new:1\tForeign Minister\tNOR\t\t2024-03\t\n", "1 stayed"},
      {"nothing new, by the name", bo, "old:2\tMinister of Fish and Trade\tNOR\t\t\t\n",
       "Bo Ek\tPERSON\tnew:2\tNOR\t\n", "new:2\tMinister for Trade and Fish\tNOR\t\t\t\n",
       "1 stayed"},
      {"one after the other", ada, mayor, bo, "old:2\tForeign Minister\tNOR\t\t2026-10\t\n",
       "came NOR Bo Ek, Foreign Minister, 2026-10\n"
       "went NOR Ada Quist, Minister for Foreign Affairs\n0 stayed"},
      {"left, and nobody came", ada, mayor, ada, "old:1\tForeign Minister\tNOR\t\t2024\t2026-11\n",
       "went NOR Ada Quist, Minister for Foreign Affairs, 2026-11\n0 stayed"},
      {"another office of hers", ada, mayor, ada,
       "old:1\tForeign Minister\tNOR\t\t2024\t2026-10\nold:1\tMinister of Fish\tNOR\t\t2026-10\t\n",
       "moved NOR Ada Quist, Minister for Foreign Affairs -> Minister of Fish, 2026-10\n0 stayed"},
      {"the same name in another country", ada, mayor, "Ada Quist\tPERSON\tnew:1\tKEN\t\n",
       "new:1\tForeign Minister\tKEN\t\t\t\n", "came KEN Ada Quist, Foreign Minister\n0 stayed"},
      {"an office that the newer one does not know", ada, mayor, bo,
       "old:2\tMinister of Fish\tNOR\t\t\t\n", "came NOR Bo Ek, Minister of Fish\n0 stayed"},
      {"bodies", bo, "old:2\tHead\t\tQuay Union\t\t\n", ada, "old:1\tHead\t\tQuay Union\t2026\t\n",
       "came Quay Union Ada Quist, Head, 2026\nwent Quay Union Bo Ek, Head\n0 stayed"},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    auto text = changes(c.before, c.before_offices, c.after, c.after_offices);
    CHECK(text == c.changes);
  }
  CHECK_THROWS_AS(diff_gazetteers("/nonexistent.tsv", "/nonexistent.tsv"), Error);
}
