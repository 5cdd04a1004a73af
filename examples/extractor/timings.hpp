// SPDX-License-Identifier: Apache-2.0
/// What each stage costs.
#pragma once

#include <chrono>
#include <demarche/extractor.hpp>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace program {

/// The processor time of this thread, as StageObserver's stages are measured.
[[nodiscard]] std::chrono::nanoseconds thread_time();

/// Adds up the stages of all documents. Threads: any number at once.
class Timings : public demarche::StageObserver {
 public:
  void stage(std::string_view name, std::chrono::nanoseconds took) override;

  void work(std::string_view name, std::uint64_t count) override;

  /// A table: each stage's time, time a word, and share of the whole, in the order of the stages;
  /// then the work that was counted, in all and a word.
  [[nodiscard]] std::string table(std::uint64_t words);

 private:
  struct Row {
    std::string name;
    std::chrono::nanoseconds took;
  };
  std::mutex mutex_;
  std::vector<Row> rows_;
  std::vector<std::pair<std::string, std::uint64_t>> work_;
};

}  // namespace program
