// SPDX-License-Identifier: Apache-2.0
/// Going on with an output that an earlier run has begun.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace program {

/// The documents of an earlier output, to be met again in the same inputs.
///
/// An output holds the documents of its inputs in their order, less those that could not be read,
/// so each document that is read again is the next of the output until that ends.
class DoneBefore {
 public:
  /// Opens JSON lines; a file that does not exist has none.
  /// Throws: demarche::Error.
  explicit DoneBefore(std::string path);

  /// Bytes of the whole lines; a torn last one is not among them.
  [[nodiscard]] std::uint64_t size() const { return size_; }

  /// True where the next document in the output is this one, and takes it; false once all were met.
  /// Throws: demarche::Error, with the line, where another document comes next.
  [[nodiscard]] bool contains(const std::string& id);

  /// Throws: demarche::Error where documents of the output were not met in the inputs.
  void finish();

  [[nodiscard]] std::size_t documents() const { return line_; }

 private:
  [[nodiscard]] bool next(std::string& id);

  std::string path_;
  std::ifstream file_;
  std::uint64_t size_ = 0, read_ = 0;
  std::size_t line_ = 0;
};

}  // namespace program
