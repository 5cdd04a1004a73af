// SPDX-License-Identifier: Apache-2.0
/// What each part of the work for a text costs, for parts_test.py: run under callgrind it dumps the
/// instructions of every stage, of explain, of every output format and of merge, each under its
/// name: demarche_hostile_parts DATA FOLDER FILE...
///
/// A part is named "FILE|PART". What follows no part's end is dumped as "-".
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_DUMP_STATS_AT(name) std::fputs("no valgrind\n", stderr)
#endif

#include "../../examples/extractor/formats.hpp"
#include "../../examples/extractor/merge_happening.hpp"
#include "../../examples/extractor/merge_output.hpp"

namespace {

using namespace demarche;

/// Ends a part when extract ends a stage: a new one is there without a word here.
class Parts : public StageObserver {
 public:
  explicit Parts(std::string text) : text_(std::move(text)) { end("-"); }
  void stage(std::string_view name, std::chrono::nanoseconds) override { end(std::string(name)); }
  void end(const std::string& part) const {
    const auto name = part == "-" ? part : text_ + "|" + part;
    CALLGRIND_DUMP_STATS_AT(name.c_str());
  }

 private:
  std::string text_;
};

/// As `demarche extract --format NAME` writes one document.
void write(const program::Format& format, const Document& doc, const std::string& folder) {
  program::FormatOptions options;
  if (format.output) options.output = folder + "/" + format.name;
  const auto writer = format.open(options);
  auto out = writer->header() + writer->document(doc, "a");
  if (writer->takes()) writer->take(doc, "a");
  out += writer->footer();
}

/// As `demarche merge` reads and joins the reports of one document.
void merge(const std::string& line) {
  std::vector<std::string> records;
  const auto problem = program::read_reports(
      line, [&records](const program::Report& report) { records.push_back(report.record()); });
  if (!problem.empty()) std::fprintf(stderr, "%s\n", problem.c_str());
  std::sort(records.begin(), records.end());
  std::optional<program::Happening> happening;
  std::string_view group;
  for (const auto& record : records) {
    const auto report = program::Report::from_record(record);
    if (happening && program::Report::group_of(record) != group) {
      static_cast<void>(program::happening_json(*happening));
      happening.reset();
    }
    group = program::Report::group_of(record);
    if (!happening) happening.emplace(report, 1000);
    happening->add(report);
  }
  if (happening) static_cast<void>(program::happening_json(*happening));
}

void run(const Extractor& extractor, const std::filesystem::path& file, const std::string& folder) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  Parts parts(file.filename().string());
  ExtractOptions options;
  options.date = "2024-05-03";
  options.observer = &parts;
  const auto doc = extractor.extract(std::move(text), options);
  static_cast<void>(explain(doc));
  parts.end("explain");
  for (const auto& format : program::formats()) {
    write(format, doc, folder);
    parts.end(format.name);
  }
  for (const auto open : {OpenTriples::minimal, OpenTriples::maximal}) {
    static_cast<void>(to_json(doc, {.id = {}, .tokens = true, .sentences = true, .open = open}));
    parts.end(open == OpenTriples::minimal ? "open, minimal" : "open, maximal");
  }
  const auto line = to_json(doc);
  parts.end("-");
  merge(line);
  parts.end("merge");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::fputs("demarche_hostile_parts DATA FOLDER FILE...\n", stderr), 2;
  const auto extractor =
      demarche::Extractor::load({.data = argv[1], .gazetteers = {}, .rules = {}});
  for (int i = 3; i < argc; ++i) run(extractor, argv[i], argv[2]);
  return 0;
}
