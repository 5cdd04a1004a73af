// SPDX-License-Identifier: Apache-2.0
/// Text that may be anything, made fit for formats that are strict about it.
#pragma once

#include <string>
#include <string_view>

namespace demarche::detail {

/// The text with every maximal invalid sequence replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// Valid UTF-8 on one line: runs of white space, line and control characters become one blank, none
/// at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// Unicode normalization form C of valid UTF-8.
[[nodiscard]] std::string to_nfc(std::string text);

/// ASCII letters, digits and `kept` stay, as do characters beyond ASCII that are no white space;
/// every other byte becomes %XX. Different texts give different results.
[[nodiscard]] std::string percent_encoded(std::string_view text, std::string_view kept);

}  // namespace demarche::detail
