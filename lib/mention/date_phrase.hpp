// SPDX-License-Identifier: Apache-2.0
/// What the words of a date say of steps and lengths, before any day is known.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::detail {

/// 'D', 'W', 'M' or 'Y', the letter of the unit in ISO 8601; 0 for a word that is no unit.
/// A fortnight counts in weeks, decades and centuries in years.
[[nodiscard]] char unit_of_word(std::string_view word);

/// The small-letter words of a date. Thread rule: const is safe. Complexity: each question is
/// linear in the words, which are few.
class DatePhrase {
 public:
  explicit DatePhrase(std::vector<std::string> words) : words_(std::move(words)) {}

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] bool has(std::string_view word) const;
  [[nodiscard]] bool has_any(std::initializer_list<std::string_view> list) const;
  /// -1: last; 1: next; 0: this; 2: none of them is said.
  [[nodiscard]] int step() const;
  /// The first unit; `first`: only of the words before "of".
  [[nodiscard]] char unit(bool first) const;
  /// How many of its unit a fortnight, decade or century is; else 1.
  [[nodiscard]] int scale() const;
  /// How many units: "a couple of": 2, "the first two": 2; 0 where it does not say.
  [[nodiscard]] int count() const;
  /// "10-month", "two years", "about a week" as "P10M": how long, unless "ago", "earlier", "last"
  /// make it a date.
  [[nodiscard]] std::optional<std::string> length() const;

 private:
  std::vector<std::string> words_;
};

}  // namespace demarche::detail
