// SPDX-License-Identifier: Apache-2.0
/// What a hostile web page may do to an HTML parser.
#pragma once

#include <string>
#include <string_view>

namespace program {

/// The page with nothing but its name left of every tag that has more than 200 attributes, as
/// parsers compare each attribute of a tag with all others, or one whose name the parser does not
/// read, behind which it would take a part of the value for text. NULs, at which the parser ends,
/// become blanks. Complexity: linear.
[[nodiscard]] std::string with_short_tags(std::string_view page);

/// True where an XML tag has more than 200 attributes. Complexity: linear.
[[nodiscard]] bool has_long_tags(std::string_view xml);

}  // namespace program
