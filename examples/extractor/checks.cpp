// SPDX-License-Identifier: Apache-2.0
/// demarche rules check, version.
#include <demarche/check.hpp>
#include <demarche/version.hpp>
#include <iostream>

#include "loading.hpp"

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
  command->callback([json, data, &code] {
    const auto extractor = load_extractor(*data);
    const std::string model(extractor.model_version());
    if (*json)
      std::cout << "{\"program\": \"" DEMARCHE_VERSION "\", \"gazetteers\": \""
                << extractor.gazetteer_version()
                << "\", \"model\": " << (model.empty() ? "null" : "\"" + model + "\"") << "}\n";
    else
      std::cout << "demarche " DEMARCHE_VERSION ", gazetteers " << extractor.gazetteer_version()
                << ", model " << (model.empty() ? "none" : model) << '\n';
    code = ok;
  });
}

}  // namespace program
