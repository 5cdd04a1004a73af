// SPDX-License-Identifier: Apache-2.0
#include "open/words.hpp"

#include <algorithm>
#include <iterator>

namespace demarche::detail {
namespace {

bool opens(std::string_view mark) {
  return one_of(mark, {"``", "`", "\u201C", "\u2018", "(", "["});
}
bool closes(std::string_view mark) {
  return one_of(mark, {"''", "'", "\u201D", "\u2019", ")", "]"});
}
bool is_quote(std::string_view mark) { return mark == "\""; }

/// The mark has its partner among the words.
bool paired(const Tree& tree, const Words& words, std::size_t at) {
  const auto mark = tree.text(words[at]);
  const auto any = [&](std::size_t from, std::size_t to, auto&& fits) {
    for (auto i = from; i < to; ++i)
      if (fits(tree.text(words[i]))) return true;
    return false;
  };
  if (opens(mark)) return any(at + 1, words.size(), closes);
  if (closes(mark)) return any(0, at, opens);
  return is_quote(mark) && (any(0, at, is_quote) || any(at + 1, words.size(), is_quote));
}

}  // namespace

std::string Phrase::text(const Layers& document) const {
  if (!implied.empty()) return std::string(implied);
  std::string result;
  for (const auto& part : parts) {
    if (!result.empty()) result += ' ';
    result += document.view(part);
  }
  return result;
}

void normalize(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

void trim(const Tree& tree, Words& words) {
  const auto loose = [&](const Words& all, std::size_t i) {
    const auto mark = tree.text(all[i]);
    return (tree.pos(all[i]) == Upos::punct || opens(mark) || is_quote(mark)) &&
           !paired(tree, all, i);
  };
  const auto size = tree.document().syntax.size();
  // "``Aster,''" with its end outside
  for (TokenIndex gap = 1; gap <= 2 && !words.empty() && opens(tree.text(words.front())); ++gap) {
    const auto next = words.back() + gap;
    if (paired(tree, words, 0) || next >= size) break;
    if (closes(tree.text(next))) words.push_back(next);
    if (tree.text(next) != ",") break;
  }
  Words kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto t = words[i];
    const bool edge = i == 0 || i + 1 == words.size() || words[i - 1] + 1 != t ||
                      words[i + 1] != t + 1 || kept.empty() || kept.back() + 1 != t;
    if (!edge || !loose(words, i)) kept.push_back(t);
  }
  while (!kept.empty() && loose(kept, kept.size() - 1)) kept.pop_back();
  words = std::move(kept);
}

Words merged(const Words& a, const Words& b) {
  Words result;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

Words without(const Words& a, const Words& b) {
  Words result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

bool includes(const Words& words, TokenIndex token) {
  return std::binary_search(words.begin(), words.end(), token);
}

bool includes(const Words& whole, const Words& part) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

Phrase to_phrase(const Layers& document, const Words& words) {
  Phrase result;
  for (std::size_t i = 0; i < words.size();) {
    auto last = i;
    while (last + 1 < words.size() && words[last + 1] == words[last] + 1) ++last;
    result.parts.push_back(document.span({words[i], words[last] + 1}));
    i = last + 1;
  }
  return result;
}

}  // namespace demarche::detail
