// SPDX-License-Identifier: Apache-2.0
#include "quotation/quotation.hpp"

#include <algorithm>

#include "quotation/cues.hpp"
#include "quotation/marks.hpp"
#include "quotation/turns.hpp"

namespace demarche::detail {
namespace {

/// Turns and quotations in one list by their first word, each with what it lies in. A quotation
/// that runs over the end of its turn ends there.
std::vector<Quotation> merged(const std::vector<Quotation>& turns, std::vector<Quotation> marks) {
  if (turns.empty()) return marks;
  std::vector<Quotation> result;
  std::vector<std::uint32_t> place(marks.size());
  std::size_t turn = 0;
  std::uint32_t around = Quotation::none;  // the turn that was read last
  for (std::size_t i = 0; i < marks.size(); ++i) {
    auto q = marks[i];
    for (; turn < turns.size() && turns[turn].tokens.begin <= q.tokens.begin; ++turn) {
      around = static_cast<std::uint32_t>(result.size());
      result.push_back(turns[turn]);
    }
    const bool inside = around != Quotation::none && q.tokens.begin < result[around].tokens.end;
    if (inside) q.tokens.end = std::min(q.tokens.end, result[around].tokens.end);
    q.outer = q.outer != Quotation::none ? place[q.outer] : inside ? around : Quotation::none;
    if (q.before != Quotation::none) q.before = place[q.before];
    place[i] = static_cast<std::uint32_t>(result.size());
    result.push_back(q);
  }
  result.insert(result.end(), turns.begin() + static_cast<std::ptrdiff_t>(turn), turns.end());
  return result;
}

}  // namespace

QuotationLayer find_quotations(const Layers& document) {
  std::vector<Quotation> turns;
  for (const auto& turn : find_turns(document)) {
    Quotation q;
    q.kind = turn.asks ? Quotation::Kind::question : Quotation::Kind::turn;
    q.tokens = turn.tokens;
    q.label = turn.label;
    turns.push_back(q);
  }
  QuotationLayer layer;
  layer.all = merged(turns, find_marks(document));
  layer.innermost.assign(document.tokens.size(), Quotation::none);
  for (std::uint32_t i = 0; i < layer.all.size(); ++i)
    for (auto t = layer.all[i].tokens.begin; t < layer.all[i].tokens.end; ++t)
      layer.innermost[t] = i;
  find_sayings(document, layer);
  return layer;
}

}  // namespace demarche::detail
