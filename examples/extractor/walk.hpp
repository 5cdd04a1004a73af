// SPDX-License-Identifier: Apache-2.0
/// The files of an input: itself, or those below a folder.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "input.hpp"

namespace program {

struct WalkedFile {
  std::filesystem::path path;
  std::string name;     ///< below the folder that was given, else the file's name
  std::string problem;  ///< not empty: a folder that cannot be read, or is empty
};

/// Calls `take` for every file of `input` in name order, until it returns false. Memory: the names
/// of the folders on the way. Returns false where `take` did.
bool walk(const std::string& input, const InputOptions& options,
          const std::function<bool(const WalkedFile&)>& take);

}  // namespace program
