// SPDX-License-Identifier: Apache-2.0
/// The one exception that loading throws.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace demarche {

/// A data file, rule or option that cannot be used: where, what was found, what was expected.
///
/// what() reads "gazetteers/countries.tsv:118: unknown type CUNTRY (expected one of PERSON, ...)".
class Error : public std::runtime_error {
 public:
  /// An error that is of no file.
  explicit Error(const std::string& message);
  /// `line` is 1-based; 0 where no line is meant.
  Error(const std::string& file, std::size_t line, const std::string& message);

  /// As it was opened; empty where no file is meant.
  [[nodiscard]] const std::string& file() const { return file_; }
  /// 1-based; 0 where no line is meant.
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  std::string file_;
  std::size_t line_ = 0;
};

}  // namespace demarche
