// SPDX-License-Identifier: Apache-2.0
#include "open/predicates.hpp"

#include <algorithm>

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

/// Adverbs that link a clause to the text around it and say nothing of it.
bool is_connective(std::string_view lemma) {
  return one_of(lemma, {"when",  "where",        "how",     "why",  "however", "therefore",
                        "thus",  "moreover",     "also",    "too",  "though",  "furthermore",
                        "hence", "nevertheless", "instead", "even", "just",    "only",
                        "so",    "as",           "well",    "both", "either",  "yet"});
}

/// Adverbs that belong to "is" and not to the adjective behind it.
bool is_clause_adverb(std::string_view lemma) {
  return one_of(lemma,
                {"not", "n't", "never", "also", "still", "now", "already", "often", "usually",
                 "generally", "always", "currently", "only", "sometimes", "then"});
}

}  // namespace

bool Predicates::has_subject_child(TokenIndex head) const {
  for (const auto c : tree_.children(head))
    if (tree_.rel(c) == Deprel::nsubj || tree_.rel(c) == Deprel::expl) return true;
  return false;
}

/// The infinitive or participle that the verb only colours: "helped to raise", "began making".
TokenIndex Predicates::merged_infinitive(TokenIndex verb) const {
  for (const auto c : tree_.children(verb))
    if (tree_.rel(c) == Deprel::obj || tree_.rel(c) == Deprel::iobj) return no_token;
  if (!tree_.is_verb(verb) && tree_.pos(verb) != Upos::adj) return no_token;
  for (const auto c : tree_.children(verb)) {
    if (tree_.rel(c) != Deprel::xcomp || c < verb) continue;
    if (tree_.infinitive(c) || (tree_.pos(c) == Upos::verb && tree_.is_verb(verb))) return c;
  }
  return no_token;
}

bool Predicates::is_predicate(TokenIndex t) const {
  const bool verb =
      tree_.pos(t) == Upos::verb || (tree_.pos(t) == Upos::aux && tree_.rel(t) != Deprel::aux &&
                                     tree_.rel(t) != Deprel::cop);  // "have" taken for an auxiliary
  if (!verb && tree_.child(t, Deprel::cop) == no_token) return false;
  switch (tree_.rel(t)) {
    case Deprel::xcomp: {
      const auto head = tree_.head(t);
      return head == no_token || merged_infinitive(head) != t;
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
      if (tree_.rel(c) == Deprel::conj && result.size() < most && !has_subject_child(c) &&
          tree_.is_verb(c) == tree_.is_verb(token))
        result.push_back(c);
  std::sort(result.begin(), result.end());
  return result;
}

/// "who" in a relative clause is the noun that the clause hangs on.
TokenIndex Predicates::antecedent(TokenIndex pronoun, TokenIndex clause) const {
  if (!is_relative_pronoun(tree_.lemma(pronoun))) return pronoun;
  auto at = clause;
  for (int depth = 0; depth < max_climb && at != no_token; ++depth) {
    if (tree_.rel(at) == Deprel::acl && tree_.head(at) != no_token)
      return tree_.rel(pronoun) == Deprel::nsubj ? described(tree_.head(at)) : tree_.head(at);
    if (tree_.rel(at) != Deprel::conj && tree_.rel(at) != Deprel::xcomp) break;
    at = tree_.head(at);
  }
  // a parse that hangs the clause elsewhere: the noun right before the pronoun
  if (pronoun > 1 && tree_.lemma(pronoun) != "that") {
    auto noun = pronoun - 1;
    if (tree_.pos(noun) == Upos::punct) --noun;
    if (tree_.is_noun(noun) && tree_.sentence(noun) == tree_.sentence(pronoun)) {
      for (int depth = 0;
           depth < max_climb && tree_.head(noun) < pronoun && tree_.is_noun(tree_.head(noun)) &&
           (tree_.rel(noun) == Deprel::flat || tree_.rel(noun) == Deprel::compound);
           ++depth)
        noun = tree_.head(noun);
      return described(noun);
    }
  }
  return pronoun;
}

/// What a noun behind "is" tells of: "X is an envoy who ..." is about X.
TokenIndex Predicates::described(TokenIndex noun) const {
  if (tree_.child(noun, Deprel::cop) != no_token)
    if (const auto s = tree_.child(noun, Deprel::nsubj);
        s != no_token && tree_.pos(s) != Upos::pron && s < noun)
      return s;
  return noun;
}

/// Of two subjects the one beside the verb: in "X is Y, Z said" parsers give "said" both.
TokenIndex Predicates::nearest_subject(TokenIndex head) const {
  auto found = no_token;
  for (const auto c : tree_.children(head))
    if (tree_.rel(c) == Deprel::nsubj && (found == no_token || c < head)) found = c;
  return found;
}

/// What stands where a subject should, under another label: "The ``Aster'' was sold".
TokenIndex Predicates::misread_subject(const Predicate& predicate) const {
  const auto head = predicate.head;
  const auto rel = tree_.rel(head);
  if (predicate.relation.empty() || (rel != Deprel::root && rel != Deprel::ccomp &&
                                     rel != Deprel::parataxis && rel != Deprel::conj))
    return no_token;
  auto found = no_token;
  for (const auto c : tree_.children(head))
    if (c < predicate.relation.front() && tree_.is_noun(c) &&
        (tree_.rel(c) == Deprel::obl || tree_.rel(c) == Deprel::obj ||
         tree_.rel(c) == Deprel::dislocated || tree_.rel(c) == Deprel::vocative) &&
        extents_.preposition(c).empty())
      found = c;
  return found;
}

TokenIndex Predicates::subject(TokenIndex head, int depth) const {
  if (head == no_token || depth > max_climb) return no_token;
  if (const auto c = nearest_subject(head); c != no_token) return antecedent(c, head);
  if (const auto e = tree_.child(head, Deprel::expl); e != no_token) return e;
  const auto above = tree_.head(head);
  if (above == no_token) return no_token;
  switch (tree_.rel(head)) {
    case Deprel::conj:
      return subject(above, depth + 1);
    case Deprel::advcl:
      return subject(above, depth + 1);
    case Deprel::xcomp: {
      const auto object = tree_.child(above, Deprel::obj);  // "asked B to leave"
      if (object != no_token) return object;
      return subject(above, depth + 1);
    }
    case Deprel::acl:  // "plans to sign", "the idea of signing": who signs is not said
      return extents_.marker(head).empty() ? described(above) : no_token;
    case Deprel::ccomp:
      for (const auto c : tree_.children(above))
        if (tree_.rel(c) == Deprel::nsubj && c < head && c != nearest_subject(above)) return c;
      return no_token;
    default:
      return no_token;
  }
}

/// Auxiliaries, negation and adverbs before the verb; the first of coordinated verbs lends its own.
void Predicates::add_auxiliaries(TokenIndex head, Predicate& predicate) const {
  bool any = false;
  for (const auto c : tree_.children(head)) {
    const auto rel = tree_.rel(c);
    if (c < head && (rel == Deprel::aux || rel == Deprel::cop)) {
      predicate.relation.push_back(c);
      any |= rel == Deprel::aux;
    }
    if (rel == Deprel::advmod && is_negation(tree_.lemma(c)) && c < head) {
      predicate.relation.push_back(c);
      predicate.negated = true;
    }
  }
  if (any || has_subject_child(head) || tree_.rel(head) != Deprel::conj) return;
  const auto first = tree_.first_conjunct(head);
  const bool passive = tree_.passive(first);
  bool same_form = tree_.is_verb(first) && tree_.text(head) != tree_.lemma(head) &&
                   tree_.gerund(first) == tree_.gerund(head);
  if (passive && is_intransitive(tree_.lemma(head))) same_form = false;
  if (passive)
    for (const auto c : tree_.children(head))
      if (tree_.rel(c) == Deprel::obj || tree_.rel(c) == Deprel::xcomp ||
          tree_.rel(c) == Deprel::ccomp)
        same_form = false;
  for (const auto c : tree_.children(first)) {
    if (tree_.rel(c) != Deprel::aux || c > first) continue;
    const bool modal = !one_of(tree_.lemma(c), {"be", "have", "get", "do"});
    // "was seized and sold" shares "was"; "will come and see" shares "will"
    if (modal ? tree_.text(head) == tree_.lemma(head) : same_form) predicate.relation.push_back(c);
  }
}

/// "was able to find and keep": the second infinitive takes what governs the first.
Words Predicates::governing_words(TokenIndex head) const {
  Words words;
  if (tree_.rel(head) != Deprel::conj || has_subject_child(head)) return words;
  auto first = tree_.first_conjunct(head);
  for (int depth = 0; depth < max_climb; ++depth) {
    const auto above = tree_.head(first);
    if (tree_.rel(first) != Deprel::xcomp || above == no_token ||
        merged_infinitive(above) != first ||
        (tree_.infinitive(first) && tree_.text(head) != tree_.lemma(head)) ||
        tree_.gerund(first) != tree_.gerund(head))
      break;
    Predicate outer;
    add_relation(above, outer);
    if (outer.copular) outer.relation = merged(outer.relation, extents_.core(above));
    if (words.empty() && !tree_.infinitive(head)) words = extents_.marker(first);
    words = merged(words, outer.relation);
    first = above;
  }
  return words;
}

void Predicates::add_relation(TokenIndex head, Predicate& predicate) const {
  add_auxiliaries(head, predicate);
  predicate.copular = tree_.child(head, Deprel::cop) != no_token;
  if (!predicate.copular) predicate.relation.push_back(head);
  normalize(predicate.relation);
  const auto adverb = [&](TokenIndex t) {
    return tree_.rel(t) == Deprel::advmod && tree_.head(t) == head && tree_.pos(t) == Upos::adv &&
           !one_of(tree_.lemma(t), {"when", "where", "how", "why"});
  };
  if (predicate.relation.empty()) return;
  // adverbs between the words of the relation, and right before the first
  auto words = predicate.relation;
  const auto first = words.front();
  const auto last = words.back();
  for (const auto c : tree_.children(head))
    if (c > first && c < last && adverb(c)) words.push_back(c);
  for (auto t = first; t > 0 && adverb(t - 1) && t - 1 < head; --t)
    if (includes(words, t) || t == first) words.insert(words.begin(), t - 1);
  if (predicate.copular) {
    for (auto t = last + 1; t < head && adverb(t) && is_clause_adverb(tree_.lemma(t)); ++t)
      words.push_back(t);
  } else {
    for (const auto c : tree_.children(head))  // the particle
      if (tree_.rel(c) == Deprel::compound && c > head && tree_.pos(c) == Upos::adp)
        words.push_back(c);
  }
  normalize(words);
  predicate.relation = std::move(words);
}

void Predicates::add_complements(TokenIndex head, Predicate& predicate) const {
  auto& out = predicate.complements;
  const auto infinitive = merged_infinitive(head);
  for (const auto c : tree_.children(head)) {
    if (includes(predicate.relation, c) || c == infinitive) continue;
    switch (tree_.rel(c)) {
      case Deprel::obj:
      case Deprel::iobj:
        if (c > head || !is_relative_pronoun(tree_.lemma(c)))
          out.push_back({c, Role::object, {}});
        else
          out.push_back({antecedent(c, head), Role::object, {}, false, true});
        break;
      case Deprel::obl: {
        auto binder = extents_.preposition(c);
        const auto role = binder.empty() ? Role::adjunct : Role::oblique;
        if (is_relative_pronoun(tree_.lemma(c))) {
          if (const auto noun = antecedent(c, head); noun != c)
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
    Predicate inner;
    add_relation(infinitive, inner);
    predicate.relation = merged(merged(predicate.relation, inner.relation), mark);
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
  if (tree_.rel(head) != Deprel::conj || has_subject_child(head)) return;
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
  add_relation(head, result);
  result.relation = merged(result.relation, governing_words(head));
  add_complements(head, result);
  if (tree_.child(head, Deprel::cop) != no_token && merged_infinitive(head) == no_token)
    result.complements.push_back({head,
                                  tree_.pos(head) == Upos::verb && extents_.marker(head).size()
                                      ? Role::clause
                                      : Role::object,
                                  extents_.preposition(head)});
  if (const auto there = tree_.child(head, Deprel::expl);
      there != no_token && tree_.lemma(there) == "there") {  // "there is X"
    result.subjects = {there};
    if (const auto s = tree_.child(head, Deprel::nsubj); s != no_token)
      result.complements.push_back({s, Role::object, {}});
  } else {
    auto s = subject(head, 0);
    if (s == no_token) s = misread_subject(result);
    if (s != no_token) {
      result.subjects = conjuncts(s);
      std::erase_if(result.complements, [&](const Complement& c) { return c.head == s; });
    }
  }
  result.own_subject = has_subject_child(head);
  add_relative_object(result);
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
