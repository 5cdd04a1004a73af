// SPDX-License-Identifier: Apache-2.0
/// Tab-separated data files: "#demarche-gazetteer 1", comments, a header row, rows.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "util/mapped_file.hpp"

namespace demarche::detail {

/// A file's bytes, and its rows as views into them.
class Table {
 public:
  using Row = std::vector<std::string_view>;

  /// Reads the file and its header. Throws: Error with file and line where it is not a table of
  /// version 1, or a column is unknown, missing or named twice.
  Table(const std::filesystem::path& file, const std::vector<std::string_view>& known,
        const std::vector<std::string_view>& required);
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  /// Calls `row` with the fields in the order of `known` (empty where the file lacks a column) and
  /// the 1-based line. Throws: Error for a row with another number of fields.
  void for_each(const std::function<void(const Row&, std::size_t)>& row) const;
  [[nodiscard]] const std::string& file() const { return name_; }

 private:
  std::string name_;
  std::optional<MappedFile> file_;
  std::string read_;  // what is no regular file, and so cannot be mapped
  std::string_view bytes_;
  std::size_t body_ = 0;       // where the rows begin
  std::size_t body_line_ = 0;  // line before them
  std::vector<int> place_;     // file column -> known column
  std::size_t columns_ = 0;
};

}  // namespace demarche::detail
