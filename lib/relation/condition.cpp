// SPDX-License-Identifier: Apache-2.0
#include "relation/condition.hpp"

namespace demarche::detail {
namespace {

/// "would have paid": what a condition is for.
bool is_conclusion(const Tree& tree, TokenIndex clause) {
  for (const auto c : tree.children(clause))
    if (tree.rel(c) == Deprel::aux && one_of(tree.lemma(c), {"would", "could", "might"}))
      return true;
  return false;
}

/// "Had A attacked B, C would have paid": the auxiliary before the subject, and a conclusion, which
/// the parse puts above the condition or below it.
bool is_inverted(const Tree& tree, TokenIndex clause) {
  const auto subject = tree.child(clause, Deprel::nsubj);
  const auto first = tree.child(clause, Deprel::aux);
  if (subject == no_token || first == no_token || first > subject || subject > clause ||
      !one_of(tree.text(first), {"Had", "had", "Were", "were", "Should", "should"}))
    return false;
  const auto head = tree.head(clause);
  if (head != no_token && head > clause && is_conclusion(tree, head)) return true;
  for (const auto c : tree.children(clause))
    if (c > clause && tree.is_verb(c) && is_conclusion(tree, c)) return true;
  return false;
}

}  // namespace

bool in_condition(const Tree& tree, TokenIndex clause) {
  for (int depth = 0; depth < 4 && clause != no_token; ++depth) {
    if (is_inverted(tree, clause)) return true;
    if (tree.rel(clause) == Deprel::advcl || tree.rel(clause) == Deprel::root)
      for (const auto c : tree.children(clause))
        if (tree.rel(c) == Deprel::mark && c < clause && one_of(tree.lemma(c), {"if", "unless"}))
          return true;
    if (tree.rel(clause) != Deprel::conj && tree.rel(clause) != Deprel::xcomp &&
        tree.rel(clause) != Deprel::obj)
      return false;
    clause = tree.head(clause);
  }
  return false;
}

bool is_called_off(const Tree& tree, TokenIndex act) {
  const auto verb = tree.head(act);
  if (verb == no_token || !tree.is_verb(verb)) return false;
  if (tree.rel(act) == Deprel::xcomp)
    return one_of(tree.lemma(verb), {"refuse", "decline", "fail"});
  if (!tree.is_noun(act)) return false;
  const bool undergone =
      tree.rel(act) == Deprel::obj || (tree.rel(act) == Deprel::nsubj && tree.passive(verb));
  if (!undergone) return false;
  if (one_of(tree.lemma(verb), {"halt", "delay", "suspend", "cancel", "withhold", "freeze",
                                "postpone", "block", "stop", "scrap", "abandon"}))
    return true;
  return one_of(tree.lemma(verb), {"call", "break", "put"}) &&
         tree.child_with_lemma(verb, {"off"}) != no_token;
}

}  // namespace demarche::detail
