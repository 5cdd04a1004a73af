// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "demarche/check.hpp"
#include "demarche/error.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

std::string hits(const std::string& text) {
  const auto doc = read_document(text, true);
  std::string result;
  for (const auto& hit : shipped().match(doc)) {
    bool name = false;
    for (const auto& sense : shipped().senses(hit.name)) name |= sense.type != EntityType::title;
    if (!name) continue;
    if (!result.empty()) result += '|';
    result += doc.view(hit.span);
  }
  return result;
}

std::string load_error(const std::string& content) {
  const TemporaryFile file("names.tsv", content);
  try {
    const auto gazetteer = Gazetteer::load(source_folder() / "gazetteers", {file.path()});
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("names match as they are written in news", "[gazetteer]") {
  const struct {
    const char* name;
    const char* text;
    const char* hits;
  } cases[] = {
      {"longest", "the United States Central Command", "United States Central Command"},
      {"stops", "the U.S. and the US", "U.S.|US"},
      {"not a pronoun", "it is up to us now", ""},
      {"capitals", "KENYA and NORWAY", "KENYA|NORWAY"},
      {"small letters are no country", "he likes turkey and china", ""},
      {"possessive", "Kenya's and Norway\u2019s ports", "Kenya|Norway"},
      {"dyad", "US-India ties", "US|India"},
      {"prefix", "anti-Kenya posters", "Kenya"},
      {"line break", "the United\nStates won", "United\nStates"},
      {"accents", "C\u00F4te d'Ivoire and Cote d'Ivoire", "C\u00F4te d'Ivoire|Cote d'Ivoire"},
      {"hyphenated group", "Boko Haram and Al-Shabaab", "Boko Haram|Al-Shabaab"},
      {"not over a full stop", "He left the United. States agreed.", ""},
      {"acronym needs its capitals", "they let him go", ""},
      {"acronym needs all of its capitals", "Us or Them; Who is that?", ""},
      {"every word needs its capital", "South korea and the White house", ""},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(hits(c.text) == c.hits);
  }
}

TEST_CASE("matching agrees with a slow search over all names", "[gazetteer]") {
  const TemporaryFile file(
      "oracle.tsv",
      "#demarche-gazetteer 1\nname\ttype\tcase\nAb\tORG\texact\nAb Cd\tORG\texact\nAb Cd "
      "Ef\tORG\texact\nCd\tORG\texact\nEf Ab\tORG\texact\nGh Gh\tORG\texact\n");
  const auto gazetteer = Gazetteer::load(source_folder() / "gazetteers", {file.path()});
  const std::vector<std::vector<std::string>> names = {{"Ab"}, {"Ab", "Cd"}, {"Ab", "Cd", "Ef"},
                                                       {"Cd"}, {"Ef", "Ab"}, {"Gh", "Gh"}};
  const std::vector<std::string> alphabet = {"Ab", "Cd", "Ef", "Gh", "zz"};
  std::uint32_t state = 1;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> text;
    std::string joined;
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525U + 1013904223U;
      text.push_back(alphabet[(state >> 16U) % alphabet.size()]);
      joined += text.back() + ' ';
    }
    std::vector<std::pair<std::size_t, std::size_t>>
        expected;  // leftmost-longest, by looking everywhere
    for (std::size_t i = 0; i < text.size();) {
      std::size_t best = 0;
      for (const auto& name : names)
        if (i + name.size() <= text.size() &&
            std::equal(name.begin(), name.end(), text.begin() + static_cast<std::ptrdiff_t>(i)))
          best = std::max(best, name.size());
      if (best) expected.emplace_back(i, i + best);
      i += std::max<std::size_t>(best, 1);
    }
    const auto doc = read_document(joined, true);
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto& hit : gazetteer.match(doc))
      found.emplace_back(hit.tokens.begin, hit.tokens.end);
    INFO(joined);
    CHECK(found == expected);
  }
}

TEST_CASE("users' rows win and wrong files are refused with file and line", "[gazetteer]") {
  const TemporaryFile mine("mine.tsv",
                           "#demarche-gazetteer 1\n# ours\ntype\tname\tid\nORG\tOslo\tmine:oslo\n");
  const auto gazetteer = Gazetteer::load(source_folder() / "gazetteers", {mine.path()});
  const auto senses = gazetteer.find("Oslo");
  REQUIRE(!senses.empty());
  CHECK(senses[0].user);
  CHECK(senses[0].id == "mine:oslo");
  const struct {
    const char* content;
    const char* says;
  } cases[] = {
      {"", ":1: found \"\", expected \"#demarche-gazetteer 1\""},
      {"name\ttype\n", ":1: found"},
      {"#demarche-gazetteer 9\nname\ttype\n", "reads version 1 only"},
      {"#demarche-gazetteer 1\n", "no header row"},
      {"#demarche-gazetteer 1\nname\ttype\tcolour\n", ":2: unknown column \"colour\""},
      {"#demarche-gazetteer 1\nname\n", "\"type\" is missing"},
      {"#demarche-gazetteer 1\nname\ttype\tname\n", "stands twice"},
      {"#demarche-gazetteer 1\nname\ttype\nA\tPERSON\tx\n", ":3: found more than"},
      {"#demarche-gazetteer 1\nname\ttype\nA\n", ":3: found 1 fields, expected 2"},
      {"#demarche-gazetteer 1\nname\ttype\nA\tCUNTRY\n", ":3: unknown type \"CUNTRY\""},
      {"#demarche-gazetteer 1\nname\ttype\tcountry\nA\tGPE\tNorway\n",
       ":3: country: found \"Norway\""},
      {"#demarche-gazetteer 1\nname\ttype\twikidata\nA\tGPE\t42\n", ":3: wikidata: found \"42\""},
      {"#demarche-gazetteer 1\nname\ttype\tprior\nA\tGPE\t7\n", ":3: prior: found \"7\""},
      {"#demarche-gazetteer 1\nname\ttype\tcase\nA\tGPE\tupper\n", ":3: case: found \"upper\""},
      {"#demarche-gazetteer 1\nname\ttype\tflags\nA\tGPE\tloud\n", ":3: unknown flag \"loud\""},
      {"#demarche-gazetteer 1\nname\ttype\n\xff\tGPE\n", ":3: not UTF-8"},
  };
  for (const auto& c : cases) CHECK(load_error(c.content).find(c.says) != std::string::npos);
  const TemporaryFile bad("bad.tsv",
                          "#demarche-gazetteer 1\nname\ttype\nA\tX\nB\tGPE\nB\tGPE\nC\tY\n");
  const auto result = check_gazetteer(bad.path());
  CHECK(result.problems.size() == 3);
  CHECK(result.rows == 1);
}

TEST_CASE("who held an office on a day", "[gazetteer]") {
  const auto name = [](std::string_view title, std::string_view country, std::string_view date) {
    const auto holders = shipped().holders(title, country, date);
    return holders.empty() ? std::string() : std::string(holders[0]->wikidata);
  };
  CHECK(name("President", "USA", "2010-05-01") == "Q76");
  CHECK(name("Secretary of State", "USA", "2022-05-01") == "Q7821917");
  CHECK(name("President", "USA", "1850-05-01").empty());
}
