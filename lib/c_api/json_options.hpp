// SPDX-License-Identifier: Apache-2.0
/// A flat JSON object, read without a tree of values: such trees ask for memory where they end, and
/// end the program where there is none.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace demarche::c_api {

/// Options that cannot be used; what() names the option, what was found and what was expected.
struct OptionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One key with its value. The accessors throw OptionError for a value of another kind.
class Option {
 public:
  enum class Kind { null, boolean, number, text, list };

  std::string key;
  Kind kind = Kind::null;
  bool flag = false;
  std::string string;  ///< of text; of a number, as it was written
  std::vector<std::string> strings;

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] const std::string& text() const;
  /// A whole number from 0 to `most`.
  [[nodiscard]] std::size_t count(std::size_t most) const;
  /// From 0 to 1.
  [[nodiscard]] float share() const;
  [[nodiscard]] const std::vector<std::string>& list() const;
  [[noreturn]] void wrong(const std::string& expected) const;
};

/// The options in order; none for a null `text`. Throws: OptionError for what is no JSON object of
/// null, booleans, numbers, strings and lists of strings.
[[nodiscard]] std::vector<Option> read_options(const char* text);

}  // namespace demarche::c_api
