// SPDX-License-Identifier: Apache-2.0
/// demarche report: documents as a page to look at.
#include "extraction.hpp"
#include "forms.hpp"
#include "loading.hpp"

namespace program {

void add_report(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("report", "Write one web page about texts, to look at");
  auto options = std::make_shared<ExtractCommand>();
  command->footer(
      "Examples:\n"
      "  demarche report article.txt -o report.html      one article with its triples\n"
      "  demarche report news/ -o report.html            an overview that leads into each "
      "article\n\n"
      "The page needs nothing else: no network, no other file. docs/formats/report.md describes "
      "it.\n"
      "Exit codes: those of demarche extract; 3 also where there is no document to report on.");
  command
      ->add_option("inputs", options->inputs,
                   "What demarche extract reads: texts, JSON lines, folders, - for standard input")
      ->type_name("[FILE|DIR|-]...");
  command->add_option("-o,--output", options->output, "The page")->required()->type_name("FILE");
  command
      ->add_option("--input", options->input,
                   "What standard input, or a file of unknown ending, holds")
      ->check(CLI::IsMember(form_names()));
  add_reading(*command, options->date, options->plain);
  add_limits(*command, options->limits, options->link_persons);
  command->add_option("--threads", options->threads, "Threads (default: all cores)")
      ->check(CLI::Range(1U, 512U));
  options->data.add_to(*command);
  command->callback([options, &code] {
    if (options->output == "-")
      throw CLI::ValidationError("-o", "needs a file to write: the page is built beside its place");
    options->format = "html";
    code = extract(*options);
  });
}

}  // namespace program
