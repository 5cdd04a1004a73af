// SPDX-License-Identifier: Apache-2.0
/// What a mistake in reading a clause would change: who acts, and whether it happened.
#include <string>

#include "catch.hpp"
#include "demarche/extractor.hpp"
#include "documents.hpp"

using namespace demarche;

namespace {

/// Its relations as "SUBJECT predicate OBJECT status evidence", one a line.
std::string read(const std::string& text) {
  static const auto extractor =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  ExtractOptions options;
  options.plain = true;
  const auto doc = extractor.extract(text, options);
  std::string result;
  for (std::size_t i = 0; i < doc.relations().size(); ++i) {
    const auto& r = doc.relations()[i];
    result += std::string(doc.name(r.subject)) + ' ' + std::string(r.predicate) + ' ' +
              std::string(doc.name(r.object)) + ' ' + std::string(to_string(r.status)) + ' ' +
              std::to_string(1 + doc.evidence(Id<Relation>(i)).size()) + '\n';
  }
  return result;
}

}  // namespace

TEST_CASE("what is negated did not happen", "[relation]") {
  CHECK(read("Norway did not accuse Kenya of spying.") == "Norway accuse Kenya negated 1\n");
  CHECK(read("Norway accused Kenya of spying.") == "Norway accuse Kenya actual 1\n");
}

TEST_CASE("who, in a relative clause, is the noun before it", "[relation]") {
  CHECK(read("Ada Quist, who accused Kenya of spying, left the room.") ==
        "Ada Quist accuse Kenya actual 1\n");
}

TEST_CASE("a meeting told from the other side is the same meeting", "[relation]") {
  CHECK(read("Norway met Kenya in Oslo. Kenya met Norway again.") ==
        "Norway meet Kenya actual 2\n");
  CHECK(read("Ada Quist met Daniel Otieno. Daniel Otieno met Ada Quist.") ==
        "Ada Quist meet Daniel Otieno actual 2\n");
}

TEST_CASE("Mr and Mrs of one surname are two", "[relation]") {
  CHECK(read("John Quist and Mary Quist were in Oslo. Mr Quist accused Kenya of spying. Mrs Quist "
             "visited Norway.") ==
        "John Quist accuse Kenya actual 1\nMary Quist visit Norway actual 1\n");
}
