// SPDX-License-Identifier: Apache-2.0
#include "util/build_folder.hpp"

#include <dlfcn.h>

namespace demarche::detail {
namespace {

namespace fs = std::filesystem;

/// The program or shared library that this code is in.
[[maybe_unused]] fs::path own_file() {
  std::error_code error;
  Dl_info found{};
  if (::dladdr(reinterpret_cast<const void*>(&build_folder), &found) != 0 && found.dli_fname) {
    const fs::path file = found.dli_fname;
    // a program is named as it was called, which may be by PATH
    if (file.is_absolute()) return fs::canonical(file, error);
  }
  return fs::read_symlink("/proc/self/exe", error);
}

}  // namespace

fs::path build_folder() {
#if defined(DEMARCHE_BUILD_FOLDER)  // built as a part of another project
  return DEMARCHE_BUILD_FOLDER;
#elif defined(DEMARCHE_SOURCE_FROM_BUILD)
  constexpr int levels = 3;
  std::error_code error;
  auto folder = own_file().parent_path();
  for (int level = 0; level < levels && folder.has_relative_path();
       ++level, folder = folder.parent_path())
    if (fs::exists(folder / "CMakeCache.txt", error) &&
        fs::exists(folder / DEMARCHE_SOURCE_FROM_BUILD / "gazetteers" / "manifest.json", error))
      return folder;
  return {};
#else
  return {};
#endif
}

fs::path source_folder_of_build() {
#ifdef DEMARCHE_SOURCE_FROM_BUILD
  std::error_code error;
  if (const auto folder = build_folder(); !folder.empty())
    return fs::weakly_canonical(folder / DEMARCHE_SOURCE_FROM_BUILD, error);
#endif
  return {};
}

}  // namespace demarche::detail
