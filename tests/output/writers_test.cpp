// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include "demarche/demarche.hpp"
#include "example_document.hpp"
#include "golden.hpp"
#include "output/sentence_tree.hpp"
#include "output/unicode.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

/// Every row of every table and view, as text.
std::string dump(const std::filesystem::path& path) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  std::string out;
  const auto query = [&](const std::string& sql, auto take) {
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      std::string row;
      for (int c = 0; c < sqlite3_column_count(statement); ++c) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, c));
        row += (c ? "|" : "") + std::string(text ? text : "NULL");
      }
      take(row);
    }
    sqlite3_finalize(statement);
  };
  std::vector<std::string> names;
  query("SELECT name FROM sqlite_schema WHERE type IN ('table','view') AND name NOT LIKE 'sqlite%'",
        [&](const std::string& name) { names.push_back(name); });
  for (const auto& name : names) {
    out += "== " + name + '\n';
    query("SELECT * FROM " + name, [&](const std::string& row) { out += row + '\n'; });
  }
  sqlite3_close(db);
  return out;
}

/// What changes with the program's version is not kept.
std::string without_version(std::string text) {
  for (std::size_t at = 0; (at = text.find(DEMARCHE_VERSION, at)) != std::string::npos;)
    text.replace(at, std::string(DEMARCHE_VERSION).size(), "VERSION");
  return text;
}

}  // namespace

TEST_CASE("writers give their golden files", "[output]") {
  const ExampleDocument example;
  const auto doc = example.document();
  check_golden("example.conllu", to_conllu(doc, {"a/b c"}));
  for (const auto format : {TableFormat::csv, TableFormat::tsv}) {
    const std::string ending = format == TableFormat::csv ? ".csv" : ".tsv";
    const TableOptions options{"a, b", format, OffsetUnit::codepoint};
    check_golden("relations" + ending,
                 relations_table_header(format) + to_relations_table(doc, options));
    check_golden("entities" + ending,
                 entities_table_header(format) + to_entities_table(doc, options));
  }
  check_golden("example.plover.tsv", plover_header() + to_plover(doc, {"a"}));
  const auto brat = to_brat(doc);
  check_golden("example.txt", brat.text);
  check_golden("example.ann", brat.annotations);
  check_golden("annotation.conf", brat_configuration());
  ActorGraph graph;
  graph.add(doc);
  graph.add(doc);
  check_golden("example.graphml", graph.to_graphml());
  check_golden("example.dot", graph.to_dot());
  check_golden("example.nt", without_version(ntriples_header() + to_ntriples(doc, {"a b"})));
}

TEST_CASE("a database holds its golden rows", "[output]") {
  const ExampleDocument example;
  const TemporaryFile file("example.sqlite", "an older file");
  {
    SqliteWriter writer(file.path());
    writer.add(example.document(), "a");
    writer.add(example.document(), "b");
    CHECK_THROWS_AS(writer.add(example.document(), "b"), Error);
  }
  CHECK_FALSE(std::filesystem::exists(file.path().string() + ".part"));
  CHECK(std::filesystem::file_size(file.path()) == 13);  // not finished: the older file stays
  SqliteWriter writer(file.path());
  writer.add(example.document(), "a");
  writer.add(example.document(), "b");
  writer.finish();
  check_golden("example.sqlite.txt", without_version(dump(file.path())));
  CHECK_THROWS_AS(SqliteWriter("/no/such/folder/x.sqlite"), Error);
}

TEST_CASE("a report holds its documents as inert data", "[output]") {
  const ExampleDocument example;
  ReportWriter writer;
  const auto head = writer.begin();
  auto data = writer.add(example.document(), "</script><b>");
  data += writer.add(example.document(), "b");
  const auto page = head + data + writer.end();
  CHECK(writer.documents() == 2);
  CHECK(page.size() < 200'000);
  // Two documents, their index, the map and the page's own script; nothing of a document is markup.
  const auto count = [&page](std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = 0; (at = page.find(what, at)) != std::string::npos; ++at) ++n;
    return n;
  };
  CHECK(count("<script") == 5);
  CHECK(count("</script>") == 5);
  CHECK(count("<Guard>") == 0);
  CHECK(count("http://") == 1);  // the name of SVG's elements; nothing is loaded
  CHECK(count("https://") == 0);
  const auto index = page.find("<script type=\"application/json\" id=\"index\">");
  check_golden(
      "example.report.txt",
      data + page.substr(index, page.find("<script type=\"text/plain\" id=\"world\">") - index));
}

TEST_CASE("any layer of heads becomes one tree", "[output]") {
  struct Case {
    std::vector<std::uint32_t> heads;  // 99: root
    std::vector<std::uint32_t> expected;
  };
  const auto cases = std::vector<Case>{
      {{99, 0, 1}, {0, 1, 2}}, {{99, 99, 99}, {0, 1, 1}},  // further roots
      {{1, 0, 99}, {3, 1, 0}},                             // a circle
      {{1, 2, 0}, {0, 3, 1}},                              // nothing but a circle
      {{0, 1, 2}, {0, 1, 1}},                              // heads of themselves
      {{7, 50, 0}, {0, 1, 1}},                             // heads outside
  };
  for (const auto& c : cases) {
    auto doc = read_document("Aho met Bex", true);
    REQUIRE(doc.tokens.size() == 3);
    doc.syntax.resize(3);
    for (std::size_t i = 0; i < 3; ++i) {
      doc.syntax[i].head = c.heads[i] == 99 ? Syntax::root : c.heads[i];
      doc.syntax[i].rel = Deprel::root;
    }
    const SentenceTree tree(doc, {0, 3});
    std::vector<std::uint32_t> found;
    std::size_t roots = 0;
    for (std::uint32_t i = 0; i < 3; ++i) {
      found.push_back(tree.head(i));
      roots += tree.relation(i) == Deprel::root ? 1 : 0;
      CHECK((tree.relation(i) == Deprel::root) == (tree.head(i) == 0));
    }
    CHECK(roots == 1);
    for (std::uint32_t i = 0; i < 3; ++i) {  // every walk ends at the root
      auto at = i;
      int steps = 0;
      while (found[at] != 0 && steps < 4) at = found[at] - 1, ++steps;
      CHECK(found[at] == 0);
    }
    INFO(Catch::Detail::stringify(c.heads));
    CHECK(found == c.expected);
  }
}

TEST_CASE("text becomes fit for strict formats", "[output]") {
  CHECK(valid_utf8("a\xFF\xE2\x82 z\xED\xA0\x80") == "a\uFFFD\uFFFD z\uFFFD\uFFFD\uFFFD");
  CHECK(to_nfc("Zu\u0308rich") == "Z\u00FCrich");
  CHECK(to_nfc("plain") == "plain");
  CHECK(one_line(" a\r\n\tb\u2028\u00A0c \x01") == "a b c");
  CHECK(percent_encoded("a b/\u00FC\u00A0-", "-") == "a%20b%2F\u00FC%C2%A0-");
}

TEST_CASE("a document without a parse is still valid CoNLL-U", "[output]") {
  ExampleDocument example;
  example.layers().syntax.clear();
  CHECK_THAT(to_conllu(example.document()), Catch::Contains("\t_\tX\t_\t_\t0\troot\t"));
}
