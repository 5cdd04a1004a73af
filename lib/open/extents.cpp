// SPDX-License-Identifier: Apache-2.0
#include "open/extents.hpp"

namespace demarche::detail {
namespace {

/// A quotation mark that the parser takes for a word.
bool is_mark(std::string_view text) {
  return one_of(text, {"``", "''", "\"", "`", "'", "\u201C", "\u201D", "\u2018", "\u2019"});
}

}  // namespace

bool is_relative_pronoun(std::string_view lemma) {
  return one_of(lemma, {"who", "which", "that", "whom"});
}

Extents::Extents(const Tree& tree) : tree_(tree), name_(tree.document().syntax.size()) {
  for (const auto& m : tree.document().mentions)
    if (m.kind == MentionKind::name && m.tokens.size() > 1 && m.tokens.size() < 24 &&
        m.tokens.end <= name_.size())
      for (auto t = m.tokens.begin; t < m.tokens.end; ++t) name_[t] = m.tokens;
}

bool Extents::relative(TokenIndex clause) const {
  if (tree_.rel(clause) != Deprel::acl) return false;
  for (const auto c : tree_.children(clause)) {
    const auto rel = tree_.rel(c);
    if (rel == Deprel::nsubj || rel == Deprel::expl || rel == Deprel::csubj) return true;
    if ((rel == Deprel::obj || rel == Deprel::obl || rel == Deprel::advmod) &&
        one_of(tree_.lemma(c), {"who", "which", "that", "whom", "where", "when", "why"}))
      return true;
  }
  return false;
}

/// The child says something of its own, or is no part of a noun phrase.
bool Extents::own_phrase(TokenIndex child, TokenIndex head) const {
  switch (tree_.rel(child)) {
    case Deprel::nsubj:
    case Deprel::csubj:
    case Deprel::cop:
    case Deprel::aux:
    case Deprel::mark:
    case Deprel::expl:
    case Deprel::parataxis:
    case Deprel::discourse:
    case Deprel::vocative:
    case Deprel::dislocated:
    case Deprel::advcl:
    case Deprel::appos:
      return true;
    case Deprel::ccomp:
      return tree_.is_noun(head);
    case Deprel::obl:
      return tree_.child(head, Deprel::cop) != no_token;
    case Deprel::acl:
      return relative(child) || after_comma(child);
    case Deprel::conj:  // a clause beside a noun that is a predicate
      return tree_.child(child, Deprel::nsubj) != no_token ||
             tree_.child(child, Deprel::cop) != no_token ||
             (tree_.is_verb(child) && !tree_.is_verb(head));
    default:
      return false;
  }
}

/// A comma before a participle: it adds, and does not pick out.
bool Extents::after_comma(TokenIndex child) const {
  const auto words = clause(child);
  const auto first = words.empty() ? child : words.front();
  return first > 0 && tree_.text(first - 1) == ",";
}

Words Extents::noun(TokenIndex head, bool alone, TokenIndex left_out) const {
  Words words{head};
  std::vector<TokenIndex> open{head};
  for (std::size_t i = 0; i < open.size(); ++i)
    for (const auto c : tree_.children(open[i])) {
      const auto rel = tree_.rel(c);
      if (words.size() >= longest) break;
      if (rel == Deprel::parataxis || rel == Deprel::discourse || c == left_out) continue;
      if (i == 0) {
        if (own_phrase(c, head)) continue;
        if ((rel == Deprel::case_ && !is_mark(tree_.text(c))) || rel == Deprel::cc)
          continue;  // "and" hangs on what follows it
        if (alone && rel == Deprel::conj) continue;
      } else if (rel == Deprel::acl && relative(c)) {
        continue;
      }
      words.push_back(c);
      open.push_back(c);
    }
  for (auto t = name_[head].begin; t < name_[head].end; ++t) words.push_back(t);
  normalize(words);
  trim(tree_, words);
  return words;
}

Words Extents::core(TokenIndex head) const {
  Words words;
  for (const auto w : noun(head, true))
    if (w <= head) words.push_back(w);
  for (const auto c : tree_.children(head))
    if (c > head && (tree_.rel(c) == Deprel::flat || tree_.rel(c) == Deprel::fixed ||
                     tree_.rel(c) == Deprel::nummod || tree_.rel(c) == Deprel::compound))
      for (const auto w : clause(c)) words.push_back(w);
  normalize(words);
  trim(tree_, words);
  return words;
}

Words Extents::clause(TokenIndex head, TokenIndex left_out) const {
  Words words{head};
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const auto c : tree_.children(words[i]))
      if (c != left_out && words.size() < longest && !(i == 0 && tree_.rel(c) == Deprel::cc))
        words.push_back(c);
  normalize(words);
  trim(tree_, words);
  return words;
}

Words Extents::spoken(TokenIndex verb, TokenIndex speaker) const {
  Words words;
  for (const auto c : tree_.children(verb))
    if (c < verb && c < speaker && tree_.rel(c) != Deprel::cc && words.size() < longest)
      words = merged(words, clause(c));
  trim(tree_, words);
  return words;
}

void Extents::add_fixed(TokenIndex token, Words& words) const {
  words.push_back(token);
  for (const auto c : tree_.children(token))
    if (tree_.rel(c) == Deprel::fixed || (tree_.rel(c) == Deprel::advmod && c < token))
      words.push_back(c);
}

Words Extents::preposition(TokenIndex noun) const {
  Words words;
  auto at = noun;
  for (int step = 0; step < 64; ++step) {
    for (const auto c : tree_.children(at))
      if (tree_.rel(c) == Deprel::case_ && c < at && !is_mark(tree_.text(c))) add_fixed(c, words);
    const auto head = tree_.head(at);
    if (!words.empty() || tree_.rel(at) != Deprel::conj || head == no_token) break;
    at = head;
  }
  normalize(words);
  return words;
}

Words Extents::marker(TokenIndex clause) const {
  Words words;
  for (const auto c : tree_.children(clause))
    if (tree_.rel(c) == Deprel::mark && c < clause) add_fixed(c, words);
  normalize(words);
  return words;
}

}  // namespace demarche::detail
