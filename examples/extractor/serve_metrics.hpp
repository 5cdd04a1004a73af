// SPDX-License-Identifier: Apache-2.0
/// What the server counts, for /metrics.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace program {

/// Threads: any number at once.
class Metrics {
 public:
  /// `path` is one of the server's own, or "other".
  void answered(const std::string& path, unsigned status, std::chrono::nanoseconds took);
  void extracted(std::size_t documents, std::size_t bytes);
  void refused();  ///< a connection beyond the most
  void connected(int change);
  void working(int change);

  /// In Prometheus' text format.
  [[nodiscard]] std::string text(std::size_t waiting) const;

 private:
  static constexpr std::array<double, 10> limits{0.005, 0.01, 0.025, 0.05, 0.1,
                                                 0.25,  0.5,  1,     2.5,  10};
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, unsigned>, std::uint64_t> answers_;
  std::array<std::uint64_t, limits.size() + 1> seconds_{};
  double seconds_sum_ = 0;
  std::uint64_t documents_ = 0, bytes_ = 0, refused_ = 0;
  std::int64_t connections_ = 0, working_ = 0;
};

}  // namespace program
