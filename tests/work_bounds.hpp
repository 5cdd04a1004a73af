// SPDX-License-Identifier: Apache-2.0
/// The most work of a word, as docs/architecture.md says; letters are the bytes of the longest
/// word.
#pragma once

#include <algorithm>
#include <cstdint>
#include <demarche/extractor.hpp>
#include <map>
#include <string>

namespace demarche {

inline const std::map<std::string, double>& most_work_of_a_word() {
  static const std::map<std::string, double> most = {{"letters", 16},
                                                     {"lookups", 24},
                                                     {"network words", 1},
                                                     {"arcs", 161},
                                                     {"patterns", 15},
                                                     {"candidates", 5},
                                                     {"comparisons", 128},
                                                     {"looked back", 540},
                                                     {"rules", 100},
                                                     {"clause words", 600},
                                                     {"event words", 1 + 21 * 160 + 64}};
  return most;
}

/// Adds up what the stages count.
class WorkCounts : public StageObserver {
 public:
  void stage(std::string_view, std::chrono::nanoseconds) override {}
  void work(std::string_view name, std::uint64_t count) override {
    counts[std::string(name)] += count;
  }
  /// What the bounds are multiplied with, of a text of so many bytes.
  [[nodiscard]] double words(std::size_t bytes) const {
    return static_cast<double>(std::max(counts.at("network words"), bytes / std::uint64_t{8}));
  }
  std::map<std::string, std::uint64_t> counts;
};

}  // namespace demarche
