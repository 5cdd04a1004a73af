// SPDX-License-Identifier: Apache-2.0
/// Letters and digits of bytes.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace demarche::detail {

/// An ASCII letter, or a byte of any character beyond ASCII.
[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}

/// With its ASCII letters small.
[[nodiscard]] inline std::string folded(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

[[nodiscard]] inline bool equal_folded(std::string_view a, std::string_view lower_case) {
  return a.size() == lower_case.size() &&
         std::equal(a.begin(), a.end(), lower_case.begin(),
                    [](char x, char y) { return to_lower(x) == y; });
}
[[nodiscard]] inline bool ends_folded(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         equal_folded(text.substr(text.size() - lower_case.size()), lower_case);
}

}  // namespace demarche::detail
