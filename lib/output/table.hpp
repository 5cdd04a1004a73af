// SPDX-License-Identifier: Apache-2.0
/// Rows of cells.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "demarche/tables.hpp"

namespace demarche::detail {

/// Builds lines of cells that any reader of CSV or TSV cuts in the same way.
class Table {
 public:
  explicit Table(TableFormat format, bool safe = false)
      : separator_(format == TableFormat::csv ? ',' : '\t'),
        safe_(safe && format == TableFormat::csv) {}

  /// Text that may be anything; see tables.hpp.
  Table& cell(std::string_view text);
  Table& cell(std::uint32_t number) { return raw(std::to_string(number)); }
  /// Rounded to three places.
  Table& cell(double number);
  Table& cells(std::initializer_list<std::string_view> texts);
  void end_row();
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  Table& raw(std::string_view text);
  char separator_;
  bool safe_;  ///< no cell is a formula
  bool first_ = true;
  std::string out_;
};

/// At most three places, without trailing zeros; "" for what is no number.
[[nodiscard]] std::string short_number(double number);

}  // namespace demarche::detail
