// SPDX-License-Identifier: Apache-2.0
/// Times of day, and how long hours and minutes are.
#include <array>

#include "mention/date_words.hpp"
#include "mention/dates.hpp"
#include "mention/numbers.hpp"
#include "util/calendar.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

struct Zone {
  std::string_view name;
  int minutes;
};
/// Names that mean one offset only: IST, CST and ET do not.
constexpr auto zones = std::to_array<Zone>(
    {{"gmt", 0},    {"utc", 0},    {"z", 0},      {"est", -300}, {"edt", -240}, {"cdt", -300},
     {"pst", -480}, {"pdt", -420}, {"mdt", -360}, {"cet", 60},   {"cest", 120}, {"eet", 120},
     {"eest", 180}, {"msk", 180},  {"pkt", 300},  {"jst", 540},  {"kst", 540},  {"hkt", 480},
     {"sgt", 480},  {"eat", 180},  {"wat", 60},   {"cat", 120},  {"sast", 120}, {"aest", 600},
     {"aedt", 660}, {"nzst", 720}, {"wib", 420}});

std::string two(int n) { return {char('0' + n / 10), char('0' + n % 10)}; }

/// Hours and minutes behind GMT or UTC: "+3", "+05:30", "-0500".
std::optional<int> offset(std::string_view text) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::string digits;
  for (const char c : text.substr(1))
    if (is_digit(c)) digits += c;
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  const int n = std::stoi(digits);
  const int minutes = digits.size() <= 2 ? n * 60 : n / 100 * 60 + n % 100;
  if (minutes > 14 * 60) return std::nullopt;
  return text[0] == '-' ? -minutes : minutes;
}

std::string zone_of(std::string_view text) {
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z')) {
      word += to_lower(text[i]);
      continue;
    }
    for (const auto& zone : zones) {
      if (word != zone.name) continue;
      auto rest = text.substr(i);
      while (rest.starts_with(' ')) rest.remove_prefix(1);
      const int minutes = zone.minutes == 0 ? offset(rest).value_or(0) : zone.minutes;
      if (minutes == 0) return "Z";
      const int size = minutes < 0 ? -minutes : minutes;
      return (minutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
    }
    word.clear();
  }
  return {};
}

/// "7:30 p.m.", "19:30:05", "1430", "7 o'clock".
std::optional<std::string> clock_time(std::string_view text) {
  std::size_t at = 0;
  const auto number = [&](std::size_t most) {
    int n = 0;
    const auto begin = at;
    while (at < text.size() && is_digit(text[at]) && at - begin < most)
      n = n * 10 + (text[at++] - '0');
    return at > begin ? n : -1;
  };
  int hour = number(4);
  int minute = 0;
  int second = -1;
  if (hour < 0) return std::nullopt;
  if (at >= 3) {  // "1430"
    minute = hour % 100;
    hour /= 100;
  } else if (at + 1 < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == 'h') &&
             is_digit(text[at + 1])) {
    ++at;
    minute = number(2);
    if (at + 1 < text.size() && text[at] == ':' && is_digit(text[at + 1])) ++at, second = number(2);
  }
  std::string marks;
  for (auto i = at; i < text.size() && marks.size() < 2; ++i)
    if (text[i] != ' ' && text[i] != '.') marks += to_lower(text[i]);
  if (marks == "pm" && hour < 12) hour += 12;
  if (marks == "am" && hour == 12) hour = 0;
  if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute > 0)) return std::nullopt;
  auto value = "T" + two(hour) + ":" + two(minute);
  if (second >= 0) value += ":" + two(second);
  return value + zone_of(text.substr(at));
}

}  // namespace

std::optional<std::string> resolve_time(std::string_view text, std::string_view today,
                                        bool future) {
  const auto words = date_words(text);
  const auto has = [&](std::string_view w) {
    for (const auto& x : words)
      if (x == w) return true;
    return false;
  };
  for (const auto& w : words) {
    const auto unit = w.starts_with("hour")     ? "H"
                      : w.starts_with("minute") ? "M"
                      : w.starts_with("second") ? "S"
                                                : nullptr;
    if (!unit) continue;
    if (has("last") || has("past") || has("next") || has("ago") || has("earlier") || has("later"))
      return std::nullopt;
    if (is_digit(text[0]) && words[0].size() == 4 && words.size() == 2 && w == "hours" &&
        text.find('-') == text.npos && words[0] < "2500")
      return clock_time(text);  // "1430 hours"
    const auto n = words[0] == "a" || words[0] == "an" ? std::optional(1.0) : number_of(text);
    if (!n || *n < 1 || *n > 100000 || *n != int(*n)) return std::nullopt;
    return "PT" + std::to_string(int(*n)) + unit;
  }
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_digit(text[i])) return clock_time(text.substr(i));
  if (has("noon") || has("midday")) return "T12:00" + zone_of(text);
  if (has("midnight")) return "T00:00" + zone_of(text);
  const auto day = parse_day(today);
  if (!day) return std::nullopt;
  if (has("tonight") || has("this")) return std::string(today);
  if (has("last")) return iso_day(*day - std::chrono::days(1));
  for (const auto& w : words)
    if (weekday_of(w) >= 0 || w == "yesterday" || w == "tomorrow")
      return resolve_date(w, today, future);
  return std::nullopt;
}

}  // namespace demarche::detail
