// SPDX-License-Identifier: Apache-2.0
/// demarche merge: one happening of the many documents that report it.
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <demarche/error.hpp>
#include <filesystem>
#include <optional>
#include <system_error>

#include "commands.hpp"
#include "forms.hpp"
#include "merge_output.hpp"
#include "merge_sort.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "source.hpp"
#include "spdlog/spdlog.h"
#include "stop.hpp"
#include "walk.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

struct MergeCommand {
  std::vector<std::string> inputs;
  std::string output, format = "jsonl", temp;
  std::size_t memory = 256, sources = 1000;
};

std::string temporary_folder(const std::string& given) {
  if (!given.empty()) return given;
  const char* const set = std::getenv("TMPDIR");
  return set && *set ? set : "/tmp";
}

/// A file that takes its name when it is whole; what is no regular file is written as it stands.
class WholeFile {
 public:
  explicit WholeFile(const std::string& path) : path_(path == "-" ? "" : path) {
    std::error_code error;
    const auto status = fs::status(path_, error);
    if (fs::is_directory(status))
      throw demarche::Error(path_, 0, "cannot be written: it is a folder");
    if (!path_.empty() && (!fs::exists(status) || fs::is_regular_file(status)))
      part_ = path_ + ".part";
    output_.emplace(part_.empty() ? path_ : part_);
  }
  ~WholeFile() {
    output_.reset();
    if (!part_.empty()) ::unlink(part_.c_str());
  }
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  [[nodiscard]] Output& operator*() { return *output_; }
  [[nodiscard]] bool is_temporary() const { return !part_.empty(); }
  void finish() {
    output_->finish();
    if (part_.empty()) return;
    if (std::rename(part_.c_str(), path_.c_str()) != 0)
      throw demarche::Error(path_, 0, std::string("cannot be written: ") + std::strerror(errno));
    part_.clear();
  }

 private:
  std::string path_, part_;
  std::optional<Output> output_;
};

class Merge {
 public:
  explicit Merge(const MergeCommand& command)
      : command_(command),
        sorter_(command.memory << 20U, temporary_folder(command.temp)),
        progress_(::isatty(STDERR_FILENO) != 0) {
    if (inputs_.empty()) inputs_ = {"-"};
    struct stat status {};
    if (!command.output.empty() && ::stat(command.output.c_str(), &status) == 0 &&
        names_file(inputs_, status.st_dev, status.st_ino))
      throw CLI::ValidationError(command.output + " is an input too; write to another file");
  }

  int operator()() {
    WholeFile file(command_.output);
    device_ = (*file).device();
    inode_ = (*file).inode();
    if (progress_.shown()) progress_.total = size_of_inputs(inputs_, {});
    for (const auto& input : inputs_)
      if (!walk(input, {}, [this](const WalkedFile& found) { return read(found); })) break;
    if (!stop::requested()) {
      sorter_.finish();
      try {
        write(*file);
        if (!stop::requested()) file.finish();
      } catch (const ClosedPipe& error) {
        progress_.clear();
        spdlog::warn("{}; {} happenings were written", error.what(), happenings_);
        return closed_pipe;
      }
    }
    return report(file);
  }

 private:
  /// Reads one file; false ends the reading.
  bool read(const WalkedFile& file) {
    const auto path = file.path.string();
    if (!file.problem.empty()) return problem(file.problem);
    const auto kind = kind_of(file.path).value_or(InputKind::jsonl);
    if (kind != InputKind::jsonl && kind != InputKind::json) {
      if (file.name == file.path.filename())  // named itself, not found in a folder
        problem(path + ": not JSON lines; merge reads what demarche extract --format jsonl writes");
      return true;
    }
    const auto name = path == "-" ? std::string("standard input") : path;
    std::uint64_t number = 0;
    try {
      Source source(path);
      if (source.is(device_, inode_)) return true;
      for (std::string line;; line.clear()) {
        if (!source.line(line, longest_text) || stop::requested()) break;
        ++number;
        take(line, name + ":" + std::to_string(number) + ": ");
        done_.read = before_ + source.position();
        progress_.update(done_);
      }
      before_ += source.position();
    } catch (const demarche::Error&) {
      throw;  // the sorter's
    } catch (const std::system_error& error) {
      problem(name + ": " + error.code().message());
    } catch (const std::exception& error) {
      problem(name + ":" + std::to_string(number + 1) + ": " + error.what() +
              "; the rest of this file is not read");
    }
    return !stop::requested();
  }

  void take(const std::string& line, const std::string& where) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;
    const auto wrong =
        line.size() > longest_text
            ? std::string("a line longer than 1 GiB")
            : read_reports(line, [this](const Report& report) { sorter_.add(report.record()); });
    if (!wrong.empty()) {
      problem(where + wrong);
      return;
    }
    ++done_.documents;
    done_.bytes += line.size();
  }

  bool problem(const std::string& text) {
    progress_.clear();
    spdlog::error("{}", text);
    ++done_.failed;
    return true;
  }

  void write(Output& output) {
    const char separator = command_.format == "csv" ? ',' : '\t';
    const bool rows = command_.format != "jsonl";
    if (rows) output.write(happening_header(separator));
    std::optional<Happening> happening;
    std::string group, last;
    const auto end_group = [&] {
      if (!happening) return;
      output.write(rows ? happening_row(*happening, separator) : happening_json(*happening));
      ++happenings_;
      happening.reset();
    };
    for (std::string_view record; sorter_.next(record);) {
      if (record == last) continue;
      last = record;
      const auto report = Report::from_record(record);
      if (Report::group_of(record) != group) {
        end_group();
        group = Report::group_of(record);
        if (stop::requested()) break;
      }
      if (!happening) happening.emplace(report, command_.sources);
      happening->add(report);
    }
    end_group();
    output.flush();
  }

  int report(const WholeFile& file) {
    progress_.clear();
    if (done_.failed > 0)
      spdlog::error("{} of {} lines and files could not be read", done_.failed,
                    done_.documents + done_.failed);
    if (const int signal = stop::signal_number(); signal != 0) {
      if (file.is_temporary())
        spdlog::warn("stopped; nothing is written");
      else
        spdlog::warn("stopped; {} happenings are written whole", happenings_);
      return 128 + signal;
    }
    if (progress_.shown())
      spdlog::info("{} documents, {} happenings", done_.documents, happenings_);
    return done_.failed > 0 ? some_failed : ok;
  }

  const MergeCommand& command_;
  std::vector<std::string> inputs_ = command_.inputs;
  RecordSorter sorter_;
  Progress progress_;
  Amounts done_;
  std::uint64_t device_ = 0, inode_ = 0, before_ = 0, happenings_ = 0;
};

}  // namespace

void add_merge(CLI::App& app, int& code) {
  auto* command =
      app.add_subcommand("merge", "Make one happening of the many documents that report it");
  auto options = std::make_shared<MergeCommand>();
  command->footer(
      "Examples:\n"
      "  demarche merge documents.jsonl -o happenings.jsonl    from demarche extract --format "
      "jsonl\n"
      "  demarche extract news/ --format jsonl | demarche merge --format csv > happenings.csv\n"
      "  demarche merge --memory 4000 --temp /scratch crawl/   larger than memory: sorted on "
      "disk\n\n"
      "docs/formats/merge.md says which reports are of one happening, and what they agree on.\n"
      "Exit codes: 0 all lines merged; 1 some are no output documents; 2 wrong usage; 3 the "
      "output\n"
      "or a temporary file failed; 130 and 143 ended by Ctrl-C or SIGTERM, 141 by a closed pipe.");
  command
      ->add_option("inputs", options->inputs,
                   "Output documents as JSON lines, also packed (.gz, .zst); folders of them; - "
                   "for standard input")
      ->type_name("[FILE|DIR|-]...");
  command
      ->add_option("-o,--output", options->output,
                   "Output file (default: standard output); it is FILE.part until it is whole")
      ->type_name("FILE");
  command->add_option("--format", options->format, "How happenings are written (default: jsonl)")
      ->check(CLI::IsMember({"jsonl", "csv", "tsv"}));
  command
      ->add_option("--sources", options->sources,
                   "At most so many sources are listed a happening (default: 1000); all are "
                   "counted")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1} << 40U));
  command
      ->add_option("--memory", options->memory,
                   "Memory for sorting (default: 256); what does not fit goes to temporary files")
      ->type_name("MB")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 24U));
  command
      ->add_option("--temp", options->temp, "Folder for these files (default: $TMPDIR, else /tmp)")
      ->type_name("DIR");
  command->callback([options, &code] {
    stop::install();
    code = Merge(*options)();
  });
}

}  // namespace program
