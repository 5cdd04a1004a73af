// SPDX-License-Identifier: Apache-2.0
/// demarche gazetteer check, compile, import, diff.
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
      "Example:\n  demarche gazetteer compile mine.tsv more.tsv -o mine.gaz\n\n"
      "The file is used like a table: demarche extract --gazetteer mine.gaz");
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

void add_import(CLI::App& group, int& code) {
  auto* command = group.add_subcommand("import", "Turn another project's file into a gazetteer");
  command->footer(
      "Examples:\n"
      "  demarche gazetteer import --from wikidata query.json --type PERSON -o persons.tsv\n"
      "  demarche gazetteer import --from geonames NO.txt -o norway.tsv\n"
      "  demarche gazetteer import --from wikidata answer.json --as-of 2026-11-28 -o fresh.tsv\n\n"
      "Each wrong row is named on standard error and left out. Dated offices come in a second "
      "file,\n"
      "OUT.offices.tsv; \"gazetteer compile\" takes both.");
  struct Options {
    std::string format, input, output;
    demarche::ImportOptions import;
  };
  auto options = std::make_shared<Options>();
  command->add_option("--from", options->format, "Format of the file")
      ->required()
      ->check(CLI::IsMember(demarche::import_formats()))
      ->type_name("FORMAT");
  command->add_option("input", options->input, "File to read")->required()->type_name("FILE");
  command->add_option("-o,--output", options->output, "Table to write")
      ->required()
      ->type_name("OUT.tsv");
  command->add_option("--type", options->import.type,
                      "What the names are, where the file does not say it: PERSON, ORG, city ...");
  command->add_option("--country", options->import.country,
                      "The country that the file is about (ISO 3166), where it does not say it");
  command->add_option("--date", options->import.date,
                      "The day on which the file was made: its open-ended roles end there");
  command
      ->add_option("--as-of", options->import.as_of,
                   "The day on which the file was right: it attests the offices, where the file "
                   "does not say a day itself")
      ->type_name("DATE");
  command->callback([options, &code] {
    options->import.problem = [](const std::string& what) { std::cerr << what << '\n'; };
    const auto result = demarche::import_gazetteer(options->format, options->input, options->output,
                                                   options->import);
    std::printf(
        "%s: %zu names, %zu offices; left out %zu wrong rows, %zu of other kinds, %zu "
        "that were there before\n",
        options->output.c_str(), result.names, result.offices, result.left_out, result.passed_over,
        result.repeated);
    if (!result.offices_file.empty()) std::printf("%s: the offices\n", result.offices_file.c_str());
    code = result.left_out == 0 ? ok : some_failed;
  });
}

std::string line_of(const demarche::OfficeChange& change) {
  using Kind = demarche::OfficeChange::Kind;
  auto line = change.country;
  if (!change.body.empty()) line += (line.empty() ? "" : ", ") + change.body;
  line += (line.empty() ? "" : ": ") + change.person;
  if (!change.wikidata.empty()) line += " (" + change.wikidata + ")";
  const auto since = [&](const char* word) {
    return change.date.empty() ? std::string() : word + change.date;
  };
  switch (change.kind) {
    case Kind::came:
      return "came   " + line + ", " + change.title + since(" since ");
    case Kind::went:
      return "went   " + line + ", " + change.title + since(" until ");
    case Kind::moved:
      return "moved  " + line + ", " + change.before + " -> " + change.title + since(" since ");
  }
  return line;
}

void add_diff(CLI::App& group, int& code) {
  auto* command = group.add_subcommand(
      "diff", "Show who came into an office, went and changed office between two gazetteers");
  command->footer(
      "Example:\n  demarche gazetteer diff gazetteers fresh.tsv\n\n"
      "Offices of a table NAME.tsv are read from NAME.offices.tsv beside it. Compared are the "
      "offices\nthat the newer gazetteer knows, and only holders who have not left.");
  struct Options {
    std::string older, newer;
  };
  auto options = std::make_shared<Options>();
  command->add_option("old", options->older, "A table, a compiled file or a folder")
      ->required()
      ->type_name("OLD");
  command->add_option("new", options->newer, "The same, newer")->required()->type_name("NEW");
  command->callback([options, &code] {
    const auto diff = demarche::diff_gazetteers(options->older, options->newer);
    using Kind = demarche::OfficeChange::Kind;
    std::size_t counts[3] = {};  // NOLINT(*-avoid-c-arrays)
    for (const auto& change : diff.changes) {
      ++counts[static_cast<std::size_t>(change.kind)];
      std::cout << line_of(change) << '\n';
    }
    std::cout << counts[static_cast<std::size_t>(Kind::came)] << " came, "
              << counts[static_cast<std::size_t>(Kind::went)] << " went, "
              << counts[static_cast<std::size_t>(Kind::moved)] << " changed office, " << diff.stayed
              << " stayed\n";
    code = ok;
  });
}

}  // namespace

void add_gazetteer(CLI::App& app, int& code) {
  auto* group = app.add_subcommand("gazetteer", "Work with gazetteer files");
  group->footer(
      "Examples:\n"
      "  demarche gazetteer check mine.tsv                    what is wrong, with file and line\n"
      "  demarche extract --gazetteer mine.tsv article.txt    with your names\n\n"
      "docs/adding-a-gazetteer.md shows how a gazetteer is written.");
  group->require_subcommand(1);
  add_check(*group, code);
  add_compile(*group, code);
  add_import(*group, code);
  add_diff(*group, code);
}

}  // namespace program
