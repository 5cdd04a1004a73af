// SPDX-License-Identifier: Apache-2.0
/// Persons with long titles, side by side: the parser often takes the first for a part of the
/// second's title.
#include "relation/mender.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint32_t longest_title = 16;  // words

bool is_link(std::string_view w) {
  return w == "of" || w == "for" || w == "the" || w == "and" || w == "to" || w == "on" ||
         w == "&" || w == "\u2019s" || w == "'s" || w == "-";
}

bool is_capitalised(std::string_view w) { return !w.empty() && w[0] >= 'A' && w[0] <= 'Z'; }

}  // namespace

/// The person whose title begins at the token, or none.
const Mention* Mender::titled_person(Index begin, const std::vector<const Mention*>& beginning,
                                     Index end) const {
  bool titled = false;
  for (auto t = begin; t < end && t < begin + longest_title;) {
    const auto* name = beginning[t];
    if (name && name->type == EntityType::person) return titled ? name : nullptr;
    if (pos(t) == Upos::verb || pos(t) == Upos::aux) return nullptr;
    if (!name && !is_capitalised(word(t)) && !is_link(word(t))) return nullptr;
    titled |= name && name->type == EntityType::title;
    t = name ? name->tokens.end : t + 1;
  }
  return nullptr;
}

/// Where the title before a name begins; the name itself without one.
Mender::Index Mender::title_begin(const Mention& person, Index sentence) const {
  auto begin = person.tokens.begin;
  for (auto t = begin; t > sentence && begin - t < longest_title; --t) {
    const auto w = word(t - 1);
    if (pos(t - 1) == Upos::verb || pos(t - 1) == Upos::adv || is_time(t - 1) ||
        (!is_capitalised(w) && (!is_link(w) || w == "to")))
      break;
    if (is_capitalised(w)) begin = t - 1;
  }
  return begin;
}

void Mender::titled_persons() {
  std::vector<const Mention*> beginning(syntax_.size());
  for (const auto& mention : doc_.mentions)
    if (mention.kind == MentionKind::name &&
        (!beginning[mention.tokens.begin] || mention.type == EntityType::person ||
         mention.type == EntityType::title))
      beginning[mention.tokens.begin] = &mention;
  for (const auto& sentence : doc_.sentences)
    for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const auto* first = beginning[t];
      if (!first || first->type != EntityType::person) continue;
      const auto behind = first->tokens.end;
      if (behind + 2 >= sentence.tokens.end || word(behind) != "and") continue;
      if (const auto* second = titled_person(behind + 1, beginning, sentence.tokens.end))
        coordinate(*first, *second, title_begin(*first, sentence.tokens.begin));
    }
}

/// Hangs the second on the first, where all from the first's title on is one phrase.
void Mender::coordinate(const Mention& first, const Mention& second, Index begin) {
  const auto top = [&](const Mention& name) {
    auto t = name.tokens.begin;
    while (name.tokens.contains(syntax_[t].head)) t = syntax_[t].head;
    return t;
  };
  const TokenRange phrase{begin, second.tokens.end};
  auto head = none;
  for (auto t = phrase.begin; t < phrase.end; ++t) {
    if (phrase.contains(syntax_[t].head) || pos(t) == Upos::punct) continue;
    // two phrases are one if they are the same verb's: "[Director] for Harbours ... [Tom Brel] met"
    if (head != none && syntax_[head].head != syntax_[t].head) return;
    if (head == none) head = t;
  }
  const auto a = top(first);
  const auto b = top(second);
  if (head == none || (head == a && syntax_[b].head == a && rel(b) == Deprel::conj)) return;
  if (rel(head) == Deprel::root) return;
  const auto outside = syntax_[head].head;
  for (auto t = head + 1; t < phrase.end; ++t)
    if (syntax_[t].head == outside && t != a && t != b && pos(t) != Upos::punct)
      move(t, a, Deprel::compound);
  if (head != a) {
    for (auto c = phrase.begin; c < first.tokens.begin; ++c)  // "Envoy [for] the Islands Ada Quist"
      if (syntax_[c].head == a && rel(c) == Deprel::case_) syntax_[c].rel = Deprel::compound;
    while (true) {  // its prepositions come along
      const auto preposition =
          find(head, [&](Index c) { return rel(c) == Deprel::case_ && c < phrase.begin; });
      if (preposition == none) break;
      move(preposition, a, Deprel::case_);
    }
    move(a, outside, rel(head));
    move(head, a, head == b ? Deprel::conj : Deprel::compound);
  }
  if (b != head) move(b, a, Deprel::conj);
}

}  // namespace demarche::detail
