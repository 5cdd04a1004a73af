// SPDX-License-Identifier: Apache-2.0
#include "open/relation_words.hpp"

namespace demarche::detail {
namespace {

constexpr int max_climb = 6;

bool is_negation(std::string_view lemma) { return one_of(lemma, {"not", "never", "n't", "no"}); }

/// Verbs whose past form is no passive: "was hurt and died" does not share "was".
bool is_intransitive(std::string_view lemma) {
  return one_of(lemma, {"die",    "consist", "serve",  "work",    "live",   "appear", "occur",
                        "return", "belong",  "happen", "remain",  "arrive", "travel", "retire",
                        "resign", "survive", "exist",  "seem",    "come",   "go",     "become",
                        "agree",  "rise",    "fall",   "respond", "depend", "begin",  "continue"});
}

/// Adverbs that belong to "is" and not to the adjective behind it.
bool is_clause_adverb(std::string_view lemma) {
  return one_of(lemma,
                {"not", "n't", "never", "also", "still", "now", "already", "often", "usually",
                 "generally", "always", "currently", "only", "sometimes", "then"});
}

}  // namespace

TokenIndex RelationWords::merged_infinitive(TokenIndex verb) const {
  for (const auto c : tree_.children(verb))
    if (tree_.rel(c) == Deprel::obj || tree_.rel(c) == Deprel::iobj) return no_token;
  if (!tree_.is_verb(verb) && tree_.pos(verb) != Upos::adj) return no_token;
  for (const auto c : tree_.children(verb)) {
    if (tree_.rel(c) != Deprel::xcomp || c < verb) continue;
    if (tree_.infinitive(c) || (tree_.pos(c) == Upos::verb && tree_.is_verb(verb))) return c;
  }
  return no_token;
}

/// The first of coordinated verbs lends its auxiliary: "was seized and sold" shares "was", "will
/// come and see" shares "will".
bool RelationWords::shares(TokenIndex auxiliary, TokenIndex first, TokenIndex head) const {
  const bool bare = tree_.text(head) == tree_.lemma(head);
  if (!one_of(tree_.lemma(auxiliary), {"be", "have", "get", "do"})) return bare;
  if (bare || !tree_.is_verb(first) || tree_.gerund(first) != tree_.gerund(head)) return false;
  if (!tree_.passive(first)) return true;
  if (is_intransitive(tree_.lemma(head))) return false;
  for (const auto c : tree_.children(head))
    if (tree_.rel(c) == Deprel::obj || tree_.rel(c) == Deprel::xcomp ||
        tree_.rel(c) == Deprel::ccomp)
      return false;
  return true;
}

void RelationWords::add_auxiliaries(TokenIndex head, Result& result) const {
  bool any = false;
  for (const auto c : tree_.children(head)) {
    const auto rel = tree_.rel(c);
    if (c < head && (rel == Deprel::aux || rel == Deprel::cop)) {
      result.words.push_back(c);
      any |= rel == Deprel::aux;
    }
    if (rel == Deprel::advmod && is_negation(tree_.lemma(c)) && c < head) {
      result.words.push_back(c);
      result.negated = true;
    }
  }
  if (any || subjects_.own(head) || tree_.rel(head) != Deprel::conj) return;
  const auto first = tree_.first_conjunct(head);
  for (const auto c : tree_.children(first))
    if (tree_.rel(c) == Deprel::aux && c < first && shares(c, first, head))
      result.words.push_back(c);
}

bool RelationWords::adverb(TokenIndex token, TokenIndex head) const {
  return tree_.rel(token) == Deprel::advmod && tree_.head(token) == head &&
         tree_.pos(token) == Upos::adv &&
         !one_of(tree_.lemma(token), {"when", "where", "how", "why"});
}

RelationWords::Result RelationWords::of(TokenIndex head) const {
  Result result;
  add_auxiliaries(head, result);
  result.copular = tree_.child(head, Deprel::cop) != no_token;
  if (!result.copular) result.words.push_back(head);
  normalize(result.words);
  if (result.words.empty()) return result;
  const auto first = result.words.front();
  const auto last = result.words.back();
  for (const auto c : tree_.children(head))
    if (c > first && c < last && adverb(c, head)) result.words.push_back(c);
  for (auto t = first; t > 0 && adverb(t - 1, head); --t) result.words.push_back(t - 1);
  if (result.copular) {
    for (auto t = last + 1; t < head && adverb(t, head) && is_clause_adverb(tree_.lemma(t)); ++t)
      result.words.push_back(t);
  } else {
    for (const auto c : tree_.children(head))  // the particle
      if (tree_.rel(c) == Deprel::compound && c > head && tree_.pos(c) == Upos::adp)
        result.words.push_back(c);
  }
  normalize(result.words);
  return result;
}

Words RelationWords::governing(TokenIndex head) const {
  Words words;
  if (tree_.rel(head) != Deprel::conj || subjects_.own(head)) return words;
  auto first = tree_.first_conjunct(head);
  for (int depth = 0; depth < max_climb; ++depth) {
    const auto above = tree_.head(first);
    if (tree_.rel(first) != Deprel::xcomp || above == no_token ||
        merged_infinitive(above) != first ||
        (tree_.infinitive(first) && tree_.text(head) != tree_.lemma(head)) ||
        tree_.gerund(first) != tree_.gerund(head))
      break;
    const auto outer = of(above);
    if (words.empty() && !tree_.infinitive(head)) words = extents_.marker(first);
    words = merged(words, outer.words);
    if (outer.copular) words = merged(words, extents_.core(above));
    first = above;
  }
  return words;
}

}  // namespace demarche::detail
