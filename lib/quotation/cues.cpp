// SPDX-License-Identifier: Apache-2.0
#include "quotation/cues.hpp"

#include <algorithm>

#include "quotation/speech_verbs.hpp"

namespace demarche::detail {
namespace {

constexpr auto none = Quotation::none;
constexpr std::uint32_t reach = 40;  ///< words on either side of a quotation
constexpr std::uint32_t part = 4;    ///< a quotation of fewer words is a part of its sentence

class Cues {
 public:
  Cues(const Layers& doc, QuotationLayer& layer) : doc_(doc), layer_(layer) {
    sentence_.resize(doc.tokens.size());
    for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
      for (auto t = doc.sentences[s].tokens.begin; t < doc.sentences[s].tokens.end; ++t)
        sentence_[t] = s;
    std::uint32_t block = 0;
    for (const auto& sentence : doc.sentences) {
      const auto at = doc.tokens[sentence.tokens.begin].span.begin;
      while (block + 1 < doc.blocks.size() && doc.blocks[block].span.end <= at) ++block;
      block_.push_back(block);
    }
  }

  void run() {
    for (auto& q : layer_.all)
      if (q.kind == Quotation::Kind::marks) q.saying = beside(q);
    forwards();
    backwards();
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const { return doc_.view(doc_.tokens[t]); }
  [[nodiscard]] TokenRange sentence(std::uint32_t t) const {
    return doc_.sentences[sentence_[t]].tokens;
  }
  [[nodiscard]] std::uint32_t block(std::uint32_t t) const { return block_[sentence_[t]]; }

  /// A verb of saying that stands no deeper in quotations than `q` itself.
  [[nodiscard]] bool says(const Quotation& q, std::uint32_t t) const {
    return layer_.innermost[t] == q.outer && is_saying(doc_, t);
  }

  /// In the sentences of the quotation's ends: behind it, if it ends as what is said does; else
  /// before it.
  [[nodiscard]] std::uint32_t beside(const Quotation& q) const {
    const auto last = q.tokens.end - 1;
    const auto closing = word(last).front();
    const bool ends = closing == ',' || closing == '!' || closing == '?' || closing == '.' ||
                      (q.tokens.end + 1 < doc_.tokens.size() && word(q.tokens.end + 1) == ",");
    const auto end = std::min(sentence(last).end, q.tokens.end + reach);
    if (ends)
      for (auto t = q.tokens.end; t < end; ++t)
        if (says(q, t)) return t;
    const auto first = q.tokens.begin;
    const auto begin = std::max(sentence(first).begin, first > reach ? first - reach : 0);
    for (auto t = first; t-- > begin;)
      if (says(q, t)) return t;
    return none;
  }

  /// Says more than a few words, and to the reader: no quotation in a quotation.
  [[nodiscard]] bool is_whole(const Quotation& q) const {
    return q.tokens.size() >= part &&
           (q.outer == none || layer_.all[q.outer].kind != Quotation::Kind::marks);
  }

  /// What has no verb of its own goes on from the quotation before it, or follows the sentence
  /// before: in the same paragraph, or where a paragraph is nothing but a quotation.
  void forwards() {
    const Quotation* before = nullptr;
    for (auto& q : layer_.all) {
      if (q.kind != Quotation::Kind::marks) {
        before = nullptr;
        continue;
      }
      if (!is_whole(q)) {
        if (q.saying != none) before = &q;
        continue;
      }
      if (q.saying == none && q.before != none) q.saying = layer_.all[q.before].saying;
      if (q.saying == none) q.saying = of_sentence_before(q);
      if (q.saying == none && before && follows(*before, q)) q.saying = before->saying;
      before = &q;
    }
  }

  /// The verb of saying in the sentence before, where it lies in the same paragraph or ends with a
  /// colon.
  [[nodiscard]] std::uint32_t of_sentence_before(const Quotation& q) const {
    const auto here = sentence_[q.tokens.begin];
    if (here == 0) return none;
    const auto range = doc_.sentences[here - 1].tokens;
    if (range.empty()) return none;
    const bool colon = word(range.end - 1) == ":";
    if (!colon && block_[here - 1] != block_[here]) return none;
    const auto begin = range.size() > reach ? range.end - reach : range.begin;
    for (auto t = range.end; t-- > begin;)
      if (says(q, t)) return t;
    return none;
  }

  /// The next quotation of one who goes on: in the same paragraph, or the paragraph behind.
  [[nodiscard]] bool follows(const Quotation& before, const Quotation& q) const {
    const auto here = block(q.tokens.begin);
    const auto there = block(before.tokens.end - 1);
    if (here == there) return sentence_[q.tokens.begin] - sentence_[before.tokens.end - 1] <= 2;
    const bool opens = sentence(q.tokens.begin).begin + 1 >= q.tokens.begin;
    return here == there + 1 && opens;
  }

  /// "We agreed. We shall meet." "It is over," X said: what stands before is X's too.
  void backwards() {
    const Quotation* behind = nullptr;
    for (auto q = layer_.all.rbegin(); q != layer_.all.rend(); ++q) {
      if (q->kind != Quotation::Kind::marks || !is_whole(*q)) continue;
      if (q->closed && q->saying == none && behind && behind->saying != none &&
          block(q->tokens.begin) == block(behind->tokens.begin) &&
          sentence_[behind->tokens.begin] - sentence_[q->tokens.end - 1] <= 2)
        q->saying = behind->saying;
      behind = &*q;
    }
  }

  const Layers& doc_;
  QuotationLayer& layer_;
  std::vector<std::uint32_t> sentence_, block_;
};

}  // namespace

void find_sayings(const Layers& document, QuotationLayer& layer) {
  if (!document.sentences.empty()) Cues(document, layer).run();
}

}  // namespace demarche::detail
