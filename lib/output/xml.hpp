// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace demarche::detail {

/// Text for XML and HTML, between tags or in quotes: & < > " ' are references, and what XML 1.0
/// cannot hold (most control characters, U+FFFE, U+FFFF, invalid bytes) is U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace demarche::detail
