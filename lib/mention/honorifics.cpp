// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "mention/titles.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, 20> honorifics = {
    "Dr",  "Dr.", "H.E.", "HE", "Hon", "Hon.", "Honourable", "Lady",  "Miss", "Mr",
    "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx",   "Prof",       "Prof.", "Shri", "Sir"};
static_assert(std::is_sorted(honorifics.begin(), honorifics.end()));

/// "MS." as "Ms."
std::string with_small_letters(std::string_view word) {
  std::string result(word);
  if (is_all_caps(word))
    std::transform(result.begin() + 1, result.end(), result.begin() + 1, to_lower);
  return result;
}

}  // namespace

bool is_honorific(std::string_view word) {
  return std::binary_search(honorifics.begin(), honorifics.end(), word) ||
         (is_all_caps(word) &&
          std::binary_search(honorifics.begin(), honorifics.end(), with_small_letters(word)));
}

bool is_address(std::string_view given) {
  const auto word = with_small_letters(given);
  return word == "Mr" || word == "Mr." || word == "Ms" || word == "Ms." || word == "Madam" ||
         word == "Madame";
}

std::string_view honorific_gender(std::string_view given) {
  const auto word = with_small_letters(given);
  if (word == "Mr" || word == "Mr." || word == "Sir" || word == "Shri") return "male";
  if (word == "Ms" || word == "Ms." || word == "Mrs" || word == "Mrs." || word == "Miss" ||
      word == "Lady")
    return "female";
  return {};
}

}  // namespace demarche::detail
