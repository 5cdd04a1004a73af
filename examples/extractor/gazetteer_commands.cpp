// SPDX-License-Identifier: Apache-2.0
/// demarche gazetteer check, compile.
#include <cstdio>
#include <demarche/error.hpp>
#include <demarche/gazetteer.hpp>
#include <iostream>

#include "commands.hpp"

namespace program {
namespace {

void add_check(CLI::App& group, int& code) {
  auto* command = group.add_subcommand(
      "check", "Check gazetteer files and list every problem with file and line");
  command->footer("Example:\n  demarche gazetteer check mine.tsv");
  auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("files", *files, "Gazetteer files (TSV, or compiled)")
      ->required()
      ->type_name("FILE...");
  command->callback([files, &code] { code = report(*files, demarche::check_gazetteer, "names"); });
}

void add_compile(CLI::App& group, int& code) {
  auto* command = group.add_subcommand(
      "compile", "Compile gazetteers into one file that is mapped, not read, when it is used");
  command->footer(
      "The file is used like a table: demarche extract --gazetteer mine.gaz\n"
      "Example:\n  demarche gazetteer compile mine.tsv more.tsv -o mine.gaz");
  struct Options {
    std::vector<std::string> inputs;
    std::string output;
  };
  auto options = std::make_shared<Options>();
  command
      ->add_option("inputs", options->inputs,
                   "Gazetteer files (TSV), or a folder with manifest.json")
      ->required()
      ->type_name("FILE|DIR...");
  command->add_option("-o,--output", options->output, "File to write")
      ->required()
      ->type_name("FILE");
  command->callback([options, &code] {
    const auto result = demarche::compile_gazetteer(
        {options->inputs.begin(), options->inputs.end()}, options->output);
    std::printf(
        "%s: %zu rows, %zu names, %zu bytes (%.1f a name)\n", options->output.c_str(), result.rows,
        result.names, result.bytes,
        static_cast<double>(result.bytes) / static_cast<double>(result.names ? result.names : 1));
    code = ok;
  });
}

}  // namespace

void add_gazetteer(CLI::App& app, int& code) {
  auto* group = app.add_subcommand("gazetteer", "Work with gazetteer files");
  group->require_subcommand(1);
  add_check(*group, code);
  add_compile(*group, code);
}

}  // namespace program
