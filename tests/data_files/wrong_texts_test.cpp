// SPDX-License-Identifier: Apache-2.0
/// Tables, rules and other projects' files as editors, spreadsheets and accidents leave them: read,
/// or refused with file and line.
#include <algorithm>
#include <iterator>

#include "catch.hpp"
#include "demarche/check.hpp"
#include "demarche/demarche.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"
#include "gazetteer/gazetteer.hpp"
#include "relation/rules.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

namespace fs = std::filesystem;

const std::string head = "#demarche-gazetteer 1\nname\ttype\n";

/// The text in UTF-16, as an editor saves it.
std::string utf16(const std::string& text, bool big, bool mark = true) {
  std::string out = !mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : text) {
    if (big) out += '\0';
    out += c;
    if (!big) out += '\0';
  }
  return out;
}

std::string carriage_returns(std::string text) {
  std::replace(text.begin(), text.end(), '\n', '\r');
  return text;
}

/// What loading a table says; empty where it is taken.
std::string table_problem(const std::string& bytes) {
  const TemporaryFile file("wrong.tsv", bytes);
  std::string problem;
  try {
    static_cast<void>(Gazetteer::load_files({file.path()}));
  } catch (const Error& error) {
    problem = error.what();
    CHECK(error.file() == file.path().string());
  }
  // The check says the same, and never throws.
  const auto checked = check_gazetteer(file.path());
  CHECK(checked.problems.empty() == problem.empty());
  if (!problem.empty() && !checked.problems.empty()) CHECK(checked.problems[0] == problem);
  CHECK(std::none_of(problem.begin(), problem.end(), [](unsigned char c) { return c < 0x20; }));
  return problem;
}

struct Case {
  const char* name;
  std::string bytes;
  const char* says;  ///< a part of the message; "" for none
};

}  // namespace

TEST_CASE("tables of wrong encodings and shapes are refused with file and line", "[data_files]") {
  const std::string row = "Aho\tPERSON\n";
  const Case cases[] = {
      {"as it should be", head + row, ""},
      {"a byte order mark", "\xEF\xBB\xBF" + head + row, ""},
      {"Windows line ends", "#demarche-gazetteer 1\r\nname\ttype\r\nAho\tPERSON\r\n", ""},
      {"no last line end", head + "Aho\tPERSON", ""},
      {"UTF-16", utf16(head + row, false), "wrong.tsv:1: the file is in UTF-16"},
      {"UTF-16, big-endian", utf16(head + row, true), "wrong.tsv:1: the file is in UTF-16"},
      {"UTF-16 without a mark", utf16(head + row, false, false), ":1: the file is in UTF-16"},
      {"carriage returns alone", carriage_returns(head + row),
       "wrong.tsv:1: lines end in a carriage return alone"},
      {"Latin-1", head + "Jos\xE9\tPERSON\n", "wrong.tsv:3: not UTF-8"},
      {"an overlong form", head + "\xC0\xAFho\tPERSON\n", "wrong.tsv:3: not UTF-8"},
      {"a lone surrogate", head + "\xED\xA0\x80\tPERSON\n", "wrong.tsv:3: not UTF-8"},
      {"NUL", head + std::string("A\0ho\tPERSON\n", 12), "wrong.tsv:3: a NUL byte"},
      {"a field of 10 MB", head + std::string(10 << 20, 'a') + "\tPERSON\n",
       "wrong.tsv:3: a field of 10485760 bytes"},
      {"a header of 10 MB", "#demarche-gazetteer 1\n" + std::string(10 << 20, 'a') + "\n",
       "wrong.tsv:2: unknown column \"aaaa"},
      {"a first line of 10 MB", std::string(10 << 20, 'a'), "wrong.tsv:1: found \"aaaa"},
      {"an unknown column", "#demarche-gazetteer 1\nname\ttype\tcolour\nAho\tPERSON\tred\n",
       "wrong.tsv:2: unknown column \"colour\""},
      {"a column twice", "#demarche-gazetteer 1\nname\ttype\tname\n",
       "wrong.tsv:2: column \"name\" stands twice"},
      {"a column that is missing", "#demarche-gazetteer 1\nname\n",
       "wrong.tsv:2: column \"type\" is missing"},
      {"a newer version", "#demarche-gazetteer 2\nname\ttype\n", "reads version 1 only"},
      {"no header", "#demarche-gazetteer 1\n# only\n", ": no header row"},
      {"too many fields", head + "Aho\tPERSON\t\n", "wrong.tsv:3: found more than"},
      {"too few fields", head + "Aho\n", "wrong.tsv:3: found 1 fields, expected 2"},
      {"a prior that is no number", "#demarche-gazetteer 1\nname\ttype\tprior\nAho\tPERSON\tnan\n",
       "wrong.tsv:3: prior: found \"nan\""},
      {"a prior of more than 1", "#demarche-gazetteer 1\nname\ttype\tprior\nAho\tPERSON\t1.1\n",
       "wrong.tsv:3: prior: found \"1.1\""},
      {"nothing", "", "wrong.tsv:1: found \"\""},
      {"bytes", "\x01\x02\x7F\xFE\n", "wrong.tsv:1: found \"????\""},
      {"a page", "<!DOCTYPE html>\n<html>", "wrong.tsv:1: found \"<!DOCTYPE html>\""},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto problem = table_problem(c.bytes);
    if (*c.says)
      CHECK_THAT(problem, Catch::Contains(c.says));
    else
      CHECK(problem == "");
    CHECK(problem.size() < 500);
  }
}

TEST_CASE("a byte order mark does not hide that a table is of offices", "[data_files]") {
  const std::string offices =
      "\xEF\xBB\xBF#demarche-gazetteer 1\nid\ttitle\tfrom\np:1\tMayor\t2020\n";
  const TemporaryFile file("marked.tsv", offices);
  const TemporaryFile names("marked-names.tsv",
                            "#demarche-gazetteer 1\nname\ttype\tid\nAho\tPERSON\tp:1\n");
  const auto gazetteer = Gazetteer::load_files({names.path(), file.path()});
  const auto found = gazetteer.find("Aho");
  REQUIRE(found.size() == 1);
  REQUIRE(gazetteer.offices(found[0]).size() == 1);
  CHECK(gazetteer.offices(found[0])[0].title == "Mayor");
}

TEST_CASE("rules of wrong encodings and shapes are refused with file and line", "[data_files]") {
  const std::string rule =
      R"({"rule": "x.y", "type": "CONSULT", "cameo": "040", "trigger": ["greet"])";
  const Case cases[] = {
      {"as it should be", rule + "}\n", ""},
      {"a byte order mark", "\xEF\xBB\xBF# comment\n" + rule + "}\n", ""},
      {"Windows line ends", "# comment\r\n" + rule + "}\r\n", ""},
      {"UTF-16", utf16(rule + "}\n", false), "wrong.jsonl:1: the file is in UTF-16"},
      {"carriage returns alone", "# comment\r" + rule + "}\r", ":1: lines end in a carriage"},
      {"Latin-1", "\n" + rule + ", \"predicate\": \"\xE9\"}\n", "wrong.jsonl:2: not JSON"},
      {"a string of 10 MB without its end",
       rule + ", \"predicate\": \"" + std::string(10 << 20, 'a'),
       "wrong.jsonl:1: not JSON (wrong at byte 10"},
      {"a number beyond all numbers", rule + ", \"confidence\": 1e999}", ":1: not JSON (a number"},
      {"an unknown key", rule + ", \"colour\": 1}", "wrong.jsonl:1: unknown key \"colour\""},
      {"a list", "[]", "wrong.jsonl:1: found array, expected an object"},
      {"no name", R"({"rule": "", "type": "CONSULT", "cameo": "040", "trigger": ["greet"]})",
       ":1: \"rule\": expected a name"},
      {"an empty trigger", R"({"rule": "x", "type": "CONSULT", "cameo": "040", "trigger": [""]})",
       "\"trigger\": expected at least one lemma"},
      {"a standing relation", R"({"rule": "x", "type": "ROLE", "cameo": "040", "trigger": "x"})",
       "\"type\": found \"ROLE\""},
      {"a code of letters", R"({"rule": "x", "type": "AID", "cameo": "x40", "trigger": "x"})",
       "\"cameo\": found \"x40\""},
      {"confidence 7", rule + ", \"confidence\": 7}", "\"confidence\": expected a number from 0"},
      {"confidence in words", rule + ", \"confidence\": \"1\"}", "\"confidence\": expected a"},
      {"mutual in words", rule + ", \"mutual\": \"yes\"}", "\"mutual\": expected true or false"},
      {"optional in words", rule + R"(, "object": {"optional": "yes"}})",
       "\"optional\": expected true or false"},
      {"an unknown part", rule + R"(, "object": {"in": 1}})", "\"object\": unknown key \"in\""},
      {"an argument in words", rule + R"(, "subject": "object"})",
       "\"subject\": expected an object"},
      {"an unknown place", rule + R"(, "subject": {"at": ["No Where"]}})", "found the place"},
      {"an unknown type", rule + R"(, "subject": {"type": "STAR"}})", "unknown type \"STAR\""},
      {"a list of numbers", rule + ", \"needs\": [1]}", "\"needs\": expected a list of strings"},
      {"a number for a list", rule + ", \"needs\": 1}", "\"needs\": expected a list of strings"},
      {"an unknown status", rule + ", \"status\": \"done\"}", "\"status\": found \"done\""},
      {"an unknown class", rule + ", \"pos\": \"ADV\"}", "\"pos\": found \"ADV\""},
      {"nested a million deep",
       "{\"rule\": " + std::string(1000000, '[') + std::string(1000000, ']') + "}",
       "\"rule\": expected a string"},
      {"the same rule twice", rule + "}\n" + rule + "}\n", "wrong.jsonl:2: rule \"x.y\""},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const TemporaryFile file("wrong.jsonl", c.bytes);
    std::string problem;
    RuleSet rules;
    try {
      rules.add_file(file.path());
    } catch (const Error& error) {
      problem = error.what();
      CHECK(error.file() == file.path().string());
    }
    const auto checked = check_rules(file.path());
    CHECK(checked.problems.empty() == problem.empty());
    CHECK(problem.size() < 500);
    if (*c.says)
      CHECK_THAT(problem, Catch::Contains(c.says));
    else
      CHECK(problem == "");
  }
  RuleSet rules;
  CHECK_THROWS_WITH(rules.add_file(fs::temp_directory_path()), Catch::Contains("cannot be read"));
}

TEST_CASE("other projects' files of any encoding and shape are imported or refused",
          "[data_files]") {
  const std::string deep = std::string(200000, '[') + std::string(200000, ']');
  const std::string contents[] = {
      "",
      "\xEF\xBB\xBF",
      utf16("item,itemLabel\nQ1,Aho\n", false),
      utf16("item,itemLabel\nQ1,Aho\n", true),
      carriage_returns("item,itemLabel\nQ1,Aho\n"),
      "Jos\xE9\tPERSON\n",
      "item,itemLabel\nQ1,Jos\xE9\n",
      std::string("A\0ho\tPERSON\nitem\0\n", 18),
      std::string(10 << 20, 'a'),
      std::string(10 << 20, ','),
      std::string(1 << 20, '\t') + "\n",
      "a,b\n\"" + std::string(1 << 20, 'x') + "\n",
      "[" + deep + "]",
      "{\"label\": \"GPE\", \"pattern\": [" + deep + "]}\n",
      "{\"results\": {\"bindings\": [{\"item\": " + deep + "}]}}",
      "{\"schema\": \"Person\", \"properties\": {\"name\": " + deep + "}}\n",
      "{\"schema\": \"Person\", \"properties\": {\"name\": [\"\xED\xA0\x80\"]}}\n",
      "[NORGOV 20110101-20150630\n+\n+ +[[]]\nX [NOR >>]\n",
      "1\tA\tB\tC\tx\ty\tP\tPPLC\tNO\t\t\t\t\t\tnan\n",
  };
  for (const auto& format : import_formats())
    for (const auto& bytes : contents) {
      INFO(format << ": " << bytes.substr(0, 40));
      const TemporaryFile file("foreign", bytes);
      const TemporaryFile out("imported.tsv", "as it was");
      ImportOptions options;
      options.type = "PERSON";
      std::size_t reported = 0;
      options.problem = [&](const std::string& problem) {
        ++reported;
        CHECK(problem.find("foreign") != std::string::npos);
      };
      try {
        const auto result = import_gazetteer(format, file.path(), out.path(), options);
        CHECK(result.left_out == reported);
        CHECK(check_gazetteer(out.path()).problems.empty());
        if (!result.offices_file.empty()) fs::remove(result.offices_file);
      } catch (const Error& error) {
        CHECK(error.file() == file.path().string());
        std::ifstream in(out.path());
        CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "as it was");
      }
    }
}

TEST_CASE("a manifest that is wrong is refused with its name", "[data_files]") {
  const auto folder = temporary_path("manifest");
  fs::create_directories(folder / "relations");
  const struct {
    const char* manifest;
    const char* says;
  } cases[] = {
      {"", "wrong manifest"},
      {"{}", "wrong manifest"},
      {"[1]", "wrong manifest"},
      {R"({"format": 2, "version": "x", "files": []})", "format 2: this program reads format 1"},
      {R"({"format": [[]], "version": "x", "files": []})", "wrong manifest"},
      {R"({"format": 1, "version": 3, "files": []})", "wrong manifest"},
      {R"({"format": 1, "version": "x", "files": [{"file": "a.tsv"}]})", "wrong manifest"},
      {R"({"format": 1, "version": "x", "files": [{"file": "a.tsv", "holds": "dreams"}]})",
       "\"holds\": found \"dreams\""},
      {R"({"format": 1, "version": "x", "files": [{"file": "a.tsv", "holds": "names"}]})",
       "a.tsv: cannot be read"},
  };
  for (const auto& c : cases) {
    std::ofstream(folder / "manifest.json") << c.manifest;
    try {
      static_cast<void>(Gazetteer::load(folder));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK_THAT(error.what(), Catch::Contains(c.says));
      CHECK_THAT(error.what(), Catch::Contains("-manifest"));
    }
  }
  fs::remove_all(folder);
}
