// SPDX-License-Identifier: Apache-2.0
/// Files mapped into memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace demarche::detail {

/// A file mapped read-only: pages are shared between processes and read when they are touched.
class MappedFile {
 public:
  /// Throws: Error.
  explicit MappedFile(const std::filesystem::path& file);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  /// Tells the system that all of it will be read soon, in order.
  void read_ahead() const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace demarche::detail
