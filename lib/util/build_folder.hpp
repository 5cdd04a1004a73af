// SPDX-License-Identifier: Apache-2.0
/// Where the build is that this code was made in.
#pragma once

#include <filesystem>

namespace demarche::detail {

/// The folder of the build, or an empty path for a library that was installed or copied elsewhere.
///
/// Programs hold no path of the machine that built them, so that two builds give the same bytes:
/// the folder is looked for upwards from the program or shared library that holds this code.
[[nodiscard]] std::filesystem::path build_folder();

/// The source tree of that build, or an empty path.
[[nodiscard]] std::filesystem::path source_folder_of_build();

}  // namespace demarche::detail
