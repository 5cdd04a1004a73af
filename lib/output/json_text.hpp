// SPDX-License-Identifier: Apache-2.0
/// JSON written as it comes, without a tree of values in between: less memory, and none that is
/// asked for where it may not fail.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::detail {

/// Values go into the innermost array, or under the key named last. The caller pairs begin and end.
class JsonText {
 public:
  /// `indent`: spaces a level; below 0: all on one line, without blanks.
  explicit JsonText(int indent = -1) : indent_(indent) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  JsonText& key(std::string_view name);

  void null() { raw("null"); }
  /// Invalid UTF-8 becomes U+FFFD.
  void string(std::string_view text);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void integer(std::integral auto value) { raw(std::to_string(value)); }
  /// The shortest form that reads as the same double, with a point or an exponent; null for what is
  /// no number.
  void number(double value);

  /// Ends the writing.
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void raw(std::string_view value);
  void separate();
  void break_line();
  void quote(std::string_view text);

  std::string text_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;       // nothing stands yet in the innermost object or array
  bool after_key_ = false;  // the next value needs no separator
};

}  // namespace demarche::detail
