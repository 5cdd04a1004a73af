// SPDX-License-Identifier: Apache-2.0
// What the scorer is trained on: demarche_candidates DATA_FOLDER < DOCUMENTS.jsonl writes, for each
// document ({"id", "text", "date"?} a line), a line with the document in the program's own form and
// its candidates, with all that the scorer reads of each. The folder's model file has sections
// "score..." that let every candidate pass (training/score.py makes such a file).
#include <iostream>
#include <nlohmann/json.hpp>

#include "demarche/demarche.hpp"
#include "layers.hpp"
#include "model.hpp"
#include "relation/candidates.hpp"
#include "relation/standing_clauses.hpp"

namespace {

using namespace demarche;
using namespace demarche::detail;

nlohmann::json id(Id<Entity> entity) {
  if (!entity) return nullptr;
  return "e" + std::to_string(entity.value + 1);
}

nlohmann::json candidates_of(const Layers& doc) {
  auto result = nlohmann::json::array();
  if (doc.syntax.empty()) return result;
  const Tree tree(doc);
  const Clauses clauses(tree);
  const Arguments arguments(tree);
  const Attribution attribution(tree, clauses, arguments);
  const RelationContext context{doc, doc.model->rules, tree, clauses, arguments, attribution};
  for (const auto& candidate : propose(context, with_standing(context, find_events(context)))) {
    const auto& r = candidate.relation;
    result.push_back({{"type", to_string(r.type)},
                      {"subject", id(r.subject)},
                      {"object", id(r.object)},
                      {"word", candidate.word},
                      {"trigger", {r.trigger.begin, r.trigger.end}},
                      {"rule", candidate.by_rule ? r.rule : std::string_view{}},
                      {"model", candidate.by_model},
                      {"read", to_string(candidate.read)},
                      {"features", features_of(doc, candidate)}});
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: demarche_candidates DATA_FOLDER < DOCUMENTS.jsonl\n";
    return 2;
  }
  try {
    LoadOptions load;
    load.data = argv[1];
    const auto extractor = Extractor::load(load);
    for (std::string line; std::getline(std::cin, line);) {
      const auto row = nlohmann::json::parse(line);
      const auto date = row.value("date", std::string());
      ExtractOptions options;
      options.date = date;
      options.limits.min_confidence = 0;
      const auto doc = extractor.extract(row.at("text").get<std::string>(), options);
      nlohmann::json out = {{"id", row.at("id")},
                            {"document", nlohmann::json::parse(to_json(doc))}};
      out["candidates"] = candidates_of(doc.layers());
      std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    }
  } catch (const std::exception& error) {
    std::cerr << "demarche_candidates: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
