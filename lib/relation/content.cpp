// SPDX-License-Identifier: Apache-2.0
/// Who else a clause is about: candidates for an argument that stands in no fixed place.
#include "relation/clause.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

constexpr int max_depth = 4;

/// Prepositions behind which stands whom an act concerns; "in" and "at" lead to places.
bool concerns(std::string_view preposition) {
  return one_of(preposition, {"to",      "with",  "against", "from",    "on",     "upon",     "for",
                              "of",      "over",  "toward",  "towards", "into",   "about",    "at",
                              "between", "among", "onto",    "under",   "behind", "regarding"});
}

/// "the attack in [Kenya]": where it was, not whose; "an ally of [Kenya]" is another.
bool is_beside(std::string_view noun, std::string_view preposition) {
  if (preposition == "of") return is_counterpart_noun(noun);
  return one_of(preposition, {"in", "at", "near", "outside", "across", "around", "including"}) &&
         (is_violence_noun(noun) ||
          one_of(noun, {"coup", "massacre", "killing", "violence", "explosion", "murder",
                        "assassination", "kidnapping", "clash"}));
}

}  // namespace

/// The phrase's own parts, nearest first; the phrase itself is not one of them.
void Clauses::inside(TokenIndex phrase, int depth, std::vector<TokenIndex>& out) const {
  if (depth > max_depth) return;
  const auto noun = tree_.lemma(phrase);
  const bool where = one_of(noun, {"side", "border"});  // and not whose
  for (const auto c : tree_.children(phrase))
    if (tree_.possessive(c) && !is_parted_noun(noun)) out.push_back(c);
  for (const auto c : tree_.children(phrase)) {
    const auto rel = tree_.rel(c);
    if (where || c > phrase || tree_.possessive(c) ||
        (rel != Deprel::compound && rel != Deprel::amod && rel != Deprel::nmod))
      continue;
    if (rel == Deprel::compound && is_parted_noun(noun)) continue;
    out.push_back(c);
    inside(c, depth + 1, out);
  }
  for (const auto c : tree_.children(phrase)) {
    if (c < phrase) continue;
    const auto rel = tree_.rel(c);
    if (rel == Deprel::nmod && is_beside(noun, tree_.preposition(c))) continue;
    if (rel == Deprel::nmod || rel == Deprel::appos || rel == Deprel::obl) {
      out.push_back(c);
      inside(c, depth + 1, out);
    } else if (rel == Deprel::acl) {
      if (one_of(tree_.lemma(c),
                 {"flee", "leave", "escape", "quit", "cross", "enter", "reach", "travel", "visit"}))
        continue;  // "insurgents who fled Kenya"
      clause(c, depth + 1, out);
    }
  }
}

/// The subject, objects and obliques of a subordinate clause and of the clauses below it.
void Clauses::clause(TokenIndex verb, int depth, std::vector<TokenIndex>& out) const {
  if (depth > max_depth) return;
  const auto add = [&](TokenIndex c) {
    out.push_back(c);
    inside(c, depth + 1, out);
  };
  for (const auto wanted : {Deprel::nsubj, Deprel::obj, Deprel::iobj})
    for (const auto c : tree_.children(verb))
      if (tree_.rel(c) == wanted) add(c);
  for (const auto c : tree_.children(verb)) {
    const auto rel = tree_.rel(c);
    if (rel == Deprel::obl && c > verb && tree_.child(c, Deprel::mark) == no_token) {
      if (!one_of(tree_.preposition(c), {"after", "before", "since", "during", "despite"})) add(c);
    } else if (rel == Deprel::xcomp || rel == Deprel::ccomp ||
               (rel == Deprel::advcl && tree_.infinitive(c))) {
      clause(c, depth + 1, out);
    }
  }
  if (!tree_.verbal(verb)) inside(verb, depth + 1, out);  // "a member of A" as complement
}

std::vector<TokenIndex> Clauses::object_owners(TokenIndex verb) const {
  std::vector<TokenIndex> result;
  if (verb == no_token) return result;
  for (const auto object : objects(verb)) inside(object, 0, result);
  return result;
}

std::vector<TokenIndex> Clauses::obliques(TokenIndex trigger) const {
  std::vector<TokenIndex> result;
  const auto add = [&](TokenIndex head) {
    for (const auto c : tree_.children(head)) {
      const auto rel = tree_.rel(c);
      if ((rel != Deprel::obl && rel != Deprel::nmod) || c < trigger) continue;
      // "10 million euros in aid to [Kenya]": what the money is, and so whose
      const bool use = tree_.preposition(c) == "in" &&
                       one_of(tree_.lemma(c), {"aid", "assistance", "help", "support", "relief",
                                               "loan", "grant", "investment", "funding"});
      if (tree_.infinitive(c) || (!use && !concerns(tree_.preposition(c)))) continue;
      result.push_back(c);
      inside(c, 1, result);
    }
  };
  add(trigger);
  if (!tree_.verbal(trigger))
    if (const auto verb = light_verb(trigger); verb != no_token) add(verb);
  return result;
}

std::vector<TokenIndex> Clauses::complement(TokenIndex trigger) const {
  std::vector<TokenIndex> result;
  const auto add = [&](TokenIndex head) {
    for (const auto c : tree_.children(head)) {
      const auto rel = tree_.rel(c);
      const bool content = rel == Deprel::xcomp || rel == Deprel::ccomp ||
                           ((rel == Deprel::advcl || rel == Deprel::acl || rel == Deprel::obl ||
                             rel == Deprel::obj) &&
                            tree_.verbal(c) && (tree_.infinitive(c) || tree_.gerund(c)));
      if (content && c > head) clause(c, 1, result);
    }
  };
  add(trigger);
  if (tree_.verbal(trigger)) {
    for (const auto object : objects(trigger))
      if (object > trigger) add(object);
  } else if (const auto verb = light_verb(trigger); verb != no_token) {
    add(verb);
  }
  // "threatened to leave the talks if [B] attacked": who is threatened
  if (one_of(tree_.lemma(trigger), {"threaten", "warn", "vow"})) {
    const auto content = tree_.child(trigger, Deprel::xcomp);
    for (const auto head : {trigger, content}) {
      if (head == no_token) continue;
      for (const auto c : tree_.children(head))
        if (tree_.rel(c) == Deprel::advcl && c > trigger &&
            tree_.child_with_lemma(c, {"if", "unless", "until"}) != no_token)
          for (const auto subject : subjects(c)) result.push_back(subject);
    }
  }
  return result;
}

}  // namespace demarche::detail
