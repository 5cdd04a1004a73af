// SPDX-License-Identifier: Apache-2.0
/// In which language is the text? A cheap look, for texts that should not have come here.
#pragma once

#include <string_view>

#include "layers.hpp"

namespace demarche::detail {

/// BCP 47: "en"; "fr" and the like where the text's function words are that language's; "und-Cyrl"
/// and the like where most letters are of another script; "und" for a longer text with no function
/// words that are known. Short texts and lists of names are taken for English. Looks at 2,000 words
/// at most, evenly from the whole text.
[[nodiscard]] std::string_view find_language(const Layers& document);

/// Is the text read with the English model and rules? Of texts in another language only the names
/// are kept that the gazetteer is sure of.
[[nodiscard]] inline bool is_read_as_english(std::string_view language) {
  return language == "en" || language == "und";
}

}  // namespace demarche::detail
