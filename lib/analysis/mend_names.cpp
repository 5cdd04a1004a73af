// SPDX-License-Identifier: Apache-2.0
#include "analysis/mender.hpp"

namespace demarche::detail {

void Mender::name_hung_on_a_date(Index name) {
  if (pos(name) != Upos::propn || is_date(name) || syntax_[name].head >= syntax_.size()) return;
  auto date = syntax_[name].head;
  if (rel(name) == Deprel::nmod && is_date(date) && rel(date) == Deprel::conj &&
      syntax_[date].head < syntax_.size() &&
      find(name, [&](Index c) { return rel(c) == Deprel::cc; }) != none)
    date = syntax_[date].head;  // the second date took the name along
  else if (rel(name) != Deprel::conj)
    return;
  if (date >= name || !is_date(date) || syntax_[date].head >= date) return;
  const auto own = preposition(name);
  auto first = none;
  for (auto c = first_[syntax_[date].head]; c != none && c < date; c = next_[c])
    if (syntax_[c].head == syntax_[date].head && c > syntax_[c].head && !is_date(c) &&
        (rel(c) == Deprel::obj || rel(c) == Deprel::obl) && pos(c) == Upos::propn &&
        (own == none || (preposition(c) != none && word(preposition(c)) == word(own))))
      first = c;
  if (first != none) move(name, first, Deprel::conj);
}

void Mender::clause_read_as_phrase(Index verb) {
  if (rel(verb) != Deprel::conj || pos(verb) != Upos::verb) return;
  const auto head = syntax_[verb].head;
  if (head >= verb || find(verb, [&](Index c) {
                        return rel(c) == Deprel::cc || rel(c) == Deprel::nsubj ||
                               rel(c) == Deprel::aux;
                      }) != none)
    return;
  Index phrase = none;
  Index mark = none;
  for (auto c = first_[head]; c != none && c < verb; c = next_[c]) {
    if (syntax_[c].head != head || rel(c) != Deprel::obl || c < head) continue;
    if (pos(c) != Upos::propn) continue;
    const auto word_of_time = find(c, [&](Index k) {
      return rel(k) == Deprel::case_ && (word(k) == "after" || word(k) == "before" ||
                                         word(k) == "since" || word(k) == "until");
    });
    if (word_of_time != none) phrase = c, mark = word_of_time;
  }
  if (phrase == none) return;
  syntax_[verb].rel = Deprel::advcl;
  move(phrase, verb, Deprel::nsubj);
  move(mark, verb, Deprel::mark);
}

void Mender::subject_behind_for(Index name) {
  if (rel(name) != Deprel::obl || pos(name) != Upos::propn) return;
  for (auto t = name; t-- > 0 && name - t < 5;) {
    if (word(t) != "for" || rel(t) != Deprel::mark) continue;
    const auto verb = syntax_[t].head;
    if (verb < syntax_.size() && verb > name && syntax_[verb].head == syntax_[name].head &&
        find(verb, [&](Index c) { return rel(c) == Deprel::nsubj; }) == none)
      move(name, verb, Deprel::nsubj);
    return;
  }
}

void Mender::list_read_as_apposition(Index name) {
  const auto head = syntax_[name].head;
  if (rel(name) != Deprel::appos || head >= name || pos(name) != Upos::propn ||
      pos(head) != Upos::propn || word(name - 1) != "," ||
      (rel(head) != Deprel::nsubj && rel(head) != Deprel::root))
    return;
  auto end = name + 1;
  while (end < syntax_.size() && rel(end) == Deprel::flat && syntax_[end].head == name) ++end;
  if (end + 1 >= syntax_.size()) return;
  const bool plural = pos(end) == Upos::verb && word(end) == syntax_[end].lemma;
  const bool infinitive = word(end) == "to" && pos(end + 1) == Upos::verb;
  if (plural || infinitive) syntax_[name].rel = Deprel::conj;
}

void Mender::infinitive_of_a_headline(Index name) {
  if (rel(name) != Deprel::root || pos(name) != Upos::propn) return;
  const auto is_headlines = [&](Index c) {
    return c > name && rel(c) == Deprel::acl && pos(c) == Upos::verb &&
           find(c, [&](Index k) { return rel(k) == Deprel::mark && word(k) == "to"; }) != none;
  };
  auto verb = find(name, is_headlines);
  if (verb == none) {
    const auto other = find(name, [&](Index c) {
      return c > name && (rel(c) == Deprel::conj || rel(c) == Deprel::appos);
    });
    if (other != none) verb = find(other, is_headlines);
  }
  if (verb == none) return;
  const auto head = syntax_[name].head;
  move(name, verb, Deprel::nsubj);
  move(verb, head, Deprel::root);
}

void Mender::subject_read_as_conjunct(Index verb) {
  if (pos(verb) != Upos::verb || rel(verb) != Deprel::conj || verb < 3) return;
  const auto subject = verb - 1;
  if (!noun(subject) || rel(subject) != Deprel::conj || syntax_[subject].head == verb ||
      find(verb, [&](Index c) { return rel(c) == Deprel::nsubj; }) != none)
    return;
  auto conjunction = find(subject, [&](Index c) { return rel(c) == Deprel::cc && c < subject; });
  if (conjunction != none) {
    // A verb that is coordinated has its own "and", or this is it.
    const bool own = find(verb, [&](Index c) { return rel(c) == Deprel::cc; }) != none;
    if (conjunction == 0 || word(verb).ends_with("ing") || pos(syntax_[verb].head) != Upos::verb ||
        (own && word(conjunction - 1) != ","))
      return;
    move(conjunction, verb, Deprel::cc);
  } else {  // "gave aid to B and [A] sent money": the "and" is the verb's
    conjunction = find(verb, [&](Index c) { return rel(c) == Deprel::cc && c < subject; });
    if (conjunction == none) return;
    for (auto t = conjunction + 1; t < subject; ++t)
      if (syntax_[t].head != subject) return;
  }
  move(subject, verb, Deprel::nsubj);
}

}  // namespace demarche::detail
