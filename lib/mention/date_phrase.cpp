// SPDX-License-Identifier: Apache-2.0
#include "mention/date_phrase.hpp"

#include "mention/numbers.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

bool unit_is_plural(const std::vector<std::string>& words) {
  for (const auto& w : words)
    if (unit_of_word(w) && w.ends_with('s')) return true;
  return false;
}

}  // namespace

char unit_of_word(std::string_view w) {
  if (w.starts_with("day")) return 'D';
  if ((w.starts_with("week") && !w.starts_with("weekend")) || w.starts_with("fortnight"))
    return 'W';
  if (w.starts_with("month")) return 'M';
  if (w.starts_with("year") || w.starts_with("decade") || w.starts_with("centur")) return 'Y';
  return 0;
}

bool DatePhrase::has(std::string_view w) const {
  for (const auto& x : words_)
    if (x == w) return true;
  return false;
}

bool DatePhrase::has_any(std::initializer_list<std::string_view> list) const {
  for (const auto w : list)
    if (has(w)) return true;
  return false;
}

int DatePhrase::step() const {
  if (has_any({"last", "past", "previous"})) return -1;
  if (has_any({"next", "following"}) || (has("coming") && !has("this"))) return 1;
  return has("this") ? 0 : 2;
}

char DatePhrase::unit(bool first) const {
  for (const auto& w : words_) {
    if (first && w == "of") return 0;
    if (const char unit = unit_of_word(w)) return unit;
  }
  return 0;
}

int DatePhrase::scale() const {
  for (const auto& w : words_) {
    if (w.starts_with("fortnight")) return 2;
    if (w.starts_with("decade")) return 10;
    if (w.starts_with("centur")) return 100;
  }
  return 1;
}

int DatePhrase::count() const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto& w = words_[i];
    if (w == "of") break;
    if (w == "first" || w == "second" || w == "third") continue;
    if ((w == "a" || w == "an") && (i + 1 >= words_.size() || !number_of(words_[i + 1]))) {
      if (i + 1 < words_.size() && (words_[i + 1] == "few" || words_[i + 1] == "couple"))
        return words_[i + 1] == "couple" ? 2 : 0;
      return 1;
    }
    if (w == "another") return 1;
    if (w == "couple") return 2;
    if (const auto n = number_of(w); n && *n >= 1 && *n < 10000) {
      const auto next = i + 1 < words_.size() && words_[i + 1] == "-" ? i + 2 : i + 1;
      if (*n >= 20 && *n <= 90 && !is_digit(w[0]) && next < words_.size())  // "thirty-one"
        if (const auto rest = number_of(words_[next]); rest && *rest >= 1 && *rest <= 9)
          return int(*n + *rest);
      return int(*n);
    }
  }
  return has("first") || has("last") ? (unit_is_plural(words_) ? 0 : 1) : 0;
}

std::optional<std::string> DatePhrase::length() const {
  if (has_any({"ago", "earlier", "later", "last", "next", "past", "this", "before", "previous",
               "coming", "following", "recent", "from", "hence"}))
    return std::nullopt;
  const char letter = unit(false);
  int n = count();
  if (n <= 0 && has("long")) n = 1;
  if (!letter || n <= 0) return std::nullopt;
  if (has("half")) {  // "two and a half years"
    if (letter != 'Y') return std::nullopt;
    return "P" + std::to_string(n * 12 + 6) + "M";
  }
  n *= scale();
  return "P" + std::to_string(n) + letter;
}

}  // namespace demarche::detail
