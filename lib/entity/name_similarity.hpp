// SPDX-License-Identifier: Apache-2.0
/// Spellings of persons' names: marks, transliterations and slips of the pen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::detail {

/// Small letters without marks, apostrophes, hyphens and full stops: "Ja'afari" is "jaafari".
[[nodiscard]] std::string plain_name(std::string_view word);

/// One letter put in, left out, changed, or two exchanged.
[[nodiscard]] bool one_edit_apart(std::string_view a, std::string_view b);

/// Two plain words that may be one name in two transliterations, or with a slip: Shehbaz and
/// Shahbaz, Mathew and Matthew, Zelensky and Zelenskyy; never Hassan and Hussein. Words of three
/// letters or fewer only if equal.
[[nodiscard]] bool similar_names(std::string_view a, std::string_view b);

/// Names of one person? Plain words, given names first: the shorter's words stand in the longer in
/// their order, or the first and the last words are similar. "Nawaz Sharif" and "Shehbaz Sharif"
/// are two.
[[nodiscard]] bool same_full_name(const std::vector<std::string>& a,
                                  const std::vector<std::string>& b);

}  // namespace demarche::detail
