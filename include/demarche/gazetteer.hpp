// SPDX-License-Identifier: Apache-2.0
/// Gazetteer files: compiling tables into one file that is mapped and used in place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace demarche {

struct CompileResult {
  std::size_t rows = 0;   ///< rows read
  std::size_t names = 0;  ///< distinct spellings
  std::size_t bytes = 0;  ///< size of the file written
};

/// Compiles gazetteer tables (TSV), or a folder with a manifest.json, into `output`, which
/// LoadOptions::gazetteers takes like a table. An existing file is replaced when all has gone well,
/// and stays as it was otherwise.
/// Throws: Error, with file and line, for a row that is wrong, and where `output` cannot be
/// written. Complexity: n log n in the rows; about 150 bytes of memory a row beside the files.
CompileResult compile_gazetteer(const std::vector<std::filesystem::path>& inputs,
                                const std::filesystem::path& output);

}  // namespace demarche
