// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/scan.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "catch.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/matcher.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

Image compile(const std::string& rows) {
  const TemporaryFile table("scan.tsv", "#demarche-gazetteer 1\nname\ttype\tcase\n" + rows);
  Compiler compiler;
  compiler.add_file(table.path());
  return compiler.finish();
}

std::string matches(const Image& image, const std::string& text) {
  std::string result;
  for (const auto& match : match_text(image, text)) {
    if (!result.empty()) result += '|';
    result += text.substr(match.span.begin, match.span.size());
  }
  return result;
}

}  // namespace

TEST_CASE("names match in plain text as they are written in news", "[gazetteer]") {
  const auto image = compile(
      "US\tGPE\texact\nIndia\tGPE\t\nPakistan\tGPE\t\nUnited States\tGPE\t\nal-Jaafari\tPERSON\t\n"
      "C\u00F4te d'Ivoire\tGPE\t\nNational Security Council\tORG\t\n\u017Delj\u00E1\tPERSON\t\n"
      "Johnson & Quist\tORG\t\nharbour master\tTITLE\tfold\nR\u00ED\u1EC7t\tPERSON\t\n");
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"Pakistan\u2019s and India's Council", "Pakistan|India"},
      {"the National Security Council\u2019s", "National Security Council"},
      {"US-India, anti-Pakistan, us", "US|India|Pakistan"},
      {"UNITED STATES and united states", "UNITED STATES"},
      {"the United\nStates, the United\r\n  States", "United\nStates|United\r\n  States"},
      {"the United\n\nStates", ""},
      {"the United. States", ""},
      {"al- Jaafari, al\u2011Jaafari, Al-Jaafari", "al- Jaafari|al\u2011Jaafari|Al-Jaafari"},
      {"Cote d\u2019Ivoire C\u00D4TE D'IVOIRE Co\u0302te d'Ivoire",
       "Cote d\u2019Ivoire|C\u00D4TE D'IVOIRE|Co\u0302te d'Ivoire"},
      {"the U.S. and U.S of", "U.S.|U.S"},
      {"Zelja, \u017Delj\u00E1, \u017Eelja; Riet", "Zelja|\u017Delj\u00E1|Riet"},
      {"Johnson & Quist Johnson, Quist", "Johnson & Quist"},
      {"Harbour Master HARBOUR master", "Harbour Master|HARBOUR master"},
      {"Indiana Pakistani aUS", ""},
  };
  for (const auto& c : cases) CHECK(matches(image, c.text) == c.found);
}

TEST_CASE("plain text is cut into the units that its words have", "[gazetteer]") {
  // Random text of all that matters: what the fast scan finds is what each word alone gives.
  const std::vector<std::string> parts = {
      "a",      "Bo",     "Quay",   "x1",     "averylongwordindeed",
      " ",      " ",      " ",      "-",      "'",
      ",",      "&",      "\u2019", "\u00E9", "\u2014",
      "\u0301", "\u0416", "(",      "/",      "\t"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 80; ++i) text += parts[random() % parts.size()];
    std::vector<Unit> fast;
    scan_units(text, 0, static_cast<std::uint32_t>(text.size()), fast);
    std::vector<Unit> slow;
    append_units(text, {0, static_cast<std::uint32_t>(text.size())}, 0, slow);
    INFO(text);
    REQUIRE(fast.size() == slow.size());
    for (std::size_t i = 0; i < fast.size(); ++i) {
      CHECK(fast[i].hash == slow[i].hash);
      CHECK(fast[i].span == slow[i].span);
      CHECK(fast[i].capital == slow[i].capital);
    }
  }
}

TEST_CASE("the fast matcher agrees with a slow search, over any number of pieces", "[gazetteer]") {
  // The slow search: at each word, the longest name whose words follow, looked up as strings.
  std::mt19937 random(11);
  const auto word = [&random] {
    static const std::vector<std::string> words = {"Ab", "Cd", "Ef", "Gh", "Ij", "zz", "yy"};
    return words[random() % words.size()];
  };
  for (int round = 0; round < 20; ++round) {
    std::map<std::string, bool> names;
    std::string rows;
    for (int n = 0; n < 60; ++n) {
      auto name = word();
      for (auto more = random() % 5; more > 0; --more) name += ' ' + word();
      if (names.emplace(name, true).second) rows += name + "\tORG\texact\n";
    }
    const auto image = compile(rows);
    std::vector<std::string> text;
    for (int i = 0; i < 9000; ++i) text.push_back(word());
    std::string joined;
    std::vector<std::size_t> begins;
    for (const auto& w : text) {
      begins.push_back(joined.size());
      joined += w + ' ';
    }
    std::vector<std::pair<std::size_t, std::size_t>> expected;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t best = 0;
      std::string name;
      for (std::size_t n = 1; n <= 5 && i + n <= text.size(); ++n) {
        name += (n > 1 ? " " : "") + text[i + n - 1];
        if (names.count(name)) best = n;
      }
      if (best) {
        const auto last = i + best - 1;
        expected.emplace_back(begins[i], begins[last] + text[last].size());
      }
      i += std::max<std::size_t>(best, 1);
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto& match : match_text(image, joined))
      found.emplace_back(match.span.begin, match.span.end);
    CHECK(found == expected);
  }
}

TEST_CASE("many names: every one is found, and no other", "[gazetteer]") {
  std::string rows;
  std::string text;
  constexpr int count = 20000;
  for (int i = 0; i < count; ++i) {
    const auto name = "N" + std::to_string(i) + " M" + std::to_string(i % 97);
    rows += name + "\tPERSON\t\n";
    text += name + ", N" + std::to_string(i) + " M" + std::to_string(i % 97 + 1) + "; ";
  }
  const auto image = compile(rows);
  CHECK(image.names() == count);
  CHECK(match_text(image, text).size() == count);
  CHECK(image.bytes().size() < count * 45U);
}
