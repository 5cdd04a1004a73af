// SPDX-License-Identifier: Apache-2.0
/// One line on a terminal that says how far long work is.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace program {

/// What has been written so far.
struct Amounts {
  std::uint64_t documents = 0;
  std::uint64_t failed = 0;
  std::uint64_t bytes = 0;  ///< of texts
  std::uint64_t words = 0;
  std::uint64_t read = 0;  ///< bytes of the inputs, packed as they are
};

/// "1,200 documents, 3.4 MB, 0.9 MB/s, 150,000 words/s, 2 min left".
[[nodiscard]] std::string progress_line(const Amounts& done, const Amounts& start,
                                        std::uint64_t total, double seconds);

/// Draws the line on standard error, at most twice a second and not in the first second. One thread
/// uses it; `total` may be set by another.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  [[nodiscard]] bool shown() const { return shown_; }
  void update(const Amounts& done);
  /// Takes the line away, so that something else can be written.
  void clear();

  std::atomic<std::uint64_t> total{0};  ///< bytes of the inputs; 0: not known

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_, drawn_ = false, begun_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
  Amounts first_;
};

}  // namespace program
