// SPDX-License-Identifier: Apache-2.0
#include "mention/relative_dates.hpp"

#include <algorithm>

#include "mention/date_words.hpp"

namespace demarche::detail {
namespace {

using namespace std::chrono;
using Result = std::optional<std::string>;

class Relative {
 public:
  Relative(const DatePhrase& phrase, Day today, bool future)
      : phrase_(phrase), today_(today), future_(future) {}

  [[nodiscard]] Result operator()() const {
    if (phrase_.has("yesterday")) return iso_day(today_ - days(phrase_.has("before") ? 2 : 1));
    if (phrase_.has("tomorrow")) return iso_day(today_ + days(phrase_.has("after") ? 2 : 1));
    if (phrase_.has("today") || phrase_.has("tonight") ||
        (phrase_.words().size() == 2 && phrase_.has("the") && phrase_.has("day")))
      return iso_day(today_);
    for (const auto& w : phrase_.words())
      if (const int wd = weekday_of(w); wd >= 0) return week_day(wd);
    if (phrase_.has("weekend")) return weekend();
    if (phrase_.has("quarter") && phrase_.step() != 2) {
      const int first = (this_month() - 1) / 3 * 3 + 1 + 3 * phrase_.step();
      return iso_month(this_year(), first) + "/" + iso_month(this_year(), first + 2);
    }
    const char unit = phrase_.unit(false);
    const int n = plain_count() * phrase_.scale();
    if (unit && phrase_.has_any({"ago", "earlier", "before"}) && n > 0) return shifted(unit, -n);
    if (unit &&
        (phrase_.has_any({"from", "hence"}) || (phrase_.has("later") && !phrase_.has("this"))) &&
        n > 0)
      return shifted(unit, n);
    if (phrase_.step() == 2 || !unit || phrase_.has_any({"few", "several", "couple"}))
      return std::nullopt;
    if (n > 1 || phrase_.scale() > 1)
      return n > 0 || phrase_.scale() > 1 ? span_of(unit, n) : std::nullopt;
    return shifted(unit, phrase_.step());
  }

 private:
  /// Without the "last" of "last week", which counts one.
  [[nodiscard]] int plain_count() const {
    const int n = phrase_.count();
    return n == 1 && !phrase_.has_any({"a", "an", "one", "1"}) ? 0 : n;
  }

  /// "the past three years": from then until today.
  [[nodiscard]] Result span_of(char unit, int n) const {
    if (n == 0) n = phrase_.scale();
    const auto other = moved(unit, phrase_.step() == -1 ? -n : n);
    if (!other || phrase_.step() == 0) return std::nullopt;
    return phrase_.step() == -1 ? iso_day(*other) + "/" + iso_day(today_)
                                : iso_day(today_) + "/" + iso_day(*other);
  }
  [[nodiscard]] std::optional<Day> moved(char unit, int n) const {
    if (unit == 'D' || unit == 'W') return today_ + days(unit == 'D' ? n : 7 * n);
    const year_month_day now(today_);
    const auto to =
        year_month(now.year(), now.month()) + std::chrono::months(unit == 'M' ? n : 12 * n);
    const auto last = unsigned((to / std::chrono::last).day());
    return sys_days(to / day(std::min(unsigned(now.day()), last)));
  }

  /// Saturday and Sunday.
  [[nodiscard]] std::string weekend() const {
    const int iso = int(weekday(today_).iso_encoding());
    auto saturday = today_ + days(6 - iso);
    const int by = phrase_.step();
    if (by == -1 || (by == 2 && !future_ && iso < 6)) saturday -= days(7);
    if (by == 1 && iso >= 6) saturday += days(7);
    return iso_day(saturday) + "/" + iso_day(saturday + days(1));
  }

  [[nodiscard]] std::string week_day(int wanted) const {
    const int now = int(weekday(today_).c_encoding());
    int back = (now - wanted + 7) % 7;
    const int ahead = (wanted - now + 7) % 7;
    if (phrase_.has("week")) {  // "Monday next week"; "Friday week" is not of the coming days
      const auto monday = today_ - days((now + 6) % 7);
      const auto in_week = monday + days((wanted + 6) % 7);
      if (phrase_.step() != 2) return iso_day(in_week + days(7 * phrase_.step()));
      return iso_day(today_ + days(ahead + 7));
    }
    if (phrase_.step() == 1) return iso_day(today_ + days(ahead == 0 ? 7 : ahead));
    if (phrase_.step() == -1 && back == 0) back = 7;
    if (phrase_.step() == 0 || phrase_.has("coming")) {  // of this week, by ISO's Monday
      const int iso_wanted = (wanted + 6) % 7;
      const int iso_now = (now + 6) % 7;
      if (future_ || phrase_.has("coming")) return iso_day(today_ + days(ahead));
      return iso_day(today_ + days(iso_wanted - iso_now));
    }
    if (future_ && phrase_.step() != -1) return iso_day(today_ + days(ahead));
    return iso_day(today_ - days(back));
  }

  [[nodiscard]] std::string shifted(char unit, int n) const {
    switch (unit) {
      case 'D':
        return iso_day(today_ + days(n));
      case 'W':
        return iso_week(today_ + days(7 * n));
      case 'M':
        return iso_month(this_year(), this_month() + n);
      default:
        return iso_year(this_year() + n);
    }
  }
  [[nodiscard]] int this_year() const { return int(year_month_day(today_).year()); }
  [[nodiscard]] int this_month() const { return int(unsigned(year_month_day(today_).month())); }

  const DatePhrase& phrase_;
  Day today_;
  bool future_;
};

}  // namespace

std::optional<std::string> relative_date(const DatePhrase& phrase, Day today, bool future) {
  return Relative(phrase, today, future)();
}

}  // namespace demarche::detail
