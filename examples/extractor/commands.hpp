// SPDX-License-Identifier: Apache-2.0
/// The program's commands; each adds itself to the command line and runs when it was called.
#pragma once

#include <CLI/CLI.hpp>
#include <demarche/check.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace program {

/// Exit codes, as docs/cli.md lists them.
enum Exit { ok = 0, some_failed = 1, usage = 2, bad_data = 3, closed_pipe = 128 + 13 };

/// What every command that loads the extractor takes.
struct DataOptions {
  std::string data;
  std::vector<std::string> gazetteers;
  std::vector<std::string> rules;
  void add_to(CLI::App& command);
};

/// Checks files one by one, lists their problems on standard error, and gives the exit code.
int report(const std::vector<std::string>& files,
           const std::function<demarche::CheckResult(const std::filesystem::path&)>& check,
           const char* unit);

void add_extract(CLI::App& app, int& code);
void add_report(CLI::App& app, int& code);
void add_merge(CLI::App& app, int& code);
void add_serve(CLI::App& app, int& code);
void add_gazetteer(CLI::App& app, int& code);
void add_explain(CLI::App& app, int& code);
void add_who(CLI::App& app, int& code);
void add_rules(CLI::App& app, int& code);
void add_eval(CLI::App& app, int& code);
void add_version(CLI::App& app, int& code);
void add_man(CLI::App& app, int& code);
void add_completion(CLI::App& app, int& code);

}  // namespace program
