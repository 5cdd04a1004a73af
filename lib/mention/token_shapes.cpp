// SPDX-License-Identifier: Apache-2.0
#include "mention/name_candidates.hpp"
#include "mention/words.hpp"

namespace demarche::detail {
namespace {

bool is_word(std::string_view text) {
  const auto c = static_cast<unsigned char>(text[0]);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC3;
}

bool opens_anew(std::string_view text) {
  return text == ":" || text == "\"" || text == "\u201C" || text == "\u2018" || text == "'" ||
         text == "``";
}

}  // namespace

TokenShapes::TokenShapes(const Layers& document) : flags_(document.tokens.size()) {
  for (const auto& sentence : document.sentences) {
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;
    bool initial = true;
    for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const auto text = document.view(document.tokens[t]);
      if (text.empty()) continue;
      const bool capital = is_capitalised(text);
      flags_[t] = static_cast<std::uint8_t>((capital ? 1U : 0U) | (initial ? 2U : 0U) |
                                            (is_all_caps(text) ? 8U : 0U));
      if (is_word(text)) {
        initial = false;
        if (text.size() > 3) {  // "of", "and", "the" stay small in titles too
          ++words;
          capitals += capital ? 1 : 0;
        }
      } else if (opens_anew(text)) {
        initial = true;
      }
    }
    const bool heading =
        sentence.section == Section::headline || sentence.section == Section::label;
    if (words >= 4 && capitals * 10 >= words * (heading ? 7 : 9))
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t) flags_[t] |= 4U;
  }
}

}  // namespace demarche::detail
