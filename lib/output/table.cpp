// SPDX-License-Identifier: Apache-2.0
#include "output/table.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "output/unicode.hpp"

namespace demarche::detail {

std::string short_number(double number) {
  if (!std::isfinite(number)) return {};
  const double rounded = std::round(number * 1000) / 1000;
  std::array<char, 400> buffer{};
  // To an integer where it is one: no 1e+07.
  const auto end =
      std::to_chars(buffer.begin(), buffer.end(), rounded + 0.0, std::chars_format::fixed);
  return {buffer.begin(), end.ptr};
}

namespace {

/// Would a spreadsheet compute it? "-5" and "+3.2 %" are numbers.
bool is_formula(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] == '=' || text[0] == '@') return true;
  return (text[0] == '+' || text[0] == '-') &&
         text.find_first_not_of("0123456789.,% ", 1) != std::string_view::npos;
}

}  // namespace

Table& Table::raw(std::string_view text) {
  if (!first_) out_ += separator_;
  first_ = false;
  out_ += text;
  return *this;
}

Table& Table::cell(std::string_view text) {
  auto line = one_line(text);
  if (safe_ && is_formula(line)) line.insert(0, 1, '\'');
  if (line.find('"') == std::string::npos && line.find(separator_) == std::string::npos)
    return raw(line);
  std::string quoted = "\"";
  for (const char c : line) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return raw(quoted + '"');
}

Table& Table::cell(double number) { return raw(short_number(number)); }

Table& Table::cells(std::initializer_list<std::string_view> texts) {
  for (const auto text : texts) cell(text);
  return *this;
}

void Table::end_row() {
  out_ += '\n';
  first_ = true;
}

}  // namespace demarche::detail
