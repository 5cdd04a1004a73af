// SPDX-License-Identifier: Apache-2.0
#include "open/subjects.hpp"

namespace demarche::detail {
namespace {

constexpr int max_climb = 6;

}  // namespace

bool Subjects::own(TokenIndex head) const {
  for (const auto c : tree_.children(head))
    if (tree_.rel(c) == Deprel::nsubj || tree_.rel(c) == Deprel::expl) return true;
  return false;
}

TokenIndex Subjects::antecedent(TokenIndex pronoun, TokenIndex clause) const {
  if (!is_relative_pronoun(tree_.lemma(pronoun))) return pronoun;
  auto at = clause;
  for (int depth = 0; depth < max_climb && at != no_token; ++depth) {
    if (tree_.rel(at) == Deprel::acl && tree_.head(at) != no_token)
      return tree_.rel(pronoun) == Deprel::nsubj ? described(tree_.head(at)) : tree_.head(at);
    if (tree_.rel(at) != Deprel::conj && tree_.rel(at) != Deprel::xcomp) break;
    at = tree_.head(at);
  }
  const auto noun = noun_before(pronoun);
  return noun == no_token ? pronoun : noun;
}

/// For a parse that hangs the relative clause elsewhere.
TokenIndex Subjects::noun_before(TokenIndex pronoun) const {
  if (pronoun < 2 || tree_.lemma(pronoun) == "that") return no_token;
  auto noun = pronoun - 1;
  if (tree_.pos(noun) == Upos::punct) --noun;
  if (!tree_.is_noun(noun) || tree_.sentence(noun) != tree_.sentence(pronoun)) return no_token;
  for (int depth = 0; depth < max_climb; ++depth) {  // from a name's last word to its head
    const auto head = tree_.head(noun);
    if (head >= pronoun || !tree_.is_noun(head) ||
        (tree_.rel(noun) != Deprel::flat && tree_.rel(noun) != Deprel::compound))
      break;
    noun = head;
  }
  return described(noun);
}

/// What a noun behind "is" tells of: "X is an envoy who ..." is about X.
TokenIndex Subjects::described(TokenIndex noun) const {
  if (tree_.child(noun, Deprel::cop) != no_token)
    if (const auto s = tree_.child(noun, Deprel::nsubj);
        s != no_token && tree_.pos(s) != Upos::pron && s < noun)
      return s;
  return noun;
}

/// Of two subjects the first, as the second is an apposition that was misread ("Aho, the mayor,
/// left"); but the one beside the verb in "it is over, Aho said", where parsers give "said" both.
TokenIndex Subjects::surface(TokenIndex head) const {
  auto found = no_token;
  bool speech = false;
  for (const auto c : tree_.children(head)) {
    if (tree_.rel(c) == Deprel::ccomp) speech = true;
    if (tree_.rel(c) == Deprel::nsubj && (found == no_token || (speech && c < head))) found = c;
  }
  return found;
}

/// What stands where a subject should, under another label: "The ``Aster'' was sold".
TokenIndex Subjects::misread(TokenIndex head, TokenIndex first_word) const {
  const auto rel = tree_.rel(head);
  if (rel != Deprel::root && rel != Deprel::ccomp && rel != Deprel::parataxis &&
      rel != Deprel::conj)
    return no_token;
  auto found = no_token;
  for (const auto c : tree_.children(head))
    if (c < first_word && tree_.is_noun(c) &&
        (tree_.rel(c) == Deprel::obl || tree_.rel(c) == Deprel::obj ||
         tree_.rel(c) == Deprel::dislocated || tree_.rel(c) == Deprel::vocative) &&
        extents_.preposition(c).empty())
      found = c;
  return found;
}

TokenIndex Subjects::of(TokenIndex head, int depth) const {
  if (head == no_token || depth > max_climb) return no_token;
  if (const auto c = surface(head); c != no_token) return antecedent(c, head);
  if (const auto e = tree_.child(head, Deprel::expl); e != no_token) return e;
  const auto above = tree_.head(head);
  if (above == no_token) return tree_.rel(head) == Deprel::root ? below(head) : no_token;
  switch (tree_.rel(head)) {
    case Deprel::conj:
      return of(above, depth + 1);
    case Deprel::advcl:
      return of(above, depth + 1);
    case Deprel::xcomp: {
      for (const auto rel : {Deprel::iobj, Deprel::obj})  // "asked B to leave"
        if (const auto object = tree_.child(above, rel); object != no_token) return object;
      return of(above, depth + 1);
    }
    case Deprel::acl:  // "plans to sign", "the idea of signing": who signs is not said
      return extents_.marker(head).empty() ? described(above) : no_token;
    case Deprel::ccomp:
      for (const auto c : tree_.children(above))
        if (tree_.rel(c) == Deprel::nsubj && c < head && c != surface(above)) return c;
      return no_token;
    case Deprel::csubj: {  // "the session, taking place in May, ended": a participle misread
      const auto s = surface(above);
      return tree_.gerund(head) && s < head ? antecedent(s, above) : no_token;
    }
    default:
      return no_token;
  }
}

/// "Having returned, they won": a participle that was taken for the main clause.
TokenIndex Subjects::below(TokenIndex head) const {
  const auto have = tree_.child_with_lemma(head, {"have"});
  if (!tree_.gerund(head) && (have == no_token || !tree_.gerund(have))) return no_token;
  for (const auto c : tree_.children(head))
    if (c > head &&
        (tree_.rel(c) == Deprel::conj || tree_.rel(c) == Deprel::parataxis ||
         tree_.rel(c) == Deprel::ccomp) &&
        tree_.is_verb(c) && surface(c) != no_token)
      return surface(c);
  return no_token;
}

}  // namespace demarche::detail
