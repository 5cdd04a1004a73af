// SPDX-License-Identifier: Apache-2.0
#include "mention/dates.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

#include "mention/numbers.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays = {"sun", "mon", "tue", "wed",
                                                      "thu", "fri", "sat"};

std::string format(const char* pattern, int a, int b = 0, int c = 0) {
  char text[40];
  std::snprintf(text, sizeof text, pattern, a, b, c);
  return text;
}
std::string iso(sys_days day) {
  const year_month_day d(day);
  return format("%04d-%02d-%02d", int(d.year()), int(unsigned(d.month())), int(unsigned(d.day())));
}
std::string iso_week(sys_days day) {
  const auto monday = day - (weekday(day) - Monday);
  const year_month_day thursday(monday + days(3));
  const auto first = sys_days(thursday.year() / January / 1);
  return format("%04d-W%02d", int(thursday.year()),
                int((monday + days(3) - first).count() / 7 + 1));
}
std::string iso_month(year_month m) {
  return format("%04d-%02d", int(m.year()), int(unsigned(m.month())));
}

std::optional<sys_days> parse_day(std::string_view text) {
  int y = 0;
  int m = 0;
  int d = 0;
  if (text.size() != 10 || std::sscanf(std::string(text).c_str(), "%4d-%2d-%2d", &y, &m, &d) != 3)
    return std::nullopt;
  const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
  if (!date.ok()) return std::nullopt;
  return sys_days(date);
}

/// A comma between a digit and three more; "May 3, 2024" has a blank behind its own.
bool groups_thousands(std::string_view text, std::size_t comma) {
  const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  return comma > 0 && digit(comma - 1) && digit(comma + 1) && digit(comma + 2) &&
         digit(comma + 3) && !digit(comma + 4);
}

/// Small-letter words and numbers of the date's text.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'a' && c <= 'z') || is_upper(c) || is_digit(c))
      word += to_lower(c);
    else if (c == ',' && groups_thousands(text, i))
      continue;  // "2,000 years ago"
    else {
      flush();
      if (c == '-' || text.substr(i, 3) == "\u2013") words.emplace_back("-");
    }
  }
  flush();
  return words;
}

int month_of(std::string_view w) {
  if (w.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (w.substr(0, 3) == months[i] &&
        (w.size() <= 4 || w == "march" || w == "april" || w == "june" || w == "july" ||
         w == "august" || w == "january" || w == "february" || w == "september" || w == "october" ||
         w == "november" || w == "december"))
      return int(i) + 1;
  return 0;
}
int weekday_of(std::string_view w) {
  if (w.size() < 3 || (w.size() > 3 && !w.ends_with("day") && w.size() > 5)) return -1;
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    if (w.substr(0, 3) == weekdays[i] && w != "monday's" && w != "month" && w != "sunset")
      return int(i);
  return -1;
}
int day_of(std::string_view w) {
  if (w.empty() || w[0] < '0' || w[0] > '9') return 0;
  int n = 0;
  std::size_t i = 0;
  while (i < w.size() && i <= 2 && w[i] >= '0' && w[i] <= '9') n = n * 10 + (w[i++] - '0');
  const auto rest = w.substr(i);
  return (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th") && n >= 1 &&
                 n <= 31 && i <= 2
             ? n
             : 0;
}
int year_of(std::string_view w) {
  if (w.size() != 4) return 0;
  int n = 0;
  for (const char c : w) {
    if (c < '0' || c > '9') return 0;
    n = n * 10 + (c - '0');
  }
  return n >= 1000 && n <= 2999 ? n : 0;
}

class Resolver {
 public:
  Resolver(std::string_view text, std::string_view today, bool future)
      : words_(split(text)), today_(parse_day(today)), future_(future) {}

  std::optional<std::string> operator()() {
    for (const auto& w : words_) {
      if (!month_) month_ = month_of(w);
      if (!year_) year_ = year_of(w);
      if (w.size() == 5 && w.ends_with("0s") && year_of(w.substr(0, 4))) return w.substr(0, 3);
    }
    if (words_.size() >= 5 && year_of(words_[0]) && words_[1] == "-" && day_of(words_[2]) &&
        words_[3] == "-")
      return format("%04d-%02d-%02d", year_of(words_[0]), day_of(words_[2]), day_of(words_[4]));
    if (month_) return with_month();
    if (words_.size() == 3 && words_[1] == "-" && year_of(words_[0])) {
      const bool is_short = words_[2].size() == 2;
      if (is_short && words_[2] <= words_[0].substr(2))  // "2021-08" is August, "2021-22" two years
        return words_[0] + "-" + words_[2];
      return words_[0] + "/" + (is_short ? words_[0].substr(0, 2) + words_[2] : words_[2]);
    }
    if (year_ && words_.size() == 1) return words_[0];
    if (year_ && (has("early") || has("late") || has("mid") || has("end")))
      return std::to_string(year_);
    if (auto duration = length()) return duration;
    if (!today_) return std::nullopt;
    return relative();
  }

 private:
  [[nodiscard]] bool has(std::string_view w) const {
    for (const auto& x : words_)
      if (x == w) return true;
    return false;
  }

  std::optional<std::string> with_month() {
    std::vector<int> days_named;
    for (const auto& w : words_)
      if (const int d = day_of(w)) days_named.push_back(d);
    int y = year_;
    if (!y && today_) {
      const year_month_day now(*today_);
      y = int(now.year());
      if (has("last") && has("year"))
        --y;
      else if (!(has("this") && has("year"))) {
        // a month without a year: the nearest in the direction in which the sentence looks
        const int distance = month_ - int(unsigned(now.month()));
        if (!future_ && distance > 0 && (distance > 3 || days_named.empty())) --y;
        if (!future_ && distance > 0 && distance <= 3 && !days_named.empty() &&
            distance > 1) { /* an announced day: this year */
        }
        if (future_ && distance < 0) ++y;
        if (distance < -8 && !future_ && !days_named.empty()) ++y;
      }
    }
    if (!y)
      return days_named.empty() ? std::optional<std::string>{}
                                : format("--%02d-%02d", month_, days_named[0]);
    if (days_named.empty()) return iso_month(year(y) / int(month_));
    const auto first = format("%04d-%02d-%02d", y, month_, days_named[0]);
    if (days_named.size() > 1)
      return first + "/" + format("%04d-%02d-%02d", y, month_, days_named[1]);
    return first;
  }

  /// "10-month", "two years", "about a week": how long, unless "ago", "earlier", "last" make it a
  /// date.
  std::optional<std::string> length() {
    for (const auto* w : {"ago", "earlier", "later", "last", "next", "past", "this", "before",
                          "previous", "coming", "following", "recent"})
      if (has(w)) return std::nullopt;
    const char unit = unit_letter();
    if (!unit) return std::nullopt;
    const int n = count();
    return n > 0 ? std::optional(format("P%d", n) + unit) : std::nullopt;
  }

  [[nodiscard]] char unit_letter() const {
    for (const auto& w : words_) {
      if (w.starts_with("day")) return 'D';
      if (w.starts_with("week") && !w.starts_with("weekend")) return 'W';
      if (w.starts_with("month")) return 'M';
      if (w.starts_with("year")) return 'Y';
    }
    return 0;
  }
  [[nodiscard]] int count() const {
    for (const auto& w : words_) {
      if (w == "a" || w == "an") return 1;
      if (const auto n = number_of(w); n && *n >= 1 && *n < 10000) return int(*n);
    }
    return 0;
  }

  std::optional<std::string> relative() {
    const auto today = *today_;
    if (has("today") || (has("the") && has("day") && words_.size() == 2)) return iso(today);
    if (has("yesterday")) return iso(today - days(1));
    if (has("tomorrow")) return iso(today + days(1));
    for (const auto& w : words_)
      if (const int wd = weekday_of(w); wd >= 0) return week_day(wd);
    const char unit = unit_letter();
    const int n = count();
    if (unit && (has("ago") || has("earlier") || has("before")) && n > 0) return shifted(unit, -n);
    if (unit && (has("later") && !has("this")) && n > 0) return shifted(unit, n);
    const int step = has("last") || has("past") || has("previous")      ? -1
                     : has("next") || has("coming") || has("following") ? 1
                     : has("this")                                      ? 0
                                                                        : 2;
    if (step == 2 || !unit) return std::nullopt;
    if (n > 1 || has("few") || has("several")) return std::nullopt;
    return shifted(unit, step);
  }

  std::string week_day(int wanted) {
    const auto today = *today_;
    const int now = int(weekday(today).c_encoding());
    int back = (now - wanted + 7) % 7;
    if (has("next"))
      return iso(today + days((wanted - now + 7) % 7 == 0 ? 7 : (wanted - now + 7) % 7));
    if (has("last") && back == 0) back = 7;
    if (future_ && !has("last")) return iso(today + days((wanted - now + 7) % 7));
    return iso(today - days(back));
  }

  std::string shifted(char unit, int n) {
    const year_month_day now(*today_);
    switch (unit) {
      case 'D':
        return iso(*today_ + days(n));
      case 'W':
        return iso_week(*today_ + days(7 * n));
      case 'M':
        return iso_month(now.year() / now.month() + std::chrono::months(n));
      default:
        return format("%04d", int(now.year()) + n);
    }
  }

  std::vector<std::string> words_;
  std::optional<sys_days> today_;
  bool future_;
  int month_ = 0;
  int year_ = 0;
};

/// A day, week, month, year or decade that there is. Others are no ISO 8601, and whoever reads our
/// values would stumble: "February 30", "300 years ago" in the year 200.
bool exists(std::string_view value) {
  const auto digits = std::min(value.find_first_not_of("0123456789"), value.size());
  if (digits == value.size()) return digits == 4 || digits == 3;  // "199": the 1990s
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

std::optional<std::string> resolve_date(std::string_view text, std::string_view today,
                                        bool future) {
  auto value = Resolver(text, today, future)();
  if (value && !is_value(*value)) return std::nullopt;
  return value;
}

}  // namespace demarche::detail
