// SPDX-License-Identifier: Apache-2.0
/// Text files as other programs save them.
#pragma once

#include <string>
#include <string_view>

namespace demarche::detail {

/// Takes a byte order mark off a file's first line. Throws: Error for a file in UTF-16 or with line
/// ends of a carriage return alone: all of it would be one wrong line, and that would not say why.
void check_encoding(std::string& first_line, const std::string& file);
/// The same for a view of the whole file; returns the bytes of the mark, 3 or 0.
[[nodiscard]] std::size_t check_encoding(std::string_view bytes, const std::string& file);

/// Text from a file for a message: its beginning, with "?" for what cannot be shown.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace demarche::detail
