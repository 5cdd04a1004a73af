// SPDX-License-Identifier: Apache-2.0
/// Bytes of a file or of standard input, unpacked where they are gzip or Zstandard.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace program {

/// Bytes of text that so many packed bytes come to at most: 5 times as many, or 4 MiB.
[[nodiscard]] constexpr std::size_t text_of_packed(std::uint64_t packed) {
  const auto least = std::size_t{4} << 20U;
  return packed > least / 5 ? 5 * packed : least;
}

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

  /// From here on it is another document, for unpacks_too_much().
  void begin_document();

  /// True where the document so far unpacks to more than pages and records do: to 16 MiB and 16
  /// times the bytes that it takes up packed. line() then keeps no more of its line.
  [[nodiscard]] bool unpacks_too_much() const;

  /// Bytes of text that the document so far may come to: of packed ones 4 MiB, or 5 times what it
  /// takes up packed, which is what texts come to at most.
  [[nodiscard]] std::size_t most_text() const;

  /// The first bytes of what next() hands out next, without taking them.
  [[nodiscard]] std::string_view peek();

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

  [[nodiscard]] std::string_view unpack();
  [[nodiscard]] std::string_view raw();

  int file_ = -1;
  bool waits_ = false;  // a pipe or terminal, where a read may wait for long
  bool started_ = false;
  std::uint64_t device_ = 0, inode_ = 0, position_ = 0;
  std::uint64_t unpacked_ = 0, unpacked_before_ = 0, position_before_ = 0;
  std::string block_;
  std::string_view kept_;
  std::unique_ptr<Unpacker> unpacker_;
};

}  // namespace program
