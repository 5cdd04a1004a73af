// SPDX-License-Identifier: Apache-2.0
/// Documents in an SQLite database: docs/formats/sqlite.md shows its tables and views.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "demarche/document.hpp"

namespace demarche {

/// Writes a new database. It is built in "PATH.part" and takes its name, in the place of any older
/// file, when finish() is called; without that nothing is left.
/// Threads: one at a time. Memory: constant.
class SqliteWriter {
 public:
  /// Throws: Error where the file cannot be written, here and in every call below.
  explicit SqliteWriter(const std::filesystem::path& path);
  /// What was moved from may only be destroyed or assigned to.
  SqliteWriter(SqliteWriter&&) noexcept;
  /// As the constructor.
  SqliteWriter& operator=(SqliteWriter&&) noexcept;
  ~SqliteWriter();

  /// Throws: Error also for an id that the database has.
  void add(const Document& document, std::string_view id);
  /// Makes the indexes, and gives the file its name. Call once, after the last add().
  /// Complexity: n log n in the rows.
  void finish();

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace demarche
