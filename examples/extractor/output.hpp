// SPDX-License-Identifier: Apache-2.0
/// Where documents are written.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// The reader of a pipe has gone: an end, not a fault.
struct ClosedPipe : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes whole documents to a file or to standard output. Where writing fails, what a regular file
/// then holds of the last document is cut off again.
class Output {
 public:
  /// Empty or "-": standard output. `keep`: the bytes of an existing file that stay, to write on
  /// after them; the rest of it goes.
  /// Throws: demarche::Error.
  explicit Output(std::string path, std::uint64_t keep = 0);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Throws: demarche::Error where the document could not be written, ClosedPipe.
  void write(std::string_view document);
  /// Hands over what write() has gathered; call it before a wait, and at the end.
  void flush();
  /// Flushes and closes.
  void finish();

  [[nodiscard]] std::uint64_t device() const { return device_; }
  [[nodiscard]] std::uint64_t inode() const { return inode_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  void fail(std::size_t written);

  std::string path_, name_;
  int file_ = -1;
  bool regular_ = false;
  std::uint64_t device_ = 0, inode_ = 0;
  std::string gathered_;
  std::vector<std::size_t> ends_;  // of the documents in gathered_
};

}  // namespace program
