// SPDX-License-Identifier: Apache-2.0
/// Formats of lines, and tables of rows.
#include <algorithm>

#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

void whole_lines(const std::string& text, const char* format) {
  require(text.empty() || text.back() == '\n', "a line without its end", format);
  require(is_clean_text(text), "not clean UTF-8", format);
}

void check_table(const std::string& header, const std::string& rows, char separator) {
  whole_lines(rows, "table");
  const auto columns =
      static_cast<std::size_t>(std::count(header.begin(), header.end(), separator)) + 1;
  std::size_t cells = 1;
  bool quoted = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const char c = rows[i];
    if (c == '"') quoted = !quoted;
    require(c != '\r', "a carriage return in a table");
    if (quoted) {
      require(c != '\n', "a line break in a cell");
      continue;
    }
    if (c == separator) ++cells;
    if (c != '\n') continue;
    require(cells == columns, "a row of another width than the header's", rows);
    cells = 1;
  }
  require(!quoted, "a quote that is not closed", rows);
}

}  // namespace fuzz
