// SPDX-License-Identifier: Apache-2.0
/// Happenings as lines.
#pragma once

#include <string>

#include "merge_happening.hpp"

namespace program {

/// One line of JSON, with its newline.
[[nodiscard]] std::string happening_json(const Happening& happening);

/// The names of a row's cells, and the cells; each with its newline. `separator`: ',' or a tab.
[[nodiscard]] std::string happening_header(char separator);
[[nodiscard]] std::string happening_row(const Happening& happening, char separator);

}  // namespace program
