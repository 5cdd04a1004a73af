// SPDX-License-Identifier: Apache-2.0
/// Checks of users' own data files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "demarche/extractor.hpp"

namespace demarche {

/// What a file holds, and what is wrong with it.
struct CheckResult {
  std::size_t rows = 0;               ///< rows or rules that are good
  std::vector<std::string> problems;  ///< "file:line: what was found and what was expected"
};

/// Reads a gazetteer file to its end and lists what is wrong with it. Never throws for what the
/// file says.
[[nodiscard]] CheckResult check_gazetteer(const std::filesystem::path& file);
/// The same for a file of relation rules.
[[nodiscard]] CheckResult check_rules(const std::filesystem::path& file);
/// Also runs each rule's own `yes` and `no` sentences, with the extractor's parser and beside its
/// rules. Without a statistical model it reads the file only.
[[nodiscard]] CheckResult check_rules(const std::filesystem::path& file,
                                      const Extractor& extractor);

}  // namespace demarche
