// SPDX-License-Identifier: Apache-2.0
/// Bytes of a file or of standard input, unpacked where they are gzip or Zstandard.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace program {

/// Reads a file from front to back in blocks. gzip (one member or many) and Zstandard are known by
/// their first bytes, whatever the file's name says. Memory: a block of 64 KB, and the unpacker's
/// window.
class Source {
 public:
  /// Throws: std::system_error for a file that cannot be opened. "-" is standard input.
  explicit Source(const std::string& path);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// The next bytes, valid until the next call; empty at the end, and where a stop was asked for.
  /// Throws: std::runtime_error for packed data that is corrupt or ends too early, and
  /// std::system_error for a read that fails; what came before has been handed out.
  [[nodiscard]] std::string_view next();

  /// Like next(), but hands out at most `most` bytes and keeps the rest.
  [[nodiscard]] std::string_view next(std::size_t most);

  /// Appends up to and without the next newline to `line`; false at the end without a byte. A line
  /// that grows over `most` bytes is read to its end, but kept up to `most` + 1 bytes only.
  [[nodiscard]] bool line(std::string& line, std::size_t most);

  /// Bytes of the file itself, packed as it is, that what was handed out comes from.
  [[nodiscard]] std::uint64_t position() const;

  /// True for the file with this device and inode.
  [[nodiscard]] bool is(std::uint64_t device, std::uint64_t inode) const {
    return device == device_ && inode == inode_;
  }

 private:
  class Unpacker;
  class Gzip;
  class Zstandard;

  [[nodiscard]] std::string_view unpacked();
  [[nodiscard]] std::string_view raw();

  int file_ = -1;
  bool waits_ = false;  // a pipe or terminal, where a read may wait for long
  bool started_ = false;
  std::uint64_t device_ = 0, inode_ = 0, position_ = 0;
  std::string block_;
  std::string_view kept_;
  std::unique_ptr<Unpacker> unpacker_;
};

}  // namespace program
