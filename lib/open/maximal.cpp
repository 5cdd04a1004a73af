// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "open/drafts.hpp"

namespace demarche::detail {
namespace {

Words words_of(const OpenContext& context, const Predicate& predicate, const Complement& c,
               bool with_binder) {
  Words words;
  if (c.role == Role::clause && context.tree.rel(c.head) == Deprel::ccomp &&
      c.head < predicate.head && !predicate.subjects.empty() &&
      c.head < predicate.subjects.front()) {
    words = context.extents.spoken(predicate.head, predicate.subjects.front());
  } else if (c.role == Role::clause) {
    words = without(context.extents.clause(c.head), c.binder);
    if (c.head == predicate.head)  // "the point is that ..."
      std::erase_if(words, [&](TokenIndex w) { return w <= predicate.relation.back(); });
  } else {
    words = argument(context, predicate, c.head, false);
  }
  if (with_binder) words = merged(words, c.binder);
  return words;
}

/// "while X did Y": a clause of its own, no argument of this one.
bool contrasts(const Tree& tree, const Complement& c) {
  return c.role == Role::clause && tree.rel(c.head) == Deprel::advcl && !c.binder.empty() &&
         one_of(tree.lemma(c.binder.front()), {"while", "whereas", "although", "though", "as"});
}

/// The complement that becomes the object; the others are further arguments.
std::size_t main_complement(const std::vector<Complement>& complements) {
  const auto first = [&](auto&& fits) {
    return static_cast<std::size_t>(std::find_if(complements.begin(), complements.end(), fits) -
                                    complements.begin());
  };
  auto i = first([](const Complement& c) { return c.role == Role::object; });
  if (i == complements.size())
    i = first([](const Complement& c) { return c.role == Role::oblique && !c.shared; });
  if (i == complements.size())
    i = first([](const Complement& c) { return c.role == Role::clause; });
  if (i == complements.size()) i = first([](const Complement&) { return true; });
  return i;
}

/// "held talks with | Kenya", "is home to | X": behind a verb that says little its noun or
/// adjective belongs to the relation, whether the phrase hangs on the noun or on the verb. True if
/// the next complement became the object.
bool absorb_light_object(const OpenContext& context, const Predicate& predicate, std::size_t main,
                         Draft& draft) {
  const auto& tree = context.tree;
  const auto& object = predicate.complements[main];
  const bool adjective = predicate.copular && tree.pos(object.head) == Upos::adj;
  if (object.role != Role::object || object.outside ||
      (!adjective &&
       (predicate.copular ||
        !one_of(tree.lemma(predicate.core), {"make", "take", "give", "hold", "pay", "play"}))))
    return false;
  const auto core = without(context.extents.core(object.head), draft.relation);
  for (const auto c : tree.children(object.head)) {
    if (adjective || c < object.head || tree.rel(c) != Deprel::nmod) continue;
    const auto binder = context.extents.preposition(c);
    auto rest = without(without(draft.object, core), binder);
    if (binder.empty() || rest.empty() || rest.front() < binder.front()) return false;
    draft.relation = merged(merged(draft.relation, core), binder);
    draft.object = std::move(rest);
    return false;
  }
  if (main + 1 == predicate.complements.size() || draft.object != core) return false;
  const auto& next = predicate.complements[main + 1];
  if (next.role != Role::oblique || next.binder.size() != 1 ||
      next.binder.front() != core.back() + 1 ||
      !one_of(tree.lemma(next.binder.front()), {"with", "to", "of", "for", "against", "about"}))
    return false;
  draft.relation = merged(merged(draft.relation, core), next.binder);
  draft.object = argument(context, predicate, next.head, false);
  return true;
}

}  // namespace

Words argument(const OpenContext& context, const Predicate& predicate, TokenIndex head,
               bool alone) {
  auto words = context.extents.noun(head, alone, predicate.head);
  if (predicate.relation.empty()) return words;
  const auto verb = predicate.relation.front();
  const bool before = head < verb;
  std::erase_if(words, [&](TokenIndex w) { return (w < verb) != before || w == verb; });
  words = without(words, predicate.relation);
  trim(context.tree, words);
  return words;
}

void add_maximal(const OpenContext& context, const Predicate& predicate, std::vector<Draft>& out) {
  const auto& complements = predicate.complements;
  if (predicate.subjects.empty() || complements.empty() || predicate.relation.empty()) return;
  Draft draft;
  draft.head = predicate.head;
  draft.negated = predicate.negated;
  draft.relation = predicate.relation;
  const auto main = main_complement(complements);
  const auto& object = complements[main];
  const bool binds = !object.binder.empty() && object.binder.front() > predicate.core;
  if (object.role != Role::object || predicate.copular) {
    if (binds || predicate.copular) draft.relation = merged(draft.relation, object.binder);
    // "relies heavily on", "died suddenly in"
    for (const auto& c : complements)
      if (c.role == Role::adjunct && binds && c.head > predicate.core &&
          c.head < object.binder.front() && object.binder.front() - predicate.core <= 3)
        draft.relation = merged(draft.relation, {c.head});
  }
  draft.object = without(words_of(context, predicate, object, !binds), draft.relation);
  trim(context.tree, draft.object);
  const bool second = absorb_light_object(context, predicate, main, draft);
  for (std::size_t i = 0; i < complements.size(); ++i) {
    if (i == main || (second && i == main + 1) || includes(draft.relation, complements[i].head))
      continue;
    if (contrasts(context.tree, complements[i])) continue;
    auto words = words_of(context, predicate, complements[i], true);
    words = without(without(words, draft.relation), draft.object);
    trim(context.tree, words);
    if (!words.empty()) draft.extra.push_back(std::move(words));
  }
  draft.subject =
      argument(context, predicate, context.tree.first_conjunct(predicate.subjects.front()), false);
  draft.subject = without(draft.subject, draft.relation);
  draft.confidence = clause_confidence(context, predicate, draft);
  out.push_back(std::move(draft));
}

}  // namespace demarche::detail
