// SPDX-License-Identifier: Apache-2.0
/// Checks on every row that is shipped.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "demarche/check.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> result(1);
  for (const char c : line)
    if (c == '\t')
      result.emplace_back();
    else
      result.back() += c;
  return result;
}

std::vector<Row> rows_of(const std::string& file) {
  std::ifstream in(source_folder() / "gazetteers" / file);
  std::vector<Row> rows;
  std::vector<std::string> header;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = fields(line);
    if (header.empty()) {
      header = cells;
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = cells.at(i);
    rows.push_back(std::move(row));
  }
  return rows;
}

const std::vector<std::string>& name_files() {
  static const std::vector<std::string> files = {
      "countries.tsv", "cities.tsv",          "officials.tsv",     "groups.tsv",
      "bodies.tsv",    "titles.tsv",          "organisations.tsv", "metonyms.tsv",
      "regions.tsv",   "treaties_events.tsv", "armed_groups.tsv",  "international.tsv",
      "parties.tsv",   "former_leaders.tsv"};
  return files;
}

std::set<std::string> countries() {
  std::set<std::string> codes;
  for (const auto& row : rows_of("countries.tsv"))
    if (row.at("subtype") == "country") codes.insert(row.at("country"));
  return codes;
}

/// An ISO 8601 date of any precision.
bool is_date(const std::string& text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  if (text.size() >= 7 && (number(5) < 1 || number(5) > 12)) return false;
  return text.size() < 10 || (number(8) >= 1 && number(8) <= 31);
}

}  // namespace

TEST_CASE("every shipped row is well made", "[gazetteer]") {
  for (const auto& file : name_files()) {
    const auto result = check_gazetteer(source_folder() / "gazetteers" / file);
    INFO(file << ": " << (result.problems.empty() ? "" : result.problems[0]));
    CHECK(result.problems.empty());
    CHECK(result.rows > 10);
  }
}

TEST_CASE("every shipped row names a known country, and an id is one thing", "[gazetteer]") {
  const auto known = countries();
  CHECK(known.size() >= 250);  // ISO 3166's 249 and Kosovo
  struct Thing {
    std::string type, country, wikidata, file;
  };
  std::map<std::string, Thing> things;
  std::map<std::string, std::string> id_of;  // Wikidata id -> ours
  std::set<std::string> wrong;
  for (const auto& file : name_files()) {
    for (const auto& row : rows_of(file)) {
      const auto& country = row.at("country");
      if (!country.empty() && !known.count(country)) wrong.insert(file + " country " + country);
      if (!row.at("wikidata").empty() &&
          id_of.emplace(row.at("wikidata"), row.at("id")).first->second != row.at("id"))
        wrong.insert(row.at("wikidata") + " is " + id_of[row.at("wikidata")] + " and " +
                     row.at("id"));
      const Thing thing{row.at("type"), country, row.at("wikidata"), file};
      const auto [found, fresh] = things.emplace(row.at("id"), thing);
      if (fresh) continue;
      const auto& first = found->second;
      if (first.type != thing.type || first.country != country)
        wrong.insert(file + " " + row.at("id") + " differs from " + first.file);
      if (!first.wikidata.empty() && !thing.wikidata.empty() && first.wikidata != thing.wikidata)
        wrong.insert(file + " " + row.at("id") + " has two Wikidata ids");
    }
  }
  for (const auto& problem : wrong) FAIL_CHECK(problem);
}

TEST_CASE("offices have their dates in order and a holder", "[gazetteer]") {
  std::set<std::string> persons;
  for (const auto& row : rows_of("officials.tsv")) persons.insert(row.at("id"));
  const auto known = countries();
  std::set<std::string> wrong;
  std::size_t recent = 0;
  for (const auto& row : rows_of("offices.tsv")) {
    const auto &from = row.at("from"), &to = row.at("to"), &as_of = row.at("as_of");
    const auto what = row.at("id") + " " + row.at("title");
    const auto slash = as_of.find('/');  // the first and the last of several attestations
    const auto first = as_of.substr(0, slash);
    const auto last = slash == std::string::npos ? first : as_of.substr(slash + 1);
    if (first > last) wrong.insert(what + ": attested " + as_of);
    for (const auto& date : {from, to, first, last})
      if (!date.empty() && !is_date(date)) wrong.insert(what + ": no date: " + date);
    const auto n = std::min(from.size(), to.size());
    if (n > 0 && from.substr(0, n) > to.substr(0, n))
      wrong.insert(what + ": ends before it begins");
    if (to.empty() && as_of.empty())
      wrong.insert(what + ": neither an end nor a month of attestation");
    if (!persons.count(row.at("id"))) wrong.insert(what + ": no such person");
    if (!row.at("country").empty() && !known.count(row.at("country")))
      wrong.insert(what + ": country " + row.at("country"));
    recent += from >= "2022-09";
  }
  for (const auto& problem : wrong) FAIL_CHECK(problem);
  CHECK(recent > 2000);
}

TEST_CASE("a person is a holder of public office, and every table says where it is from",
          "[gazetteer]") {
  std::set<std::string> holders;
  for (const auto* file : {"offices.tsv", "former_offices.tsv"})
    for (const auto& row : rows_of(file))
      if (!row.at("title").empty()) holders.insert(row.at("id"));
  std::set<std::string> wrong;
  std::size_t persons = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder() / "gazetteers")) {
    if (entry.path().extension() != ".tsv") continue;
    const auto file = entry.path().filename().string();
    std::ifstream in(entry.path());
    bool sourced = false;
    for (std::string line; std::getline(in, line) && line.starts_with('#');)
      sourced = sourced || line.find("Source") != std::string::npos ||
                line.find("GeoNames data") != std::string::npos;
    if (!sourced) wrong.insert(file + " names no source");
    for (const auto& row : rows_of(file)) {
      if (row.count("type") == 0 || row.at("type") != "PERSON") continue;
      ++persons;
      if (!holders.count(row.at("id"))) wrong.insert(file + " " + row.at("id") + " has no office");
    }
  }
  for (const auto& problem : wrong) FAIL_CHECK(problem);
  CHECK(persons > 30000);
}

TEST_CASE("what is also a common word says so", "[gazetteer]") {
  const std::set<std::string> common = {
      "army",  "base",        "canada's", "dawn",  "guardian", "guardians", "hill",  "hit",
      "is",    "it",          "let",      "march", "may",      "mobile",    "nice",  "of",
      "over",  "reading",     "split",    "the",   "time",     "united",    "us",    "who",
      "youth", "independent", "north",    "south", "east",     "west",      "state", "states",
      "party", "union",       "general",  "major", "group",    "front",     "force", "cash"};
  std::set<std::string> wrong;
  for (const auto& file : name_files()) {
    if (file == "titles.tsv") continue;
    for (const auto& row : rows_of(file)) {
      auto name = row.at("name");
      const bool capitals =
          std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (capitals && row.at("case") == "exact") continue;  // "WHO", "US": an acronym, as written
      for (auto& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if (common.count(name) && row.at("flags").find("context") == std::string::npos &&
          row.at("flags").find("generic") == std::string::npos)
        wrong.insert(file + " " + row.at("name"));
    }
  }
  for (const auto& problem : wrong) FAIL_CHECK(problem);
}

TEST_CASE("the gazetteers cover what they promise", "[gazetteer]") {
  std::map<std::string, std::set<std::string>> ids;
  for (const auto* file : {"groups.tsv", "bodies.tsv", "armed_groups.tsv", "organisations.tsv",
                           "international.tsv", "parties.tsv"})
    for (const auto& row : rows_of(file)) ids[row.at("subtype")].insert(row.at("id"));
  CHECK(ids["armed_group"].size() >= 600);
  CHECK(ids["intergovernmental"].size() >= 400);
  CHECK(ids["party"].size() >= 150);
  CHECK(ids["media"].size() >= 100);
  std::set<std::string> capitals, demonyms;
  for (const auto& row : rows_of("cities.tsv"))
    if (row.at("flags").find("stands_for") != std::string::npos) capitals.insert(row.at("country"));
  for (const auto& row : rows_of("countries.tsv"))
    if (row.at("type") == "NORP") demonyms.insert(row.at("country"));
  CHECK(capitals.size() >= 190);
  CHECK(demonyms.size() >= 200);
  for (const auto* code : {"PAK", "USA", "NOR", "KEN", "XKX", "PSE", "TWN"})
    CHECK(shipped().country(code) != nullptr);
}

TEST_CASE("the office decides between holders by the date", "[gazetteer]") {
  const auto name = [](std::string_view title, std::string_view country, std::string_view date) {
    std::set<std::string> found;
    for (const auto* sense : shipped().holders(title, country, date))
      found.emplace(sense->canonical);
    return found;
  };
  CHECK(name("Foreign Minister", "PAK", "2018-02-01").count("Khawaja Muhammad Asif") +
            name("Foreign Minister", "PAK", "2018-02-01").count("Khawaja Asif") ==
        1);
  CHECK(name("Secretary of State", "USA", "2025-03-01").count("Marco Rubio") == 1);
  CHECK(name("Secretary of State", "USA", "2025-03-01").count("Antony Blinken") == 0);
  CHECK(name("Foreign Minister", "DEU", "2024-03-01").count("Annalena Baerbock") == 1);
}
