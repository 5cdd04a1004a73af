// SPDX-License-Identifier: Apache-2.0
#include "relation/clause.hpp"

#include <algorithm>

#include "relation/light_verbs.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

constexpr int max_climb =
    6;  // verbs stacked deeper than this share no argument that a reader would see

}  // namespace

/// "thanked A for B's help and congratulated C", the second verb read beside "help": the verb that
/// governs the noun, if it has the same form; no_token if there is none.
TokenIndex Clauses::governing_verb(TokenIndex noun, TokenIndex conjunct) const {
  if (tree_.gerund(conjunct) || tree_.infinitive(conjunct)) return no_token;
  for (int depth = 0; depth < 4; ++depth) {
    noun = tree_.head(noun);
    if (noun == no_token) return no_token;
    if (!tree_.verbal(noun)) continue;
    const bool same = !tree_.gerund(noun) && !tree_.infinitive(noun) && !tree_.passive(noun) &&
                      tree_.text(noun).ends_with("ed") == tree_.text(conjunct).ends_with("ed");
    if (same && noun < conjunct) return noun;
  }
  return no_token;
}

std::vector<TokenIndex> Clauses::expand(TokenIndex token) const {
  std::vector<TokenIndex> result;
  tree_.add_conjuncts(token, result);
  return result;
}

TokenIndex Clauses::surface_subject(TokenIndex verb) const {
  TokenIndex before = no_token, behind = no_token;
  for (const auto c : tree_.children(verb)) {
    if (tree_.rel(c) != Deprel::nsubj) continue;
    if (c < verb)
      before = c;  // the nearest of several
    else if (behind == no_token)
      behind = c;
  }
  if (before != no_token) return before;
  return behind;
}

/// A subject that stands behind its verb where another, or a part of it, stands before: an object.
TokenIndex Clauses::misread_object(TokenIndex verb) const {
  const auto subject = surface_subject(verb);
  bool particle = false;
  for (const auto c : tree_.children(verb)) {
    if (c < verb) continue;
    if (tree_.rel(c) == Deprel::nsubj && subject != no_token && subject < verb) return c;
    // "shot down [a drone]": an oblique behind a particle and without a preposition
    if (tree_.rel(c) == Deprel::compound && tree_.pos(c) == Upos::adp) particle = true;
    if (particle && tree_.rel(c) == Deprel::obl && tree_.preposition(c).empty()) return c;
  }
  return no_token;
}

/// "who", "which", "that" in a relative clause mean the noun that the clause hangs on.
TokenIndex Clauses::antecedent(TokenIndex pronoun, TokenIndex verb) const {
  if (!one_of(tree_.lemma(pronoun), {"who", "which", "that", "whom"})) return pronoun;
  auto clause = tree_.first_conjunct(verb);
  for (int depth = 0; depth < max_climb && tree_.head(clause) != no_token; ++depth) {
    if (tree_.rel(clause) == Deprel::acl) return tree_.head(clause);
    clause = tree_.head(clause);
  }
  return pronoun;
}

std::vector<TokenIndex> Clauses::subjects(TokenIndex verb) const { return subjects(verb, 0); }

std::vector<TokenIndex> Clauses::bearers(TokenIndex adjective) const {
  return subjects(adjective, 0, true);
}

std::vector<TokenIndex> Clauses::subjects(TokenIndex verb, int depth, bool stative) const {
  if (verb == no_token || depth > max_climb) return {};
  const bool passive = !stative && tree_.passive(verb);
  if (passive) return behind(verb, "by");
  if (const auto subject = surface_subject(verb); subject != no_token)
    return expand(antecedent(subject, verb));
  const auto head = tree_.head(verb);
  if (head == no_token) return {};
  switch (tree_.rel(verb)) {
    case Deprel::conj:
      if (!tree_.verbal(head) && tree_.child(head, Deprel::cop) == no_token)
        return subjects(governing_verb(head, verb), depth + 1);
      if (tree_.gerund(head) && surface_subject(head) == no_token)
        if (const auto outer = governing_verb(head, verb); outer != no_token)
          return subjects(outer, depth + 1);
      // "was arrested and said": the second verb shares the surface subject, whatever the first's
      // voice
      if (const auto shared = surface_subject(head); shared != no_token)
        return expand(antecedent(shared, head));
      return subjects(head, depth + 1);
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::csubj: {
      if (tree_.rel(verb) == Deprel::ccomp && !tree_.infinitive(verb) && !tree_.gerund(verb))
        return {};
      const auto object = tree_.child(head, Deprel::obj);
      const auto recipient = tree_.child(head, Deprel::iobj);
      if (object != no_token && tree_.verbal(head)) return expand(object);  // "asked B to leave"
      if (recipient != no_token) return expand(recipient);
      if (const auto surface = surface_subject(head);
          surface != no_token)  // "A is due to, was slated to, agreed to"
        return expand(antecedent(surface, head));
      return subjects(head, depth + 1);
    }
    case Deprel::advcl:
      // "blamed A for supporting B": what A does
      if (tree_.gerund(verb) && tree_.child_with_lemma(verb, {"for", "of"}) != no_token &&
          one_of(tree_.lemma(head),
                 {"accuse",   "blame",     "criticise", "criticize", "condemn", "suspect",
                  "charge",   "fault",     "praise",    "thank",     "commend", "congratulate",
                  "denounce", "slam",      "applaud",   "sanction",  "punish",  "fine",
                  "penalise", "penalize",  "arrest",    "detain",    "jail",    "sentence",
                  "convict",  "prosecute", "expel",     "blacklist"}))
        if (auto whom = objects(head); !whom.empty()) return whom;
      // "invited B to visit", where the parser took a complement for a purpose
      if (tree_.infinitive(verb) && verb > head &&
          one_of(tree_.lemma(head), {"invite", "ask", "urge", "order", "tell", "allow", "force",
                                     "press", "encourage", "instruct", "permit", "persuade"}))
        if (auto whom = objects(head); !whom.empty()) return whom;
      if (const auto surface = surface_subject(head); surface != no_token)
        return expand(antecedent(surface, head));
      return subjects(head, depth + 1);
    case Deprel::acl: {
      if (tree_.gerund(verb)) {
        // "issued a declaration demanding": who issued it; "militants operating from": the noun
        const auto carrier = tree_.head(head);
        if (tree_.rel(head) == Deprel::obj && carrier != no_token && tree_.verbal(carrier) &&
            is_light(tree_.lemma(carrier)) && !is_human_noun(tree_.lemma(head)) &&
            !is_group_noun(tree_.lemma(head)))
          return subjects(carrier, depth + 1);
        return expand(head);
      }
      if (tree_.infinitive(verb)) {  // "A's decision to visit", "A made a decision to visit"
        auto owners = possessors(head);
        if (owners.empty()) owners = modifiers(head);
        if (owners.empty())  // "the start of the [Iraqi] mission to retake the city"
          for (const auto c : tree_.children(head))
            if (c > head && c < verb && tree_.rel(c) == Deprel::nmod &&
                tree_.preposition(c) == "of") {
              owners = possessors(c);
              if (owners.empty()) owners = modifiers(c);
            }
        if (owners.empty()) {
          const auto carrier = tree_.head(head);
          if (carrier != no_token && tree_.verbal(carrier)) return subjects(carrier, depth + 1);
        }
        return owners;
      }
      if (tree_.child(verb, Deprel::obj) > verb && tree_.child(verb, Deprel::obj) != no_token)
        return expand(
            head);  // "members of A, ..., investigated B": no reduced passive has an object
      return behind(verb, "by");  // "a statement issued by A"
    }
    default:
      return {};
  }
}

std::vector<TokenIndex> Clauses::objects(TokenIndex verb) const {
  if (verb == no_token) return {};
  if (tree_.passive(verb)) {
    if (const auto subject = surface_subject(verb); subject != no_token)
      return expand(antecedent(subject, verb));
    if (tree_.rel(verb) == Deprel::conj) {  // "was detained and questioned"
      const auto head = tree_.head(verb);
      if (const auto subject = surface_subject(head); subject != no_token)
        return expand(antecedent(subject, head));
    }
    if (tree_.rel(verb) == Deprel::acl) return expand(tree_.head(verb));
    return {};
  }
  if (const auto object = tree_.child(verb, Deprel::obj); object != no_token)
    return expand(antecedent(object, verb));
  if (const auto object = misread_object(verb); object != no_token) return {object};
  for (const auto c : tree_.children(verb))  // the parser's slips for a plain object
    if (c > verb && (tree_.rel(c) == Deprel::iobj || tree_.rel(c) == Deprel::vocative))
      return expand(c);
  const bool participle = tree_.text(verb) != tree_.lemma(verb) && !tree_.gerund(verb);
  if (tree_.rel(verb) == Deprel::acl && participle && surface_subject(verb) == no_token)
    return expand(tree_.head(verb));  // "the envoy expelled by B"
  if (tree_.rel(verb) == Deprel::acl && surface_subject(verb) != no_token &&
      !one_of(tree_.lemma(surface_subject(verb)), {"who", "which", "that"}))
    return expand(tree_.head(verb));         // "the envoy (that) B expelled"
  for (const auto c : tree_.children(verb))  // "condemned and rejected B"
    if (tree_.rel(c) == Deprel::conj && tree_.verbal(c) && surface_subject(c) == no_token &&
        !tree_.passive(c))
      if (const auto object = tree_.child(c, Deprel::obj);
          object != no_token && tree_.child(verb, Deprel::obl) == no_token)
        return expand(object);
  return {};
}

std::vector<TokenIndex> Clauses::recipients(TokenIndex verb) const {
  if (const auto recipient = tree_.child(verb, Deprel::iobj); recipient != no_token)
    return expand(recipient);
  return {};
}

std::vector<TokenIndex> Clauses::behind(TokenIndex trigger, std::string_view preposition) const {
  std::vector<TokenIndex> found;
  const auto search = [&](TokenIndex head) {
    for (const auto c : tree_.children(head)) {
      const auto rel = tree_.rel(c);
      if ((rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::xcomp ||
           rel == Deprel::advcl || rel == Deprel::iobj) &&
          tree_.preposition(c) == preposition)
        found.push_back(c);
    }
  };
  search(trigger);
  if (found.empty() && tree_.verbal(trigger)) {
    if (const auto object = tree_.child(trigger, Deprel::obj); object != no_token) search(object);
  } else if (found.empty()) {
    if (const auto verb = light_verb(trigger); verb != no_token) search(verb);
  }
  if (found.empty() && one_of(preposition, {"to", "into", "at", "toward"})) {
    // "fired rockets from Norway [into Kenya]", hung on where they came from
    const auto object = tree_.verbal(trigger) ? tree_.child(trigger, Deprel::obj) : no_token;
    for (const auto head : {trigger, object}) {
      if (head == no_token) continue;
      for (const auto c : tree_.children(head))
        if (c > head && (tree_.rel(c) == Deprel::obl || tree_.rel(c) == Deprel::nmod) &&
            tree_.preposition(c) == "from")
          search(c);
    }
  }
  std::vector<TokenIndex> result;  // "travelled to A and to B": each with its own preposition
  for (const auto f : found)
    for (const auto t : expand(antecedent(f, trigger))) result.push_back(t);
  return result;
}

std::vector<TokenIndex> Clauses::possessors(TokenIndex noun) const {
  for (const auto c : tree_.children(noun))
    if (tree_.possessive(c)) return expand(c);
  return {};
}

std::vector<TokenIndex> Clauses::modifiers(TokenIndex noun) const {
  std::vector<TokenIndex> result;
  for (const auto c : tree_.children(noun)) {
    const auto rel = tree_.rel(c);
    if (c < noun && (rel == Deprel::compound || rel == Deprel::amod ||
                     (rel == Deprel::nmod && tree_.preposition(c).empty())))
      tree_.add_conjuncts(c, result);
  }
  return result;
}

std::vector<TokenIndex> Clauses::complement_subjects(TokenIndex verb) const {
  if (const auto clause = tree_.child(verb, Deprel::ccomp); clause != no_token)
    return subjects(clause);
  for (const auto c : tree_.children(verb))  // "called for B to leave"
    if (tree_.rel(c) == Deprel::advcl && c > verb && tree_.infinitive(c) &&
        tree_.child(c, Deprel::nsubj) != no_token && tree_.child_with_lemma(c, {"for"}) != no_token)
      return subjects(c);
  return {};
}

/// "A has the full support [of B]": it is B's.
bool Clauses::is_had(TokenIndex noun, TokenIndex verb) const {
  if (!one_of(tree_.lemma(verb), {"have", "enjoy"}) ||
      !one_of(tree_.lemma(noun), {"support", "backing", "confidence", "trust", "sympathy",
                                  "solidarity", "assurance", "endorsement"}))
    return false;
  for (const auto c : tree_.children(noun))
    if (c > noun && tree_.rel(c) == Deprel::nmod && tree_.preposition(c) == "of") return true;
  return false;
}

std::vector<TokenIndex> Clauses::at(TokenIndex trigger, bool noun, const Place& place) const {
  switch (place.slot) {
    case Slot::subject: {
      if (!noun) return subjects(trigger);
      const auto verb = light_verb(trigger);
      if (verb == no_token) return {};
      if (is_had(trigger, verb)) return {};
      return takes(tree_.lemma(verb), tree_.lemma(trigger)) ? behind(verb, "from") : subjects(verb);
    }
    case Slot::object: {
      if (!noun) return objects(trigger);
      const auto verb = light_verb(trigger);  // "gave B a warning", "B received a warning"
      if (verb == no_token) return {};
      return takes(tree_.lemma(verb), tree_.lemma(trigger)) || is_had(trigger, verb)
                 ? subjects(verb)
                 : recipients(verb);
    }
    case Slot::recipient:
      return recipients(noun ? light_verb(trigger) == no_token ? trigger : light_verb(trigger)
                             : trigger);
    case Slot::possessor:
      return possessors(trigger);
    case Slot::named_possessor: {
      auto owners = possessors(trigger);
      std::erase_if(owners, [&](TokenIndex t) { return tree_.pos(t) == Upos::pron; });
      return owners;
    }
    case Slot::modifier:
      return modifiers(trigger);
    case Slot::object_owner:
      return object_owners(noun ? light_verb(trigger) : trigger);
    case Slot::oblique:
      return obliques(trigger);
    case Slot::complement:
      return complement(trigger);
    case Slot::complement_subject:
      return noun ? std::vector<TokenIndex>{} : complement_subjects(trigger);
    case Slot::preposition:
      return behind(trigger, place.word);
  }
  return {};
}

}  // namespace demarche::detail
