// SPDX-License-Identifier: Apache-2.0
#include "relation/question.hpp"

namespace demarche::detail {
namespace {

constexpr int max_climb = 5;

/// Ends with a question mark, whatever closes behind it.
bool is_question(const Tree& tree, TokenRange sentence) {
  for (auto t = sentence.end; t-- > sentence.begin && sentence.end - t < 4;) {
    if (tree.text(t).find('?') != std::string_view::npos) return true;
    if (tree.pos(t) != Upos::punct) return false;
  }
  return false;
}

bool asks_for_word(const Tree& tree, TokenIndex clause) {
  for (const auto c : tree.children(clause)) {
    if (c > clause) break;
    if (one_of(tree.lemma(c),
               {"who", "whom", "whose", "what", "which", "when", "where", "why", "how"}))
      return true;
    for (const auto d : tree.children(c))  // "which ships", "with whom"
      if (d < clause && one_of(tree.lemma(d), {"who", "whom", "whose", "what", "which", "how"}))
        return true;
  }
  return false;
}

/// "Q [Has] Kenya left?", "Reporter: [Will] you go?": the label of a turn is no part of the
/// question.
bool hangs_on_label(const Tree& tree, TokenIndex clause) {
  const auto head = tree.head(clause);
  if (head > clause) return false;
  const auto* turn = tree.document().quotations.turn_at(clause);
  return turn && turn->tokens.begin > head;
}

/// What stands so beside a verb belongs to the same statement or question.
bool completes(const Tree& tree, TokenIndex t) {
  switch (tree.rel(t)) {
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::obj:
    case Deprel::conj:
      return true;
    case Deprel::acl:
    case Deprel::advcl:
      return tree.infinitive(t) || tree.gerund(t);
    default:
      return false;
  }
}

}  // namespace

bool is_asked(const Tree& tree, TokenIndex clause) {
  const auto sentence = tree.document().sentences[tree.sentence(clause)].tokens;
  if (!is_question(tree, sentence)) return false;
  for (int depth = 0; depth < max_climb; ++depth) {
    if (asks_for_word(tree, clause)) return false;
    if (tree.head(clause) == no_token || hangs_on_label(tree, clause))
      return tree.child(clause, Deprel::nsubj) != no_token;
    if (!completes(tree, clause)) return false;
    clause = tree.head(clause);
  }
  return false;
}

}  // namespace demarche::detail
