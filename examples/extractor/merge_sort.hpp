// SPDX-License-Identifier: Apache-2.0
/// Sorting more than fits in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// Takes records in any order and gives them back in the order of their bytes.
///
/// Records that do not fit in memory go to temporary files in sorted runs, which are merged. The
/// files have no names from the moment that they are made, so none is left behind, whatever ends
/// the program. Memory: `memory`, or the longest record if that is more. At most some 200 files are
/// open, for any number of records. Complexity: n log n comparisons; each record is written once
/// for every 64-fold of runs.
class RecordSorter {
 public:
  /// `memory` in bytes; `folder` is where temporary files are made, once they are needed.
  RecordSorter(std::size_t memory, std::string folder);
  ~RecordSorter();
  RecordSorter(const RecordSorter&) = delete;
  RecordSorter& operator=(const RecordSorter&) = delete;

  /// Throws: demarche::Error for a temporary file that cannot be made or written.
  void add(std::string_view record);
  /// Call once, after the last add().
  void finish();
  /// The next record, valid until the next call; false after the last.
  /// Throws: demarche::Error for a temporary file that cannot be read.
  [[nodiscard]] bool next(std::string_view& record);

  /// Bytes that were written to temporary files so far.
  [[nodiscard]] std::uint64_t spilled() const { return spilled_; }

 private:
  class Run;
  class RunMerger;
  struct Place {
    std::size_t begin, size;
  };

  void sort();
  void spill();
  [[nodiscard]] std::unique_ptr<Run> merged(std::vector<std::unique_ptr<Run>> runs);

  std::size_t memory_, block_;
  std::string folder_;
  std::string bytes_;
  std::vector<Place> places_;
  std::size_t given_ = 0;
  std::vector<std::vector<std::unique_ptr<Run>>> levels_;  // runs by how often they were merged
  std::unique_ptr<RunMerger> merger_;
  std::uint64_t spilled_ = 0;
};

}  // namespace program
