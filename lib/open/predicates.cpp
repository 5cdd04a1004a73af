// SPDX-License-Identifier: Apache-2.0
#include "open/predicates.hpp"

#include <algorithm>

namespace demarche::detail {
namespace {

/// Adverbs that link a clause to the text around it and say nothing of it.
bool is_connective(std::string_view lemma) {
  return one_of(lemma, {"when",  "where",        "how",     "why",  "however", "therefore",
                        "thus",  "moreover",     "also",    "too",  "though",  "furthermore",
                        "hence", "nevertheless", "instead", "even", "just",    "only",
                        "so",    "as",           "well",    "both", "either",  "yet"});
}

/// "for example", "of course": they say nothing of the clause either.
bool is_connective_phrase(const Tree& tree, TokenIndex noun, const Words& preposition) {
  return preposition.size() == 1 && preposition[0] + 1 == noun &&
         one_of(tree.lemma(noun), {"example", "instance", "course", "particular", "general", "fact",
                                   "addition", "contrast", "turn", "short", "least", "all"}) &&
         one_of(tree.lemma(preposition[0]), {"for", "of", "in", "by", "at"});
}

}  // namespace

bool Predicates::is_predicate(TokenIndex t) const {
  const bool verb =
      tree_.pos(t) == Upos::verb || (tree_.pos(t) == Upos::aux && tree_.rel(t) != Deprel::aux &&
                                     tree_.rel(t) != Deprel::cop);  // "have" taken for an auxiliary
  if (!verb && tree_.child(t, Deprel::cop) == no_token) return false;
  switch (tree_.rel(t)) {
    case Deprel::xcomp: {
      const auto head = tree_.head(t);
      return head == no_token || relations_.merged_infinitive(head) != t;
    }
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::case_:
    case Deprel::mark:
    case Deprel::fixed:
    case Deprel::flat:
      return false;
    default:
      return true;
  }
}

std::vector<TokenIndex> Predicates::conjuncts(TokenIndex token) const {
  std::vector<TokenIndex> result{token};
  for (std::size_t i = 0; i < result.size(); ++i)
    for (const auto c : tree_.children(result[i]))
      if (tree_.rel(c) == Deprel::conj && result.size() < most && !subjects_.own(c) &&
          tree_.is_verb(c) == tree_.is_verb(token))
        result.push_back(c);
  std::sort(result.begin(), result.end());
  return result;
}

void Predicates::add_complements(TokenIndex head, Predicate& predicate) const {
  auto& out = predicate.complements;
  const auto infinitive = relations_.merged_infinitive(head);
  for (const auto c : tree_.children(head)) {
    if (includes(predicate.relation, c) || c == infinitive) continue;
    switch (tree_.rel(c)) {
      case Deprel::obj:
      case Deprel::iobj:
        if (c > head || !is_relative_pronoun(tree_.lemma(c)))
          out.push_back({c, Role::object, {}});
        else
          out.push_back({subjects_.antecedent(c, head), Role::object, {}, false, true});
        break;
      case Deprel::obl: {
        auto binder = extents_.preposition(c);
        const auto role = binder.empty() ? Role::adjunct : Role::oblique;
        if (is_connective_phrase(tree_, c, binder)) break;
        if (is_relative_pronoun(tree_.lemma(c))) {
          if (const auto noun = subjects_.antecedent(c, head); noun != c)
            out.push_back({noun, role, std::move(binder), false, true});
        } else {
          out.push_back({c, role, std::move(binder)});
        }
        break;
      }
      case Deprel::advmod:
        if (!is_connective(tree_.lemma(c))) out.push_back({c, Role::adjunct, {}});
        break;
      case Deprel::xcomp:
        out.push_back({c, tree_.is_verb(c) ? Role::clause : Role::object, extents_.marker(c)});
        break;
      case Deprel::ccomp:
        out.push_back({c, Role::clause, extents_.marker(c)});
        break;
      case Deprel::advcl:
        if (auto binder = extents_.marker(c); !binder.empty())
          out.push_back({c, Role::clause, std::move(binder)});
        break;
      default:
        break;
    }
  }
  if (infinitive != no_token) {
    if (predicate.copular && head == predicate.head) {  // "was able to"
      predicate.relation = merged(predicate.relation, extents_.core(head));
      predicate.copular = false;
    }
    const auto mark = extents_.marker(infinitive);
    const auto inner = relations_.of(infinitive);
    predicate.relation = merged(merged(predicate.relation, inner.words), mark);
    predicate.core = infinitive;
    predicate.copular |= inner.copular;
    predicate.negated |= inner.negated;
    if (predicate.relation.size() < 16) add_complements(infinitive, predicate);
    if (inner.copular)
      predicate.complements.push_back({infinitive, Role::object, extents_.preposition(infinitive)});
  }
}

/// What stands before the subject of the first of coordinated clauses holds for all of them.
void Predicates::add_shared(TokenIndex head, Predicate& predicate) const {
  if (tree_.rel(head) != Deprel::conj || subjects_.own(head)) return;
  const auto first = tree_.first_conjunct(head);
  for (const auto c : tree_.children(first)) {
    if (c > first) break;
    const auto rel = tree_.rel(c);
    const auto s = tree_.child(first, Deprel::nsubj);
    if (s == no_token || c > s) continue;
    if (rel == Deprel::obl || (rel == Deprel::advmod && !is_connective(tree_.lemma(c)))) {
      auto binder = extents_.preposition(c);
      predicate.complements.push_back(
          {c, binder.empty() ? Role::adjunct : Role::oblique, std::move(binder), true});
    }
  }
}

/// "found and kept the letter", "were armed and sent out in May": what the first verb has not
/// stands behind the second: its object, or when and where.
void Predicates::add_shared_behind(Predicate& predicate) const {
  const auto core = predicate.core;
  if (predicate.copular) return;
  for (const auto& c : predicate.complements)
    if (c.head > core || c.role == Role::object) return;
  for (const auto verb : tree_.children(core)) {
    if (tree_.rel(verb) != Deprel::conj || !tree_.is_verb(verb) || subjects_.own(verb) ||
        verb < core || verb > core + 4)
      continue;
    auto shared = no_token;
    for (const auto c : tree_.children(verb)) {
      if (c < verb) continue;
      if (tree_.rel(c) == Deprel::obj && !tree_.passive(core) && verb <= core + 3) {
        shared = c;
        break;
      }
      if (tree_.rel(c) == Deprel::obl &&
          one_of(tree_.preposition(c),
                 {"in", "on", "at", "during", "since", "until", "after", "before"}))
        shared = c;
    }
    if (shared == no_token) continue;
    auto binder = extents_.preposition(shared);
    predicate.complements.push_back(
        {shared, binder.empty() ? Role::object : Role::oblique, std::move(binder)});
    return;
  }
}

/// "the envoy (that) B expelled": the noun is what was expelled.
void Predicates::add_relative_object(Predicate& predicate) const {
  const auto head = predicate.head;
  if (tree_.rel(head) != Deprel::acl || tree_.head(head) == no_token) return;
  const auto noun = tree_.head(head);
  for (const auto c : tree_.children(head))
    if (one_of(tree_.lemma(c), {"where", "when", "why", "who", "which", "that", "whom"})) return;
  for (const auto& c : predicate.complements)
    if (c.role == Role::object) return;
  const auto s = tree_.child(head, Deprel::nsubj);
  if (s != no_token && s > noun && !predicate.copular)
    predicate.complements.push_back({noun, Role::object, {}, false, true});
}

Predicate Predicates::read(TokenIndex head) const {
  Predicate result;
  result.head = result.core = head;
  auto relation = relations_.of(head);
  result.relation = merged(relation.words, relations_.governing(head));
  result.copular = relation.copular;
  result.negated = relation.negated;
  add_complements(head, result);
  if (tree_.child(head, Deprel::cop) != no_token && relations_.merged_infinitive(head) == no_token)
    result.complements.push_back({head,
                                  tree_.pos(head) == Upos::verb && !extents_.marker(head).empty()
                                      ? Role::clause
                                      : Role::object,
                                  extents_.preposition(head)});
  if (const auto there = tree_.child(head, Deprel::expl);
      there != no_token && tree_.lemma(there) == "there") {  // "there is X"
    result.subjects = {there};
    if (const auto s = tree_.child(head, Deprel::nsubj); s != no_token)
      result.complements.push_back({s, Role::object, {}});
  } else {
    auto s = subjects_.of(head);
    if (s == no_token && !result.relation.empty())
      s = subjects_.misread(head, result.relation.front());
    if (s != no_token) {
      result.subjects = conjuncts(s);
      std::erase_if(result.complements, [&](const Complement& c) { return c.head == s; });
    }
  }
  result.own_subject = subjects_.own(head);
  add_relative_object(result);
  add_shared_behind(result);
  const auto start = result.relation.empty() ? head : result.relation.front();
  std::stable_sort(result.complements.begin(), result.complements.end(),
                   [&](const Complement& a, const Complement& b) {
                     const bool before_a = a.head < start && !a.outside;
                     const bool before_b = b.head < start && !b.outside;
                     return before_a != before_b ? before_b : a.head < b.head;
                   });
  add_shared(head, result);
  return result;
}

}  // namespace demarche::detail
