// SPDX-License-Identifier: Apache-2.0
#include "demarche/check.hpp"
#include "demarche/error.hpp"
#include "model.hpp"
#include "relation/marked_sentence.hpp"
#include "relation/relations.hpp"

namespace demarche {

CheckResult check_rules(const std::filesystem::path& file, const Extractor& extractor) {
  using namespace detail;
  auto result = check_rules(file);
  const auto nothing = extractor.extract("");
  const auto& model = *nothing.layers().model;
  if (!result.problems.empty() || !model.analyzer) return result;
  auto rules = model.rules;
  const auto shipped = rules.rules().size();
  try {
    rules.add_file(file);
  } catch (const Error& error) {  // a name that a shipped rule has
    result.problems.emplace_back(error.what());
    return result;
  }
  const auto complain = [&](const Rule& rule, const std::string& what) {
    result.problems.emplace_back(Error(rule.file, rule.line, what).what());
  };
  for (std::size_t i = shipped; i < rules.rules().size(); ++i) {
    const auto& rule = rules.rules()[i];
    for (const auto& sentence : rule.yes) {
      const auto marked = read_marked(sentence, rule, *model.analyzer);
      const auto outcome = run_marked(marked, rule, rules);
      if (outcome.empty()) continue;
      auto problem = "rule \"" + rule.name + "\" does not hold for its yes sentence \"" + sentence;
      problem += "\": ";
      problem += outcome;
      complain(rule, problem);
    }
    for (const auto& sentence : rule.no) {
      const auto marked = read_marked(sentence, rule, *model.analyzer);
      if (!marked.problem.empty())
        complain(rule, "the no sentence \"" + sentence + "\" cannot be read: " + marked.problem);
      for (const auto& r : find_relations(marked.document, rules).relations)
        if (r.rule == rule.name)
          complain(rule,
                   "rule \"" + rule.name + "\" holds for its no sentence \"" + sentence + "\"");
    }
  }
  return result;
}

}  // namespace demarche
