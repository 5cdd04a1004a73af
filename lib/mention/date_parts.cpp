// SPDX-License-Identifier: Apache-2.0
#include "mention/date_parts.hpp"

#include <algorithm>
#include <array>

#include "mention/date_words.hpp"
#include "mention/numbers.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

using namespace std::chrono;
using Result = std::optional<std::string>;
using Words = std::vector<std::string>;

bool has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string between(Day first, Day behind) {
  return iso_day(first) + "/" + iso_day(behind - days(1));
}

/// 1 to 4, or 0; "last" is -1.
int which(const Words& words, std::size_t before) {
  for (std::size_t i = 0; i < before && i < words.size(); ++i) {
    if (words[i] == "last" || words[i] == "final") return -1;
    if (const int n = is_digit(words[i][0]) && words[i].size() < 3 ? 0 : day_number(words[i]);
        n >= 1 && n <= 5)
      return n;
  }
  return 0;
}

}  // namespace

std::string two_digits(int number) {
  std::string digits = std::to_string(number);
  return digits.size() < 2 ? "0" + digits : digits;
}

Period week_period(Day day) {
  const auto monday = day - (weekday(day) - Monday);
  return {monday, monday + days(7), iso_week(day)};
}
Period month_period(int y, int m) {
  while (m > 12) ++y, m -= 12;
  while (m < 1) --y, m += 12;
  const auto month = year_month(year(y), std::chrono::month(unsigned(m)));
  return {sys_days(month / 1), sys_days((month + months(1)) / 1), iso_month(y, m), true};
}
Period year_period(int y) {
  return {sys_days(year(y) / January / 1), sys_days(year(y + 1) / January / 1), iso_year(y)};
}

Result edge_of(const Period& period, char unit, int count, bool first) {
  if (unit == 'D' || unit == 'W') {
    const auto span = days(unit == 'D' ? count : 7 * count);
    if (period.begin + span > period.end) return std::nullopt;
    return first ? between(period.begin, period.begin + span)
                 : between(period.end - span, period.end);
  }
  if (unit != 'M' || count > 12 || period.is_month) return std::nullopt;
  const int y = int(year_month_day(period.begin).year());
  return first ? iso_month(y, 1) + "/" + iso_month(y, count)
               : iso_month(y, 13 - count) + "/" + iso_month(y, 12);
}

Result nth_weekday(const Words& words, int wanted, const Period& period) {
  const auto at =
      std::find_if(words.begin(), words.end(), [](const auto& w) { return weekday_of(w) >= 0; });
  const int n = which(words, std::size_t(at - words.begin()));
  if (n == 0 || !period.is_month) return std::nullopt;
  const weekday day{unsigned(wanted)};
  auto found = n > 0 ? period.begin + (day - weekday(period.begin)) + days(7 * (n - 1))
                     : period.end - days(1) - (weekday(period.end - days(1)) - day);
  if (found >= period.end) return std::nullopt;
  return iso_day(found);
}

Result quarter_of(const Words& words, const std::optional<Period>& whole) {
  if (!whole) return std::nullopt;
  int n = 0;
  int parts = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& w = words[i];
    if (w.size() == 2 && (w[0] == 'q' || w[0] == 'h') && w[1] >= '1' && w[1] <= '4')
      n = w[1] - '0', parts = w[0] == 'q' ? 4 : 2;
    if ((w == "quarter" || w == "half") && i > 0) n = which(words, i), parts = w == "half" ? 2 : 4;
  }
  if (n == -1 && has(words, "of")) n = parts;  // "the last quarter" is the one before this
  if (n < 1 || n > parts) return std::nullopt;
  const int y = int(year_month_day(whole->begin).year());
  if (whole->is_month)
    return parts != 2 ? Result{}
           : n == 1   ? between(whole->begin, whole->begin + days(15))
                      : between(whole->begin + days(15), whole->end);
  if (whole->name.size() != 4) return std::nullopt;
  const int size = 12 / parts;
  return iso_month(y, (n - 1) * size + 1) + "/" + iso_month(y, n * size);
}

Result decade_of(std::string_view w) {
  constexpr std::array<std::string_view, 7> names = {"thirties",  "forties",  "fifties", "sixties",
                                                     "seventies", "eighties", "nineties"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (w == names[i]) return "19" + std::to_string(i + 3);
  if (!w.ends_with("0s")) return std::nullopt;
  w.remove_suffix(1);
  if (const int y = year_of(w)) return std::string(w.substr(0, y < 1900 && y % 100 == 0 ? 2 : 3));
  if (w.size() == 2 && w[0] >= '2' && w[0] <= '9') return "19" + std::string(w.substr(0, 1));
  return std::nullopt;
}

Result other_calendar(const Words& words) {
  int year = 0;
  int month = 0;
  int day = 0;
  bool persian = has(words, "sh") || has(words, "persian") || has(words, "iranian");
  bool islamic = has(words, "ah") || has(words, "hijri") || has(words, "islamic");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& w = words[i];
    if (!year && is_digit(w[0]) && w.size() >= 3)
      if (const auto n = number_of(w); n && *n >= 100 && *n < 1700) year = int(*n);
    if (const int m = persian_month_of(w)) month = m, persian = true;
    if (const int m = islamic_month_at(words, i)) month = m, islamic = true;
    if (!day && !month) day = day_number(w);
  }
  if (persian == islamic || year == 0 || (persian && (year < 1178 || year > 1633)))
    return std::nullopt;
  const auto start = persian ? persian_month : islamic_month;
  if (month && day) return iso_day(start(year, month) + days(day - 1));
  if (month) return between(start(year, month), start(year, month + 1));
  return between(start(year, 1), start(year + 1, 1));
}

namespace {

/// Three numbers with one sign between them; the rest may be a time behind a T.
struct Digits {
  int numbers[3] = {};
  std::size_t sizes[3] = {};
  char sign = 0;
  bool ok = false;

  explicit Digits(std::string_view text) {
    std::size_t at = 0;
    for (int i = 0; i < 3; ++i) {
      if (i > 0) {
        if (at >= text.size() || (i == 2 && text[at] != sign)) return;
        sign = text[at++];
        if (sign != '-' && sign != '/' && sign != '.') return;
      }
      while (at < text.size() && is_digit(text[at]) && sizes[i] < 4)
        numbers[i] = numbers[i] * 10 + (text[at++] - '0'), ++sizes[i];
      if (sizes[i] == 0) return;
    }
    ok = at == text.size() || text[at] == 'T';
  }
};

}  // namespace

DayOrder order_of(std::string_view text) {
  const Digits d(text);
  if (!d.ok || d.sizes[0] > 2 || d.sizes[1] > 2) return DayOrder::unknown;
  if (d.numbers[0] > 12 && d.numbers[1] <= 12) return DayOrder::day_first;
  if (d.numbers[1] > 12 && d.numbers[0] <= 12) return DayOrder::month_first;
  return DayOrder::unknown;
}

bool are_digits(std::string_view text) { return Digits(text).ok; }

Result in_digits(std::string_view text, DayOrder order) {
  const Digits d(text);
  if (!d.ok) return std::nullopt;
  const auto& n = d.numbers;
  const auto day = [](int y, int m, int dd) -> Result {
    const auto found = day_of(y, m, dd);
    return found ? Result(iso_day(*found)) : std::nullopt;
  };
  if (d.sizes[0] == 4) return day(n[0], n[1], n[2]);
  if (d.sizes[0] > 2 || d.sizes[1] > 2 || (d.sizes[2] != 4 && d.sizes[2] != 2)) return std::nullopt;
  const int y = d.sizes[2] == 4 ? n[2] : n[2] + (n[2] < 70 ? 2000 : 1900);
  if (d.sign == '.' || n[0] == n[1]) order = DayOrder::day_first;  // nobody writes it otherwise
  if (const auto own = order_of(text); own != DayOrder::unknown) order = own;
  if (order == DayOrder::day_first) return day(y, n[1], n[0]);
  if (order == DayOrder::month_first) return day(y, n[0], n[1]);
  return std::nullopt;
}

std::vector<Point> points_of(const Words& words) {
  std::vector<Point> points;
  std::vector<int> waiting;  // days before their month
  int month = 0;
  bool day_first = false;
  for (const auto& w : words) {
    if (const int m = month_of(w)) {
      day_first = day_first || !waiting.empty();
      if (waiting.empty()) points.push_back({0, m, 0});
      for (const int d : waiting) points.push_back({0, m, d});
      waiting.clear();
      month = m;
    } else if (const int y = year_of(w)) {
      for (auto& p : points)
        if (p.year == 0 && p.month == points.back().month) p.year = y;
    } else if (const int d = day_number(w)) {
      if (month == 0 || day_first)
        waiting.push_back(d);
      else if (points.back().day == 0)
        points.back().day = d;
      else
        points.push_back({0, month, d});
    }
  }
  if (points.size() > 2) points.erase(points.begin() + 1, points.end() - 1);
  return points;
}

}  // namespace demarche::detail
