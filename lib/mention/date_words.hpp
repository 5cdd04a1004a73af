// SPDX-License-Identifier: Apache-2.0
/// The words that dates are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::detail {

/// Small-letter words and numbers of a date's text; a dash between them is "-". "2,000" is one.
[[nodiscard]] std::vector<std::string> date_words(std::string_view text);

/// Each gives 0 (weekday_of: -1) for a word that is none.
[[nodiscard]] int month_of(std::string_view word);          ///< "dec", "december": 12
[[nodiscard]] int weekday_of(std::string_view word);        ///< "mon", "monday": 1; Sunday is 0
[[nodiscard]] int day_number(std::string_view word);        ///< "3", "3rd", "third": 3; up to 31
[[nodiscard]] int year_of(std::string_view word);           ///< "1950": 1000 to 2999
[[nodiscard]] int persian_month_of(std::string_view word);  ///< "bahman": 11
/// The month whose name begins with the word `at`: "Rabi al-Awwal" is of several.
[[nodiscard]] int islamic_month_at(const std::vector<std::string>& words, std::size_t at);

/// The months of a season of the northern half, the first of three: "summer": 6; winter: 12.
[[nodiscard]] int season_of(std::string_view word);

}  // namespace demarche::detail
