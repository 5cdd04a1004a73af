// SPDX-License-Identifier: Apache-2.0
/// What a date's value may be; written without a look at the code that makes it.
#include <chrono>
#include <regex>

#include "fuzz/properties.hpp"

namespace fuzz {
namespace {

int number(const std::ssub_match& digits) { return digits.matched ? std::stoi(digits) : 0; }

bool is_point(const std::string& text) {
  static const std::regex form("([0-9]{2,3})|([0-9]{4})(-W([0-9]{2})|-([0-9]{2})(-([0-9]{2}))?)?");
  std::smatch m;
  if (!std::regex_match(text, m, form)) return false;
  if (m[4].matched) return number(m[4]) >= 1 && number(m[4]) <= 53;
  if (!m[5].matched) return true;
  const std::chrono::year_month_day day{
      std::chrono::year(number(m[2])), std::chrono::month(static_cast<unsigned>(number(m[5]))),
      std::chrono::day(m[7].matched ? static_cast<unsigned>(number(m[7])) : 1)};
  return day.ok();
}

}  // namespace

bool is_iso_value(std::string_view value) {
  static const std::regex duration("P[1-9][0-9]*[DWMY]|PT[1-9][0-9]*[HMS]");
  static const std::regex time(
      "([0-9]{4}-[0-9]{2}-[0-9]{2})?T([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-9]{2}:[0-"
      "9]{2})?");
  const std::string text(value);
  if (text.empty() || std::regex_match(text, duration)) return true;
  std::smatch m;
  if (std::regex_match(text, m, time)) return !m[1].matched || is_point(m[1]);
  const auto slash = text.find('/');
  if (slash == std::string::npos) return is_point(text);
  return is_point(text.substr(0, slash)) && is_point(text.substr(slash + 1));
}

}  // namespace fuzz
