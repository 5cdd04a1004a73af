// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <demarche/error.hpp>
#include <filesystem>
#include <set>

#include "forms.hpp"
#include "stop.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

Task task_of(InputDocument document, std::shared_ptr<FormatWriter> writer) {
  Task task;
  task.document = std::move(document);
  task.writer = std::move(writer);
  return task;
}

/// Each document of a single output; a shard takes every n-th that can be read.
class ForOneOutput final : public InputTaker {
 public:
  ForOneOutput(ReadingPlan& plan, const std::function<bool(Task)>& submit)
      : plan_(plan), submit_(submit) {}

  bool begin_file(const std::string& /*name*/, bool& wanted) override { return wanted = true; }
  bool end_file(bool /*whole*/) override { return true; }
  bool document(InputDocument document) override {
    if (plan_.format->unique_ids && document.problem.empty()) document.id = ids_(document.id);
    if (!plan_.shard.takes(index_)) {
      index_ += document.problem.empty() ? 1 : 0;
      return !stop::requested();
    }
    if (document.problem.empty()) {
      ++index_;
      if (plan_.done && plan_.done->contains(document.id)) return !stop::requested();
    }
    return submit_(task_of(std::move(document), plan_.writer));
  }

 private:
  ReadingPlan& plan_;
  const std::function<bool(Task)>& submit_;
  UniqueIds ids_;
  std::size_t index_ = 0;
};

/// One output file for each input file; a shard takes every n-th file.
class ForFolder final : public InputTaker {
 public:
  ForFolder(ReadingPlan& plan, const std::function<bool(Task)>& submit)
      : plan_(plan), submit_(submit) {}

  bool begin_file(const std::string& name, bool& wanted) override {
    wanted = plan_.shard.takes(index_++);
    if (!wanted) return true;
    path_ = (fs::path(plan_.folder_path) / name).string() + "." + plan_.format->file_ending();
    if (several_inputs_ && !names_.insert(name).second) {
      wanted = false;
      InputDocument problem;
      problem.id = name;
      problem.problem = path_ + ": two inputs would write this file; give the folder above them";
      return submit_(task_of(std::move(problem), nullptr));
    }
    std::error_code error;
    if (plan_.goes_on && fs::exists(path_, error)) {
      wanted = false;
      return true;
    }
    fs::create_directories(fs::path(path_).parent_path(), error);
    Task task;
    task.kind = Task::Kind::begin;
    task.document.id = path_ + ".partial";
    auto options = plan_.format_options;
    options.output = task.document.id;
    task.writer = writer_ = plan_.format->open(options);
    ids_ = {};
    done_.reset();
    if (plan_.goes_on && plan_.format->lines) {
      done_ = std::make_unique<DoneBefore>(task.document.id);
      task.keep = done_->size();
    }
    open_ = true;
    return submit_(std::move(task));
  }

  bool document(InputDocument document) override {
    if (!open_ && !plan_.shard.takes(index_)) return true;  // a folder's problem: one shard says it
    if (document.problem.empty() && done_ && done_->contains(document.id))
      return !stop::requested();
    if (plan_.format->unique_ids && document.problem.empty()) document.id = ids_(document.id);
    return submit_(task_of(std::move(document), writer_));
  }

  bool end_file(bool whole) override {
    open_ = false;
    if (done_) done_->finish();
    Task task;
    task.kind = Task::Kind::end;
    task.document.id = path_;
    task.whole = whole;
    return submit_(std::move(task));
  }

 private:
  ReadingPlan& plan_;
  const std::function<bool(Task)>& submit_;
  bool several_inputs_ = plan_.inputs.size() > 1;
  std::set<std::string> names_;
  std::string path_;
  std::unique_ptr<DoneBefore> done_;
  std::shared_ptr<FormatWriter> writer_;
  UniqueIds ids_;
  bool open_ = false;
  std::size_t index_ = 0;
};

/// True where `path` is `folder` or lies below it.
bool is_below(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const auto inner = fs::weakly_canonical(path, error) / "";
  const auto outer = fs::weakly_canonical(folder, error) / "";
  const auto [at, end] =
      std::mismatch(outer.begin(), std::prev(outer.end()), inner.begin(), inner.end());
  return at == std::prev(outer.end());
}

}  // namespace

ReadingPlan::ReadingPlan(const ExtractCommand& command)
    : inputs(command.inputs), shard(*Shard::parse(command.shard)) {
  if (inputs.empty()) inputs = {"-"};
  std::error_code error;
  goes_on = !command.resume.empty();
  folder_path = command.output_dir;
  output_file = command.output == "-" ? "" : command.output;
  if (goes_on && (command.resume.ends_with('/') || fs::is_directory(command.resume, error)))
    folder_path = command.resume;
  else if (goes_on)
    output_file = command.resume;
  folder = !folder_path.empty();
  const bool terminal = !folder && output_file.empty() && ::isatty(STDOUT_FILENO);
  format = find_format(!command.format.empty() ? command.format : terminal ? "text" : "jsonl");
  if (format->output && !folder && output_file.empty())
    throw CLI::ValidationError("--format " + command.format,
                               std::string("needs -o with ") + format->output + " to write");
  input.include = command.include;
  input.standard = form_named(command.input);
  input.fields = command.fields;
  input.max_bytes = command.limits.bytes;
  if (folder) {
    for (const auto& given : inputs)
      if (given != "-" && fs::is_directory(given, error) && is_below(folder_path, given))
        throw CLI::ValidationError(folder_path + " lies in the input folder " + given +
                                   "; write to a folder outside of it");
    fs::create_directories(folder_path, error);
    if (error) throw demarche::Error(folder_path, 0, "cannot be made: " + error.message());
    return;
  }
  struct stat status {};
  const bool exists = !output_file.empty() && ::stat(output_file.c_str(), &status) == 0;
  if (exists && names_file(inputs, status.st_dev, status.st_ino))
    throw CLI::ValidationError(output_file + " is an input too; write to another file");
  written_file = output_file;
  if (!output_file.empty() && !format->lines && (!exists || S_ISREG(status.st_mode))) {
    if (exists) output_file = fs::canonical(output_file, error).string();  // a link stays one
    written_file = output_file + ".partial";
  }
  if (!goes_on) return;
  if (!format->lines)
    throw CLI::ValidationError("--resume goes on with one output file of --format jsonl only; " +
                               std::string(format->name) + " needs an output folder");
  done = std::make_unique<DoneBefore>(output_file);
}

void ReadingPlan::open_writer() {
  format_options.output = written_file;
  writer = format->open(format_options);
}

void read(ReadingPlan& plan, const std::function<bool(Task)>& submit) {
  if (plan.folder) {
    ForFolder taker(plan, submit);
    return read_inputs(plan.inputs, plan.input, taker);
  }
  ForOneOutput taker(plan, submit);
  read_inputs(plan.inputs, plan.input, taker);
  if (plan.done && !stop::requested()) plan.done->finish();
}

}  // namespace program
