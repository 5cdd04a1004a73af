// SPDX-License-Identifier: Apache-2.0
#include "analysis/no_language.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t long_run = 32;    // words; shorter ones may repeat themselves
constexpr std::size_t repetition = 12;  // a long run has one different word in so many, or less
constexpr std::size_t most_different = 16;
constexpr std::size_t most_broken = 4;  // one word of so many in a long run

bool is_word(std::string_view token) {
  std::size_t letters = 0;
  for (const auto c : token.substr(0, 16)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || ascii_classes[byte] == CharClass::letter) ++letters;
    if (letters == 2) return true;
  }
  return false;
}

/// Are there at most `limit` different words?
bool few_words(const std::vector<std::string_view>& words, std::size_t limit) {
  std::array<std::string_view, most_different> seen;
  std::size_t count = 0;
  for (const auto word : words) {
    if (std::find(seen.begin(), seen.begin() + count, word) != seen.begin() + count) continue;
    if (count == limit) return false;
    seen[count++] = word;
  }
  return true;
}

Upos class_of(std::string_view token) {
  if (token.empty()) return Upos::x;
  const auto first = static_cast<unsigned char>(token.front());
  const auto kind = first < 0x80 ? ascii_classes[first] : CharClass::letter;
  return kind == CharClass::digit    ? Upos::num
         : kind == CharClass::letter ? Upos::noun
                                     : Upos::punct;
}

}  // namespace

bool is_no_language(const std::vector<std::string_view>& words) {
  if (std::none_of(words.begin(), words.end(), is_word)) return true;
  if (words.size() < long_run) return false;
  if (few_words(words, std::min(most_different, words.size() / repetition))) return true;
  // noise, or a text in another encoding
  const auto whole = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_utf8));
  return words.size() - whole > words.size() / most_broken;
}

void parse_no_language(const std::vector<std::string_view>& words, std::uint32_t first,
                       std::vector<Syntax>& syntax) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    auto& s = syntax[first + i];
    s.pos = class_of(words[i]);
    s.head = i == 0 ? Syntax::root : first;
    s.rel = i == 0 ? Deprel::root : s.pos == Upos::punct ? Deprel::punct : Deprel::dep;
    s.lemma = words[i];
  }
}

}  // namespace demarche::detail
