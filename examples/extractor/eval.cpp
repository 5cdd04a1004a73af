// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "eval_score.hpp"
#include "loading.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct EvalCommand {
  DataOptions data;
  std::string folder;
  std::vector<std::string> outputs;
  std::size_t errors = 0;
  bool as_json = false;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw demarche::Error(path.string(), 0, "cannot be read");
  std::ostringstream buffer;
  buffer << in.rdbuf();
  return std::move(buffer).str();
}

json parse_file(const fs::path& path) {
  auto parsed = json::parse(read_file(path), nullptr, false);
  if (parsed.is_discarded() || !parsed.is_object() || !parsed.contains("entities") ||
      !parsed.contains("relations"))
    throw demarche::Error(
        path.string(), 0,
        "not a gold document (a JSON object with \"entities\" and \"relations\")");
  return parsed;
}

/// Stored output: JSON lines by id.
std::map<std::string, json> read_outputs(const std::vector<std::string>& files) {
  std::map<std::string, json> result;
  for (const auto& file : files) {
    std::istringstream lines(read_file(file));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      if (line.empty()) continue;
      auto doc = json::parse(line, nullptr, false);
      if (doc.is_discarded() || !doc.is_object() || !doc.contains("id") ||
          !doc["id"].is_primitive())
        throw demarche::Error(file, number, "not a document");
      const auto id =
          fs::path(doc["id"].is_string() ? doc["id"].get<std::string>() : doc["id"].dump())
              .filename()
              .string();
      result[id.ends_with(".txt") ? id.substr(0, id.size() - 4) : id] = std::move(doc);
    }
  }
  return result;
}

void print(const Scores& scores, const EvalCommand& command, std::size_t documents,
           std::size_t missing) {
  if (command.as_json) {
    nlohmann::ordered_json out;
    for (const auto& [name, c] : scores.table())
      out[name] = {{"precision", c.precision()}, {"recall", c.recall()}, {"f1", c.f1()}};
    out["status"] = scores.status_all ? 100.0 * static_cast<double>(scores.status_right) /
                                            static_cast<double>(scores.status_all)
                                      : 0.0;
    std::cout << out.dump(1) << '\n';
    return;
  }
  std::printf("%zu documents, %zu without output\n%-12s%8s%8s%8s\n", documents, missing, "", "P",
              "R", "F1");
  for (const auto& [name, c] : scores.table())
    std::printf("%-12s%8.1f%8.1f%8.1f\n", name.c_str(), c.precision(), c.recall(), c.f1());
  std::printf("%-12s%24.1f\n", "status",
              scores.status_all ? 100.0 * static_cast<double>(scores.status_right) /
                                      static_cast<double>(scores.status_all)
                                : 0.0);
  for (std::size_t i = 0; i < std::min(command.errors, scores.errors.size()); ++i)
    std::printf("%s\n", scores.errors[i].c_str());
}

int evaluate(const EvalCommand& command) {
  std::vector<fs::path> gold_files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(command.folder, error))
    if (entry.path().string().ends_with(".gold.json")) gold_files.push_back(entry.path());
  if (error) throw demarche::Error(command.folder, 0, error.message());
  if (gold_files.empty())
    throw demarche::Error(command.folder, 0,
                          "no *.gold.json files here (docs/eval.md says what they hold)");
  std::sort(gold_files.begin(), gold_files.end());
  const auto stored = read_outputs(command.outputs);
  std::optional<demarche::Extractor> extractor;
  if (command.outputs.empty()) extractor = load_extractor(command.data);
  Scores scores;
  std::size_t missing = 0;
  for (const auto& file : gold_files) {
    const auto gold = parse_file(file);
    const auto path = file.string();
    const auto stem = path.substr(0, path.size() - std::string(".gold.json").size());
    json found = {{"entities", json::array()}, {"relations", json::array()}};
    if (extractor) {
      found = json::parse(demarche::to_json(extractor->extract(read_file(stem + ".txt"))));
    } else if (const auto at = stored.find(fs::path(stem).filename().string());
               at != stored.end()) {
      found = at->second;
    } else {
      ++missing;
    }
    try {
      score_document(gold, found, scores);
    } catch (const json::exception& problem) {
      throw demarche::Error(path, 0,
                            "it or its output is not of the form that docs/eval.md shows: " +
                                std::string(problem.what()));
    }
  }
  print(scores, command, gold_files.size(), missing);
  return ok;
}

}  // namespace

Count Clusters::count() const {
  Count c;  // as shares of 100, so that precision() and recall() give the averages
  const double p = precision_n ? precision_sum / static_cast<double>(precision_n) : 0;
  const double r = recall_n ? recall_sum / static_cast<double>(recall_n) : 0;
  c.right = p * r;
  c.found = r;
  c.gold = p;
  return c;
}

std::vector<std::pair<std::string, Count>> Scores::table() const {
  std::vector<std::pair<std::string, Count>> result;
  const auto add = [&](const char* name) {
    const auto found = counts.find(name);
    result.emplace_back(name, found == counts.end() ? Count{} : found->second);
  };
  add("names");
  add("values");
  result.emplace_back("coref", names.count());
  result.emplace_back("coref-all", all.count());
  for (const char* name :
       {"country", "wikidata", "stands_for", "pairs", "relations", "events", "standing",
        "not-actual", "attributed", "time", "place", "role", "cameo2", "trigger"})
    add(name);
  return result;
}

void score_document(const json& gold, const json& found, Scores& scores) {
  const auto aligned = align_entities(gold, found);
  score_mentions(gold, found, scores);
  score_clusters(gold, found, true, scores.names);
  score_clusters(gold, found, false, scores.all);
  score_links(gold, found, aligned, scores);
  score_relations(gold, found, aligned, scores);
}

void add_eval(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("eval", "Score the program against gold documents");
  auto options = std::make_shared<EvalCommand>();
  command->footer(
      "Examples:\n"
      "  demarche eval gold/                    runs the program over gold/NAME.txt and compares "
      "with gold/NAME.gold.json\n"
      "  demarche eval gold/ out.jsonl          scores stored output instead\n"
      "  demarche eval gold/ --errors 50        lists what is missed and what is wrong");
  command->add_option("gold", options->folder, "Folder of NAME.txt and NAME.gold.json")
      ->required()
      ->type_name("GOLD_DIR");
  command
      ->add_option("outputs", options->outputs,
                   "Stored output, JSON lines; default: the program is run")
      ->type_name("FILES");
  command->add_option("--errors", options->errors, "List up to N errors")->type_name("N");
  command->add_flag("--json", options->as_json, "The figures as JSON");
  options->data.add_to(*command);
  command->callback([options, &code] { code = evaluate(*options); });
}

}  // namespace program
