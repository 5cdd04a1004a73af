// SPDX-License-Identifier: Apache-2.0
/// demarche rules check, version.
#include <demarche/check.hpp>
#include <demarche/version.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "formats.hpp"
#include "loading.hpp"
#include "spdlog/spdlog.h"

namespace program {
int report(const std::vector<std::string>& files,
           const std::function<demarche::CheckResult(const std::filesystem::path&)>& check,
           const char* unit) {
  bool good = true;
  for (const auto& file : files) {
    const auto result = check(file);
    for (const auto& problem : result.problems) std::cerr << problem << '\n';
    if (result.problems.empty())
      std::cout << file << ": " << result.rows << ' ' << unit << ", no problems\n";
    else
      good = false;
  }
  return good ? ok : bad_data;
}

void add_rules(CLI::App& app, int& code) {
  auto* group = app.add_subcommand("rules", "Work with relation rules");
  group->footer(
      "Examples:\n"
      "  demarche rules check mine.jsonl                   what is wrong, with file and line\n"
      "  demarche extract --rules mine.jsonl article.txt   with your rules\n\n"
      "docs/adding-a-rule.md shows how a rule is written.");
  group->require_subcommand(1);
  auto* command =
      group->add_subcommand("check",
                            "Check rule files, run their yes and no sentences, and list every "
                            "problem with file and line");
  command->footer("Example:\n  demarche rules check mine.jsonl");
  auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("files", *files, "Rule files (JSON lines)")->required()->type_name("FILE...");
  auto data = std::make_shared<DataOptions>();
  command
      ->add_option("--data", data->data,
                   "Folder with gazetteers/ and models/ (default: the installed data)")
      ->type_name("DIR");
  command->callback([files, data, &code] {
    const auto extractor = load_extractor(*data);
    code = report(
        *files, [&](const auto& file) { return demarche::check_rules(file, extractor); }, "rules");
  });
}

void add_version(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("version", "Say which program and which data this is");
  auto json = std::make_shared<bool>(false);
  auto data = std::make_shared<DataOptions>();
  command->add_flag("--json", *json, "As JSON");
  data->add_to(*command);
  command->footer("Examples:\n  demarche version\n  demarche version --json");
  command->callback([json, data, &code] {
    nlohmann::ordered_json about = {
        {"program", DEMARCHE_VERSION}, {"gazetteers", nullptr}, {"model", nullptr}};
    code = ok;
    try {
      const auto extractor = load_extractor(*data);
      about["gazetteers"] = extractor.gazetteer_version();
      if (!extractor.model_version().empty()) about["model"] = extractor.model_version();
    } catch (const demarche::Error& error) {  // the program's version is known all the same
      spdlog::error("{}", error.what());
      code = bad_data;
    }
    for (const auto& format : formats()) about["formats"].push_back(format.name);
    const auto said = [&](const char* key) {
      return about[key].is_null() ? std::string("none") : about[key].get<std::string>();
    };
    if (*json)
      std::cout << about.dump() << '\n';
    else
      std::cout << "demarche " DEMARCHE_VERSION ", gazetteers " << said("gazetteers") << ", model "
                << said("model") << '\n';
  });
}

}  // namespace program
