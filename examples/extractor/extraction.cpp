// SPDX-License-Identifier: Apache-2.0
#include "extraction.hpp"

#include <libxml/parser.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <thread>

#include "config.hpp"
#include "forms.hpp"
#include "loading.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "reading.hpp"
#include "spdlog/spdlog.h"
#include "stop.hpp"
#include "timings.hpp"
#include "workers.hpp"

namespace program {
namespace {

/// What came of one Task, in the order of the tasks.
struct Result {
  Task::Kind kind = Task::Kind::document;
  std::string text;  ///< of the output; of begin, the path of the file
  std::string problem;
  std::string notice;  ///< how the document was read
  std::string cut;     ///< what limits left out of the document
  std::uint64_t keep = 0;
  bool whole = true;
  std::size_t bytes = 0, words = 0;
  std::uint64_t read = 0;
  std::shared_ptr<FormatWriter> writer;
  std::string id;
  std::optional<demarche::Document> document;  ///< for formats that take whole documents

  /// About how many bytes of memory wait here.
  [[nodiscard]] std::size_t held() const { return text.size() + (document ? 40 * bytes : 0); }
};

using Workers = OrderedWorkers<Task, Result>;

class Extraction {
 public:
  explicit Extraction(const ExtractCommand& command)
      : command_(command),
        extractor_(load_extractor(command.data)),
        plan_(command),
        progress_(::isatty(STDERR_FILENO) &&
                  (!plan_.output_file.empty() || plan_.folder || !::isatty(STDOUT_FILENO))) {
    auto& options = plan_.format_options;
    options.json.offsets = command.offsets == "byte"    ? demarche::OffsetUnit::byte
                           : command.offsets == "utf16" ? demarche::OffsetUnit::utf16
                                                        : demarche::OffsetUnit::codepoint;
    options.json.tokens = command.layers.find("tokens") != std::string::npos;
    options.json.sentences = command.layers.find("sentences") != std::string::npos;
    options.json.open = command.open == "minimal"   ? demarche::OpenTriples::minimal
                        : command.open == "maximal" ? demarche::OpenTriples::maximal
                                                    : demarche::OpenTriples::none;
    options.safe_cells = command.safe_cells;
    options.colour =
        plan_.output_file.empty() && !plan_.folder && ::isatty(STDOUT_FILENO) && wants_colours();
    if (!plan_.folder) plan_.open_writer();
  }

  int operator()() {
    if (extractor_.model_version().empty())
      spdlog::warn(
          "no model file: names come from gazetteers and spelling only, and relations need a "
          "parse");
    if (!plan_.folder) {
      open(plan_.writer, plan_.written_file, plan_.done ? plan_.done->size() : 0);
      if (output_) {
        plan_.input.output_device = output_->device();
        plan_.input.output_inode = output_->inode();
      }
    }
    const auto threads = thread_count();
    Workers workers(
        threads,
        {std::size_t{64} * threads, (std::size_t{4} << 20U) + threads * (std::size_t{1} << 20U)},
        [this](Task& task) { return work(task); },
        [](const Result& result) { return result.held(); });
    std::exception_ptr failed_reading;
    std::thread reader([&] {
      try {
        read(plan_, [&](Task task) {
          const auto size = task.document.text.size();
          return workers.submit(std::move(task), size);
        });
      } catch (...) {
        failed_reading = std::current_exception();
      }
      workers.close();
    });
    std::thread counting;
    if (progress_.shown())
      counting =
          std::thread([this] { progress_.total = size_of_inputs(plan_.inputs, plan_.input); });
    int code = ok;
    try {
      write_all(workers);
      if (!plan_.folder)
        end_output();
      else if (output_)
        output_->finish();  // a stop left it .partial
    } catch (const ClosedPipe& error) {
      progress_.clear();
      spdlog::warn("{}; {} documents were written", error.what(), done_.documents);
      code = closed_pipe;
    } catch (...) {
      failed_writing_ = std::current_exception();
    }
    if (code != ok || failed_writing_) stop::request();
    workers.stop();
    reader.join();
    if (counting.joinable()) counting.join();
    progress_.clear();
    if (failed_writing_) std::rethrow_exception(failed_writing_);
    if (failed_reading) std::rethrow_exception(failed_reading);
    if (code == ok && !stop::requested() && plan_.written_file != plan_.output_file)
      give_name(plan_.written_file, plan_.output_file);
    return report(code);
  }

 private:
  [[nodiscard]] unsigned thread_count() const {
    if (command_.threads > 0) return command_.threads;
    return std::max(1U, std::thread::hardware_concurrency());
  }

  /// Runs on many threads.
  Result work(Task& task) {
    Result result;
    result.kind = task.kind;
    result.read = task.document.read;
    result.keep = task.keep;
    result.whole = task.whole;
    result.writer = std::move(task.writer);
    auto& doc = task.document;
    result.problem = std::move(doc.problem);
    if (task.kind != Task::Kind::document) {
      result.text = std::move(doc.id);
      return result;
    }
    if (!result.problem.empty()) return result;
    try {
      read_form(doc);
      result.notice = std::move(doc.notice);
      result.bytes = doc.text.size();
      demarche::ExtractOptions options;
      options.date =
          doc.date.empty() ? std::string_view(command_.date) : std::string_view(doc.date);
      options.plain = command_.plain;
      options.link_persons = command_.link_persons;
      options.rules_only = command_.rules_only;
      options.limits = command_.limits;
      options.observer = command_.timings ? &timings_ : nullptr;
      const auto document = extractor_.extract(std::move(doc.text), options);
      result.words = document.tokens().size();
      result.cut = document.cut();
      const auto begin = thread_time();
      result.text = result.writer->document(document, doc.id);
      if (result.writer->takes()) result.document = document;
      result.id = std::move(doc.id);
      if (command_.timings) timings_.stage("output", thread_time() - begin);
    } catch (const std::bad_alloc&) {
      result.document.reset();
      result.text = {};
      result.problem = "not enough memory for document " + doc.id.substr(0, 100);
    } catch (const std::exception& error) {
      result.problem = doc.id + ": " + error.what();
    }
    return result;
  }

  void write_all(Workers& workers) {
    while (!workers.done()) {
      if (stop::requested()) workers.stop();
      // What is there is handed over before a wait, so that a reader of a slow input sees it.
      auto result = workers.next(std::chrono::milliseconds(0));
      if (!result) {
        if (output_) output_->flush();
        result = workers.next(std::chrono::milliseconds(100));
      }
      if (result) write(*result);
      progress_.update(done_);
    }
  }

  void write(Result& result) {
    done_.read = std::max(done_.read, result.read);
    if (result.kind == Task::Kind::begin) return open(result.writer, result.text, result.keep);
    if (result.kind == Task::Kind::end) return end_file(result);
    if (!result.problem.empty()) {
      ++done_.failed;
      progress_.clear();
      spdlog::error("{}", result.problem);
      return;
    }
    if (!result.notice.empty()) {
      progress_.clear();
      spdlog::warn("{}: {}", result.id, result.notice);
    }
    if (!result.cut.empty()) {
      progress_.clear();
      spdlog::warn("{}: cut by limits: {}", result.id, result.cut);
    }
    if (output_) output_->write(result.text);
    if (result.document) writer_->take(*result.document, result.id);
    ++done_.documents;
    done_.bytes += result.bytes;
    done_.words += result.words;
  }

  void open(std::shared_ptr<FormatWriter> writer, const std::string& path, std::uint64_t keep) {
    writer_ = std::move(writer);
    if (!plan_.format->output) output_ = std::make_unique<Output>(path, keep);
    const auto header = writer_->header();
    if (output_ && keep == 0 && !header.empty()) output_->write(header);
  }

  void end_output() {
    const auto footer = writer_->footer();
    if (output_ && !footer.empty()) output_->write(footer);
    if (output_) output_->finish();
    output_.reset();
    writer_.reset();
  }

  void end_file(const Result& result) {
    end_output();
    if (!result.whole) return;  // stays .partial: to be done again once the input is good
    give_name(result.text + ".partial", result.text);
  }

  static void give_name(const std::string& partial, const std::string& name) {
    if (std::rename(partial.c_str(), name.c_str()) != 0)
      throw demarche::Error(name, 0, std::string("cannot be written: ") + std::strerror(errno));
  }

  int report(int code) {
    if (command_.timings) std::fputs(timings_.table(done_.words).c_str(), stderr);
    if (done_.failed > 0)
      spdlog::error("{} of {} documents could not be extracted", done_.failed,
                    done_.documents + done_.failed);
    if (code != ok) return code;
    if (const int signal = stop::signal_number(); signal != 0) {
      const auto& target = plan_.folder ? plan_.folder_path : plan_.written_file;
      const char* const hint =
          plan_.folder || plan_.format->lines ? "; go on with --resume " : " in ";
      spdlog::warn("stopped; {} documents are written whole{}{}", done_.documents,
                   target.empty() ? "" : hint, target);
      return 128 + signal;
    }
    return done_.failed > 0 ? some_failed : ok;
  }

  const ExtractCommand& command_;
  demarche::Extractor extractor_;
  ReadingPlan plan_;
  Timings timings_;
  Progress progress_;
  Amounts done_;
  std::shared_ptr<FormatWriter> writer_;  // of the output that is open
  std::unique_ptr<Output> output_;        // not for formats with an output of their own
  std::exception_ptr failed_writing_;
};

}  // namespace

std::optional<Shard> Shard::parse(const std::string& text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto [slash, error] = std::from_chars(text.data(), end, shard.number);
  if (error != std::errc{} || slash == end || *slash != '/') return std::nullopt;
  const auto [last, wrong] = std::from_chars(slash + 1, end, shard.of);
  if (wrong != std::errc{} || last != end || shard.number < 1 || shard.number > shard.of)
    return std::nullopt;
  return shard;
}

int extract(const ExtractCommand& command) {
  xmlInitParser();  // before there are threads
  stop::install();
  return Extraction(command)();
}

}  // namespace program
