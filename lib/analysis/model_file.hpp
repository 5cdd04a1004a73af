// SPDX-License-Identifier: Apache-2.0
/// The memory-mapped model file; docs/model-format.md says its form.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "util/mapped_file.hpp"

namespace demarche::detail {

/// A matrix in the file, row after row.
template <class T>
struct Matrix {
  const T* data = nullptr;
  std::uint32_t rows = 0, columns = 0;
  [[nodiscard]] const T* row(std::size_t r) const { return data + r * columns; }
};

class ModelFile {
 public:
  /// Maps and verifies: magic, version, byte order, size, checksum, directory. Throws: Error naming
  /// what is wrong.
  explicit ModelFile(const std::filesystem::path& file);

  /// Is there a section of this name?
  [[nodiscard]] bool has(std::string_view name) const;
  /// A section by name, of the shape expected (0: any). Throws: Error.
  [[nodiscard]] Matrix<float> floats(std::string_view name, std::uint32_t rows = 0,
                                     std::uint32_t columns = 0) const;
  [[nodiscard]] Matrix<std::int8_t> bytes8(std::string_view name, std::uint32_t rows = 0,
                                           std::uint32_t columns = 0) const;
  [[nodiscard]] Matrix<std::uint16_t> shorts(std::string_view name) const;
  [[nodiscard]] std::string_view text(std::string_view name) const;

  /// Throws: Error with the file's name and `what`.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  struct Entry {
    char name[32];
    std::uint32_t kind, rows, columns, zero;
    std::uint64_t offset, size;
  };
  template <class T>
  [[nodiscard]] Matrix<T> matrix(std::string_view name, std::uint32_t kind, std::uint32_t rows,
                                 std::uint32_t columns) const;
  [[nodiscard]] Entry entry(std::string_view name, std::uint32_t kind) const;
  std::string name_;
  MappedFile file_;
  std::uint32_t sections_ = 0;
};

}  // namespace demarche::detail
