// SPDX-License-Identifier: Apache-2.0
/// Files that are never on a disk.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "fuzz/targets.hpp"

namespace fuzz {

/// Bytes under a path, for functions that take one.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(::memfd_create("fuzz", 0)) {
    require(file_ >= 0, "memfd_create");
    for (std::size_t at = 0; at < bytes.size();) {
      const auto wrote = ::write(file_, bytes.data() + at, bytes.size() - at);
      require(wrote > 0, "write to memory");
      at += static_cast<std::size_t>(wrote);
    }
    ::lseek(file_, 0, SEEK_SET);
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::filesystem::path path() const {
    return "/proc/self/fd/" + std::to_string(file_);
  }

 private:
  int file_;
};

/// A folder in memory that goes away with the program.
inline const std::filesystem::path& memory_folder() {
  struct Folder {
    std::filesystem::path path =
        std::filesystem::path(std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "/tmp") /
        ("demarche-fuzz-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() {
      std::error_code ignored;
      std::filesystem::remove_all(path, ignored);
    }
  };
  static const Folder folder;
  return folder.path;
}

}  // namespace fuzz
