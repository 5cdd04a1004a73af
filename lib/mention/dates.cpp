// SPDX-License-Identifier: Apache-2.0
#include "mention/dates.hpp"

#include <algorithm>
#include <vector>

#include "mention/date_parts.hpp"
#include "mention/date_phrase.hpp"
#include "mention/date_words.hpp"
#include "mention/relative_dates.hpp"
#include "util/calendar.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

using namespace std::chrono;
using Result = std::optional<std::string>;

class Resolver {
 public:
  Resolver(std::string_view text, std::string_view today, bool future)
      : phrase_(date_words(text)),
        words_(phrase_.words()),
        today_(parse_day(today)),
        future_(future) {}

  Result operator()() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!month_) month_ = month_of(words_[i]);
      const bool counts = i + 1 < words_.size() && unit_of_word(words_[i + 1]);  // "2,000 years"
      if (!year_ && !counts) year_ = year_of(words_[i]);
    }
    if (has_any({"bc", "bce"})) return std::nullopt;
    if (auto other = other_calendar(words_)) return other;
    for (const auto& w : words_)
      if (auto decade = decade_of(w)) return decade;
    if (has("century")) return century();
    if (auto part = part_of_period()) return part;
    if (has("fiscal") || has("financial") || starts("fy")) return fiscal_year();
    if (auto season = this->season()) return season;
    if (month_) return with_month();
    if (auto years = year_range()) return years;
    if (year_) return iso_year(year_);
    if (auto duration = phrase_.length()) return duration;
    if (!today_) return std::nullopt;
    return relative_date(phrase_, *today_, future_);
  }

 private:
  [[nodiscard]] bool has(std::string_view w) const { return phrase_.has(w); }
  [[nodiscard]] bool has_any(std::initializer_list<std::string_view> list) const {
    return phrase_.has_any(list);
  }
  [[nodiscard]] int step() const { return phrase_.step(); }
  [[nodiscard]] bool starts(std::string_view w) const {
    return !words_.empty() && std::string_view(words_[0]).starts_with(w);
  }
  [[nodiscard]] int this_year() const { return int(year_month_day(*today_).year()); }
  [[nodiscard]] int this_month() const { return int(unsigned(year_month_day(*today_).month())); }

  /// "the 19th century": "18".
  [[nodiscard]] Result century() const {
    for (const auto& w : words_)
      if (const int n = day_number(w)) {
        const auto year = iso_year((n - 1) * 100);
        return year.substr(0, 2);
      }
    return phrase_.length();
  }

  /// "the last five days of May 2017", "the second quarter of 2024", "Q3", "the last Friday of this
  /// month".
  Result part_of_period() {
    const auto whole = whole_period();
    if (auto quarter = quarter_of(words_, whole)) return quarter;
    if (!whole || !has_any({"of", "in"})) return std::nullopt;
    for (std::size_t i = 0; i < behind_of(); ++i)
      if (const int wd = weekday_of(words_[i]); wd >= 0) return nth_weekday(words_, wd, *whole);
    if (has_any({"end", "beginning", "start", "middle"})) return whole->name;
    if (has_any({"first", "last"}) && phrase_.unit(true) && phrase_.count() > 0)
      return edge_of(*whole, phrase_.unit(true), phrase_.count(), has("first"));
    // "the 2nd of this month"
    if (const int day = day_number(words_[0] == "the" && words_.size() > 1 ? words_[1] : words_[0]);
        day && !month_ && whole->is_month)
      return iso_day(whole->begin + days(day - 1));
    return std::nullopt;
  }

  /// The period that stands behind "of", or at the end: "May 2017", "this month", "2024".
  [[nodiscard]] std::optional<Period> whole_period() const {
    if (month_) {
      const int y = year_ ? year_ : today_ ? year_for(month_, 0) : 0;
      return y ? std::optional(month_period(y, month_)) : std::nullopt;
    }
    if (year_) return year_period(year_);
    if (!today_) return std::nullopt;
    const auto unit = unit_behind_of();
    const int by = step_behind_of();
    if (unit == 'M') return month_period(this_year(), this_month() + by);
    if (unit == 'Y') return year_period(this_year() + by);
    if (unit == 'W') return week_period(*today_ + days(7 * by));
    return has("of") ? std::nullopt : std::optional(year_period(this_year()));
  }
  [[nodiscard]] std::size_t behind_of() const {
    std::size_t i = 0;
    while (i < words_.size() && words_[i] != "of" && words_[i] != "in") ++i;
    return i;
  }
  [[nodiscard]] char unit_behind_of() const {
    for (auto i = behind_of(); i < words_.size(); ++i)
      if (const char unit = unit_of_word(words_[i])) return unit;
    return 0;
  }
  [[nodiscard]] int step_behind_of() const {
    for (auto i = behind_of(); i < words_.size(); ++i) {
      if (words_[i] == "last" || words_[i] == "previous") return -1;
      if (words_[i] == "next") return 1;
    }
    return 0;
  }

  /// "FY2024", "fiscal 2023-24", "the last financial year".
  [[nodiscard]] Result fiscal_year() const {
    for (auto w : words_) {
      if (w.starts_with("fy")) w.erase(0, 2);
      if (w.size() == 2 && is_digit(w[0]) && is_digit(w[1])) return "20" + w;
      if (const int y = year_of(w)) {
        const auto range = year_range(y);
        return range ? range : iso_year(y);
      }
    }
    if (!today_ || step() == 2) return std::nullopt;
    return iso_year(this_year() + step());
  }

  /// "last summer", "the winter of 2022-23", "spring 2024".
  [[nodiscard]] Result season() const {
    int first = 0;
    for (const auto& w : words_)
      if (!first) first = season_of(w);
    if (!first || has_any({"later", "earlier"}) || phrase_.count() > 1) return std::nullopt;
    int y = year_;
    if (!y && today_ && step() != 2) {
      // The one that is going on, or the nearest before or behind.
      const int now = this_month();
      y = this_year();
      if (first == 12 && now <= 2) --y;
      const bool begun = now >= first || (first == 12 && now <= 2);
      if (step() == -1 && (!begun || (now - first + 12) % 12 <= 2)) --y;
      if (step() == 1 && begun) ++y;
    }
    if (!y) return std::nullopt;
    return iso_month(y, first) + "/" + iso_month(y, first + 2);
  }

  /// Which year a month without one is of: the nearest in the direction that the sentence looks in.
  [[nodiscard]] int year_for(int month, int day) const {
    const int distance = month - this_month();
    const int y = this_year();
    if (has("last") && has("year")) return y - 1;
    if (has("next") && has("year")) return y + 1;
    if (has("this")) return y;
    if (step() == -1) return distance >= 0 ? y - 1 : y;
    if (step() == 1) return distance <= 0 ? y + 1 : y;
    if (future_) return distance < 0 ? y + 1 : y;
    if (distance > 0 && (distance > 3 || day == 0)) return y - 1;
    return distance < -8 && day > 0 ? y + 1 : y;
  }

  Result with_month() {
    const auto points = points_of(words_);
    int y = year_;
    if (!y && today_) y = year_for(points.front().month, points.front().day);
    if (!y) return std::nullopt;
    std::string value;
    const Point* before = nullptr;
    for (const auto& point : points) {
      // A year behind the range is that of its end: "30 December - 2 January 2024".
      int year = point.year ? point.year : y;
      if (!before && !point.year && year_ && points.back().month < point.month) --year;
      if (before && !point.year && !year_ && point.month < before->month) ++year;
      if (before) value += '/';
      value += iso_month(year, point.month);
      if (point.day) value += "-" + two_digits(point.day);
      before = &point;
    }
    return value;
  }

  [[nodiscard]] Result year_range() const {
    for (const auto& w : words_)
      if (const int y = year_of(w)) return year_range(y);
    return std::nullopt;
  }
  /// "2019-2021", "2022-23"; "2021-08" is a month.
  [[nodiscard]] Result year_range(int y) const {
    std::size_t i = 0;
    while (i < words_.size() && year_of(words_[i]) != y && !words_[i].ends_with(iso_year(y))) ++i;
    if (i + 2 >= words_.size()) return std::nullopt;
    const auto& link = words_[i + 1];
    auto to = words_[i + 2];
    if (link != "-" && link != "to" && link != "and" && link != "through" && link != "until")
      return std::nullopt;
    if (to.size() <= 2 && link == "-" && !to.empty() && is_digit(to[0])) {
      const auto from = iso_year(y);
      if (to.size() == 2 && to <= from.substr(2)) return from + "-" + to;
      to = from.substr(0, 4 - to.size()) + to;
    }
    return year_of(to) ? Result(iso_year(y) + "/" + to) : std::nullopt;
  }

  DatePhrase phrase_;
  const std::vector<std::string>& words_;
  std::optional<Day> today_;
  bool future_;
  int month_ = 0;
  int year_ = 0;
};

/// A day, week, month, year, decade or century that there is. Others are no ISO 8601, and whoever
/// reads our values would stumble: "February 30", "300 years ago" in the year 200.
bool exists(std::string_view value) {
  const auto digits = std::min(value.find_first_not_of("0123456789"), value.size());
  if (digits == value.size()) return digits >= 2 && digits <= 4;
  if (digits != 4 || value.size() < 7) return false;
  if (value[5] == 'W') return true;
  const std::string day(value.size() == 7 ? std::string(value) + "-01" : std::string(value));
  return parse_day(day).has_value();
}

bool is_value(std::string_view value) {
  if (value.starts_with('P')) return true;
  const auto slash = value.find('/');
  if (slash == value.npos) return exists(value);
  const auto from = value.substr(0, slash);
  const auto to = value.substr(slash + 1);
  return exists(from) && exists(to) && from <= to;
}

}  // namespace

std::optional<std::string> resolve_date(std::string_view text, std::string_view today, bool future,
                                        DayOrder order) {
  auto value = in_digits(text, order);
  if (!value && are_digits(text)) {  // of "3/4/2021" the year is known
    const auto either = in_digits(text, DayOrder::day_first);
    if (either && order_of(text) == DayOrder::unknown) value = either->substr(0, 4);
    return value;
  }
  if (!value) value = Resolver(text, today, future)();
  if (value && !is_value(*value)) return std::nullopt;
  return value;
}

}  // namespace demarche::detail
