// SPDX-License-Identifier: Apache-2.0
#include "entity/name_similarity.hpp"

#include <algorithm>

#include "gazetteer/fold.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

/// What transliterations of a name have in common: its consonants, with those that are
/// interchangeable as one, and doubled ones single.
std::string skeleton(std::string_view word) {
  std::string result;
  char before = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    if (c == 'p' && next == 'h') c = 'f', ++i;
    if (c == 'c' && next == 'k') ++i;
    if (c == 'c' || c == 'q') c = 'k';
    if (c == 'v') c = 'w';
    const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
    if (vowel || c == 'h' || c == 'j') {  // "Khomeini", "Ilyich" and their like keep the rest
      if (i == 0) result += vowel ? 'a' : c;
      before = 0;
      continue;
    }
    if (c != before) result += c;
    before = c;
  }
  return result;
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
      corner = above;
    }
  }
  return row.back();
}

/// Paula is no spelling of Paul, nor Mario of Maria.
bool end_like_two_names(std::string_view a, std::string_view b) {
  const auto vowel = [](char c) { return c == 'a' || c == 'e' || c == 'o' || c == 'u'; };
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() > a.size() && b.starts_with(a)) return vowel(b.back());
  return a.back() != b.back() && vowel(a.back()) && vowel(b.back());
}

bool in_order(const std::vector<std::string>& small, const std::vector<std::string>& big) {
  std::size_t at = 0;
  for (const auto& word : big)
    if (at < small.size() && (word == small[at] || similar_names(word, small[at]))) ++at;
  return at == small.size();
}

}  // namespace

std::string plain_name(std::string_view word) {
  std::string result;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = character_at(word, at);
    const auto folded = folded_letter(c.code).code;
    const bool counts = c.kind == CharClass::letter || c.kind == CharClass::digit;
    if (counts && folded != 0 && c.code != 0x2BC && c.code != 0x2BF) {  // apostrophes of Arabic
      if (folded < 0x80)
        result += static_cast<char>(folded);
      else
        result.append(word.substr(at, c.size));
    }
    at += c.size;
  }
  return result;
}

bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() != b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

bool similar_names(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto shorter = std::min(a.size(), b.size());
  const auto longer = std::max(a.size(), b.size());
  if (shorter < 4 || longer > 32 || longer - shorter > 2 || end_like_two_names(a, b)) return false;
  const auto bones = skeleton(a);
  if (bones.size() >= 2 && bones == skeleton(b)) return distance(a, b) <= (shorter < 6 ? 1U : 2U);
  return shorter >= 5 && a[0] == b[0] && one_edit_apart(a, b);
}

bool same_full_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  const auto &small = a.size() < b.size() ? a : b, &big = a.size() < b.size() ? b : a;
  if (small.size() > 1 && in_order(small, big)) return true;
  if (a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0]) return true;  // "Kishi Nobuo"
  return a.size() > 1 && b.size() > 1 && similar_names(a.back(), b.back()) &&
         similar_names(a.front(), b.front());
}

}  // namespace demarche::detail
