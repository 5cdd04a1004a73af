// SPDX-License-Identifier: Apache-2.0
/// demarche extract: its command line.
#include "extraction.hpp"
#include "forms.hpp"
#include "loading.hpp"

namespace program {
namespace {

std::string check_layers(const std::string& layers) {
  std::string rest = layers;
  while (!rest.empty()) {
    const auto comma = rest.find(',');
    const auto layer = rest.substr(0, comma);
    if (layer != "tokens" && layer != "sentences")
      return "unknown layer \"" + layer + "\" (expected tokens or sentences)";
    rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
  }
  return {};
}

void add_inputs(CLI::App& command, ExtractCommand& options) {
  command
      .add_option(
          "inputs", options.inputs,
          "Texts (.txt, .md), JSON lines (.jsonl: {\"id\", \"text\", \"date\"?}), tables (.csv, "
          ".tsv), answers of news APIs (.json), web pages (.html), web archives (.warc, "
          ".wet), feeds (.rss, .atom, .xml), mail (.eml, .mbox), documents (.docx, .odt) "
          "and subtitles (.srt, .vtt), each also packed (.gz, .zst); folders; - for "
          "standard input")
      ->type_name("[FILE|DIR|-]...");
  command
      .add_option("--input", options.input,
                  "What standard input, or a file of unknown ending, holds")
      ->check(CLI::IsMember(form_names()));
  command
      .add_option("--text-field", options.fields.text,
                  "The field (a.b: b inside of a) or column that holds a record's text; may stand "
                  "several times, the first that is there counts (default: text, maintext, "
                  "content, body, articleBody, full_text, description or summary)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command
      .add_option("--id-field", options.fields.id,
                  "The field that holds a record's id (default: id, _id, url, link or guid)")
      ->type_name("NAME");
  command
      .add_option("--date-field", options.fields.date,
                  "The field that holds a record's day or time (default: date, publishedAt and the "
                  "like)")
      ->type_name("NAME");
  command
      .add_option("--include", options.include,
                  "Only files of folders whose name (or path, with a /) fits, as \"2024-*.txt\"; "
                  "may stand several times")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
  command
      .add_option("--shard", options.shard,
                  "This run's part of the documents (with an output folder: of the input files), "
                  "dealt out in turn: 1/8 to 8/8")
      ->type_name("I/N")
      ->check([](const std::string& text) {
        return Shard::parse(text) ? std::string{}
                                  : "expected I/N with I from 1 to N, found " + text;
      });
  command.add_option("--threads", options.threads, "Threads (default: all cores)")
      ->check(CLI::Range(1U, 512U));
}

void add_outputs(CLI::App& command, ExtractCommand& options) {
  std::string about = "One of:";
  std::string list;
  std::string words;
  for (const auto& format : formats()) {
    list += (list.empty() ? "" : ", ") + std::string(format.name);
    words += (words.empty() ? "" : ",") + std::string(format.name);
    about += std::string("\n  ") + format.name + ": " + format.summary;
  }
  command.add_option("--format", options.format, about)
      ->type_name("FORMAT")
      ->check(CLI::Validator(
          [list](std::string& name) -> std::string {
            if (find_format(name)) return {};
            return "unknown format \"" + name + "\" (expected one of " + list + ")";
          },
          "{" + words + "}"));
  auto* file =
      command.add_option("-o,--output", options.output, "Output file (default: standard output)")
          ->type_name("FILE");
  auto* folder =
      command
          .add_option("--output-dir", options.output_dir,
                      "One output file here for each input file; it is .partial until it is whole")
          ->type_name("DIR")
          ->excludes(file);
  command
      .add_option("--resume", options.resume,
                  "Output file or folder of a run that was ended early: goes on where it ended; "
                  "one that is not there is begun")
      ->type_name("OUTPUT")
      ->excludes(file)
      ->excludes(folder);
  command.add_option("--offsets", options.offsets, "Unit of begin and end")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}));
  command.add_option("--layers", options.layers, "Adds layers to the JSON: tokens, sentences")
      ->type_name("tokens,sentences")
      ->check(check_layers);
  command
      .add_option("--open", options.open,
                  "Adds open triples to the JSON: minimal (short, one argument each) or maximal "
                  "(all arguments)")
      ->check(CLI::IsMember({"minimal", "maximal"}));
  command.add_flag("--safe-cells,!--no-safe-cells", options.safe_cells,
                   "In csv an apostrophe before texts that spreadsheets take for formulas (the "
                   "default); --no-safe-cells: as they are");
  command.add_flag("--timings", options.timings,
                   "Says on standard error what each stage cost, in all and a word");
}

}  // namespace

void add_extract(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("extract", "Read texts and write who did what to whom");
  auto options = std::make_shared<ExtractCommand>();
  command->footer(
      "Examples:\n"
      "  demarche extract article.txt                    the triples of one article, to read\n"
      "  demarche extract --format jsonl news/ > out.jsonl   every file below news/\n"
      "  demarche extract --resume out.jsonl news.jsonl.gz   goes on where an earlier run ended\n"
      "  demarche extract --shard 2/8 --output-dir out/ crawl/   one of eight array jobs\n"
      "  echo 'Aho met Bex in Geneva.' | demarche extract --plain --format json\n"
      "  demarche extract --gazetteer mine.tsv --date 2024-05-02 article.txt\n\n"
      "Exit codes: 0 all documents done; 1 some could not be read or extracted; 2 wrong usage;\n"
      "3 data or output failed; 130 and 143 ended by Ctrl-C or SIGTERM, 141 by a closed pipe.");
  add_inputs(*command, *options);
  add_reading(*command, options->date, options->plain);
  add_limits(*command, options->limits, options->link_persons);
  command->add_flag("--rules-only", options->rules_only,
                    "Find events by rules alone, without what the model has learnt of them");
  add_outputs(*command, *options);
  options->data.add_to(*command);
  command->callback([options, &code] { code = extract(*options); });
}

}  // namespace program
