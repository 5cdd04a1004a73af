// SPDX-License-Identifier: Apache-2.0
/// Every rule's own sentences, as named sections.
#include "catch.hpp"
#include "documents.hpp"
#include "relation/marked_sentence.hpp"
#include "relation/relations.hpp"

using namespace demarche;
using namespace demarche::detail;

TEST_CASE("rules hold for their own yes sentences and not for their no sentences",
          "[relation][rules]") {
  const auto analyzer = Analyzer::load(source_folder() / "models" / "en-1.model");
  const auto rules = RuleSet::load(source_folder() / "gazetteers" / "relations");
  REQUIRE(rules.rules().size() > 50);
  for (const auto& rule : rules.rules()) {
    CHECK_FALSE(rule.yes.empty());
    for (const auto& sentence : rule.yes) {
      INFO(rule.file << ":" << rule.line << " " << rule.name << " yes: " << sentence);
      const auto marked = read_marked(sentence, rule, analyzer);
      CHECK(run_marked(marked, rule, rules) == "");
    }
    for (const auto& sentence : rule.no) {
      INFO(rule.file << ":" << rule.line << " " << rule.name << " no: " << sentence);
      const auto marked = read_marked(sentence, rule, analyzer);
      CHECK(marked.problem == "");
      for (const auto& r : find_relations(marked.document, rules).relations)
        CHECK(r.rule != rule.name);
    }
  }
}

// Found by fuzzing: the mention of no words indexed the tokens of no text.
TEST_CASE("brackets that mark no word are a problem of the sentence", "[relation][rules]") {
  const auto analyzer = Analyzer::load(source_folder() / "models" / "en-1.model");
  const auto rules = RuleSet::load(source_folder() / "gazetteers" / "relations");
  const auto& rule = rules.rules().front();
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"[", "a bracket is not closed"},
      {"[Aho] met [", "a bracket is not closed"},
      {"[Aho met Bex.", "a bracket is not closed"},
      {"[] met [Bex].", "there is no word in a bracket"},
      {"[Aho] met [ ].", "there is no word in a bracket"},
      {"[s:]", "there is no word in a bracket"},
      {"[s:Aho] met [o:Bex]].", ""}};
  for (const auto& [sentence, problem] : cases) {
    INFO(sentence);
    const auto marked = read_marked(sentence, rule, analyzer);
    CHECK(marked.problem == problem);
    if (!problem.empty()) CHECK(run_marked(marked, rule, rules) == problem);
  }
}
