// SPDX-License-Identifier: Apache-2.0
/// Extents of noun phrases that are no names.
#pragma once

#include "layers.hpp"

namespace demarche::detail {

/// The first token of the noun phrase whose head is `head`: over the modifiers before it up to its
/// article, at most eight words back and not before `limit`. `taken(token)` ends it.
/// Needs the parse.
template <class Taken>
[[nodiscard]] std::uint32_t phrase_begin(const Layers& doc, std::uint32_t head, std::uint32_t limit,
                                         Taken taken) {
  constexpr std::uint32_t longest = 8;
  const auto below = [&](std::uint32_t token) {  // hangs on the head through words of the phrase
    for (int steps = 0; steps < 4; ++steps) {
      token = doc.syntax[token].head;
      if (token == head) return true;
      if (token == Syntax::root || token > head) return false;
    }
    return false;
  };
  auto begin = head;
  while (begin > limit && head - begin < longest) {
    const auto t = begin - 1;
    const auto pos = doc.syntax[t].pos;
    if (pos != Upos::adj && pos != Upos::noun && pos != Upos::det && pos != Upos::num &&
        pos != Upos::adv && pos != Upos::cconj)
      break;
    if (taken(t) || !below(t)) break;
    begin = t;
    if (pos == Upos::det) break;
  }
  while (begin < head && doc.syntax[begin].pos == Upos::cconj) ++begin;
  return begin;
}

}  // namespace demarche::detail
