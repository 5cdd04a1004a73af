// SPDX-License-Identifier: Apache-2.0
/// Files read in pieces, however large: lines, comma-separated values, JSON objects.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::detail {

/// Lines of a file, without their ends, however long it is.
class LineReader {
 public:
  /// Throws: Error.
  explicit LineReader(const std::filesystem::path& file);
  /// False at the end. Skips a byte order mark.
  bool next(std::string& line);
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  std::ifstream in_;
  std::size_t line_ = 0;
};

/// Records of comma-separated values (RFC 4180), quoted fields over several lines among them.
class CsvReader {
 public:
  explicit CsvReader(const std::filesystem::path& file) : lines_(file) {}
  /// False at the end; `broken` says that a quote was not closed within 1,000 lines.
  bool next(std::vector<std::string>& fields, bool& broken);
  /// Of the record's first line.
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  LineReader lines_;
  std::size_t line_ = 0;
};

/// The objects that stand at given places of a JSON file, one at a time; what is around them is
/// passed over. Complexity: linear; one object is in memory, of at most 1 MB.
class JsonObjects {
 public:
  /// `places`: the brackets that are open where objects are wanted. "" is the top level, of which
  /// there may be several one after the other, "[" a list, "{{[" a list in an object's object.
  /// Throws: Error.
  JsonObjects(const std::filesystem::path& file, std::vector<std::string_view> places);
  /// False at the end. `text` is empty for an object of more than 1 MB; `line` is its first.
  bool next(std::string& text, std::size_t& line);
  /// At the end: did the file end within an object, a list or a string?
  [[nodiscard]] bool cut() const { return cut_; }
  /// Was there such a place at all?
  [[nodiscard]] bool reached() const { return reached_; }
  /// The last line so far that says anything.
  [[nodiscard]] std::size_t line() const { return last_; }

 private:
  [[nodiscard]] bool is_place() const;
  void follow(char bracket);

  std::ifstream in_;
  std::vector<std::string_view> places_;
  std::string open_;  // the first brackets that are open
  std::size_t depth_ = 0, line_ = 1, last_ = 1;
  bool at_place_ = false, reached_ = false, cut_ = false;
};

/// Blanks at both ends off.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// A date of the precision that it has (2018, 2018-04, 2018-04-26), from ISO 8601 with or without a
/// time; empty where it is none.
[[nodiscard]] std::string_view iso_date(std::string_view text);

}  // namespace demarche::detail
