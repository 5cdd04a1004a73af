// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "formats.hpp"
#include "input.hpp"
#include "loading.hpp"
#include "spdlog/spdlog.h"
#include "workers.hpp"

namespace program {
namespace {

struct ExtractCommand {
  DataOptions data;
  std::vector<std::string> inputs;
  std::string input = "text", format, output, date, layers, open, offsets = "codepoint";
  bool plain = false;
  unsigned threads = 0;
};

/// One document's output, or why there is none.
struct Result {
  std::string text;
  std::optional<demarche::Document> document;  ///< for formats that take whole documents
  std::string id;
  std::string problem;
};

/// Writes whole documents to a file or to standard output, and notices when that fails.
class Output {
 public:
  explicit Output(const std::string& path)
      : file_(path.empty() || path == "-" ? stdout : std::fopen(path.c_str(), "wb")), path_(path) {
    if (!file_)
      throw demarche::Error(path, 0, std::string("cannot be written: ") + std::strerror(errno));
  }
  ~Output() {
    if (file_ && file_ != stdout) std::fclose(file_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
  }
  void finish() {
    if (std::fflush(file_) != 0) fail();
  }

 private:
  void fail() const {
    if (errno == EPIPE) std::_Exit(ok);  // the reader has seen enough
    throw demarche::Error(path_.empty() ? "standard output" : path_, 0,
                          std::string("writing failed: ") + std::strerror(errno));
  }
  std::FILE* file_;
  std::string path_;
};

bool valid_date(const std::string& date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (date[i] < '0' || date[i] > '9') return false;
  return true;
}

class Run {
 public:
  explicit Run(const ExtractCommand& command)
      : command_(command), extractor_(load_extractor(command.data)) {
    std::string_view name = command.format;
    if (name.empty()) name = command.output.empty() && ::isatty(STDOUT_FILENO) ? "text" : "jsonl";
    format_ = find_format(name);
    FormatOptions options;
    options.output = command.output;
    options.json.offsets = command.offsets == "byte"    ? demarche::OffsetUnit::byte
                           : command.offsets == "utf16" ? demarche::OffsetUnit::utf16
                                                        : demarche::OffsetUnit::codepoint;
    options.json.tokens = command.layers.find("tokens") != std::string::npos;
    options.json.sentences = command.layers.find("sentences") != std::string::npos;
    options.json.open = command.open == "minimal"   ? demarche::OpenTriples::minimal
                        : command.open == "maximal" ? demarche::OpenTriples::maximal
                                                    : demarche::OpenTriples::none;
    options.colour = command.output.empty() && ::isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
    writer_ = format_->open(options);
  }

  int operator()() {
    Output output(format_->output ? "" : command_.output);
    if (extractor_.model_version().empty())
      spdlog::warn(
          "no model file: names come from gazetteers and spelling only, and relations need a "
          "parse");
    const auto inputs = command_.inputs.empty() ? std::vector<std::string>{"-"} : command_.inputs;
    std::size_t done = 0;
    std::size_t failed = 0;
    UniqueIds unique_ids;
    output.write(writer_->header());
    {
      OrderedWorkers<Result> workers(threads(), [&](const Result& result) {
        if (!result.problem.empty()) {
          ++failed;
          spdlog::error("{}", result.problem);
          return true;
        }
        output.write(result.text);
        if (result.document) writer_->take(*result.document, result.id);
        ++done;
        return true;
      });
      for_each_document(inputs, command_.input == "jsonl" ? InputKind::jsonl : InputKind::text,
                        [&](InputDocument doc) {
                          if (format_->unique_ids && doc.problem.empty())
                            doc.id = unique_ids(doc.id);
                          return workers.submit([this, doc = std::make_shared<InputDocument>(
                                                           std::move(doc))] { return one(*doc); });
                        });
      workers.finish();
    }
    output.write(writer_->footer());
    output.finish();
    if (failed > 0)
      spdlog::error("{} of {} documents could not be extracted", failed, done + failed);
    return failed > 0 ? some_failed : ok;
  }

 private:
  [[nodiscard]] unsigned threads() const {
    if (command_.threads > 0) return command_.threads;
    return std::max(1U, std::thread::hardware_concurrency());
  }

  [[nodiscard]] Result one(InputDocument& doc) const {
    if (!doc.problem.empty()) return problem(doc.problem);
    if (!doc.date.empty() && !valid_date(doc.date))
      return problem(doc.id + ": date \"" + doc.date + "\" is not YYYY-MM-DD");
    try {
      demarche::ExtractOptions options;
      options.date =
          doc.date.empty() ? std::string_view(command_.date) : std::string_view(doc.date);
      options.plain = command_.plain;
      const auto document = extractor_.extract(std::move(doc.text), options);
      Result result;
      result.text = writer_->document(document, doc.id);
      if (writer_->takes()) result.document = document;
      result.id = std::move(doc.id);
      return result;
    } catch (const std::exception& error) {
      return problem(doc.id + ": " + error.what());
    }
  }

  static Result problem(std::string what) {
    Result result;
    result.problem = std::move(what);
    return result;
  }

  const ExtractCommand& command_;
  demarche::Extractor extractor_;
  const Format* format_ = nullptr;
  std::unique_ptr<FormatWriter> writer_;
};

}  // namespace

void add_extract(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("extract", "Read texts and write who did what to whom");
  auto options = std::make_shared<ExtractCommand>();
  command->footer(
      "Examples:\n"
      "  demarche extract article.txt                    the triples of one article, to read\n"
      "  demarche extract --format jsonl news/ > out.jsonl   every .txt and .jsonl file below "
      "news/\n"
      "  echo 'Aho met Bex in Geneva.' | demarche extract --plain --format json\n"
      "  demarche extract --gazetteer mine.tsv --date 2024-05-02 article.txt\n\n"
      "Exit codes: 0 all documents done; 1 some could not be read or extracted; 2 wrong usage; 3 "
      "data or output failed.");
  command
      ->add_option("inputs", options->inputs,
                   ".txt (one document), .jsonl (one a line: {\"id\", \"text\", \"date\"?}), "
                   "folders, - for standard input")
      ->type_name("[FILE|DIR|-]...");
  command
      ->add_option("--input", options->input,
                   "What standard input, or a file of unknown ending, holds: text or jsonl")
      ->check(CLI::IsMember({"text", "jsonl"}));
  std::vector<std::string> names;
  std::string format_help = "One of:";
  for (const auto& format : formats()) {
    names.emplace_back(format.name);
    format_help += std::string("\n  ") + format.name + ": " + format.summary;
  }
  command->add_option("--format", options->format, format_help)
      ->type_name("FORMAT")
      ->check([names](const std::string& name) -> std::string {
        if (find_format(name)) return {};
        std::string list;
        for (const auto& known : names) list += (list.empty() ? "" : ", ") + known;
        return "unknown format \"" + name + "\" (expected one of " + list + ")";
      });
  command->add_option("-o,--output", options->output, "Output file (default: standard output)")
      ->type_name("FILE");
  command
      ->add_option("--date", options->date,
                   "The documents' date (YYYY-MM-DD) where neither they nor their records say one")
      ->check([](const std::string& d) {
        return valid_date(d) ? std::string{} : "expected YYYY-MM-DD, found " + d;
      });
  command->add_flag(
      "--plain", options->plain,
      "The text is sentences, not an article: no headline, byline or comments are looked for");
  command->add_option("--layers", options->layers, "Adds layers to the JSON: tokens, sentences")
      ->type_name("tokens,sentences")
      ->check([](const std::string& layers) -> std::string {
        std::string rest = layers;
        while (!rest.empty()) {
          const auto comma = rest.find(',');
          const auto layer = rest.substr(0, comma);
          if (layer != "tokens" && layer != "sentences")
            return "unknown layer \"" + layer + "\" (expected tokens or sentences)";
          rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
        }
        return {};
      });
  command
      ->add_option("--open", options->open,
                   "Adds open triples to the JSON: minimal (short, one argument each) or maximal "
                   "(all arguments)")
      ->check(CLI::IsMember({"minimal", "maximal"}));
  command->add_option("--threads", options->threads, "Threads (default: all cores)")
      ->check(CLI::Range(1U, 512U));
  command->add_option("--offsets", options->offsets, "Unit of begin and end")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}));
  options->data.add_to(*command);
  command->callback([options, &code] {
    const auto* format = find_format(options->format);
    if (format && format->output && (options->output.empty() || options->output == "-"))
      throw CLI::ValidationError("--format " + options->format,
                                 std::string("needs -o with ") + format->output + " to write");
    code = Run(*options)();
  });
}

}  // namespace program
