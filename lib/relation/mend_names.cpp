// SPDX-License-Identifier: Apache-2.0
/// Names that the parser hangs in the wrong place: lists, titles, objects, headlines.
#include "relation/mender.hpp"

namespace demarche::detail {

void Mender::conjunct_read_as_apposition(Index name) {
  if (rel(name) != Deprel::appos || syntax_[name].head >= name) return;
  auto has_and = find(name, [&](Index c) { return rel(c) == Deprel::cc && c < name; });
  if (has_and == none) {
    const auto title = find(name, [&](Index c) {
      return c < name && (rel(c) == Deprel::nmod || rel(c) == Deprel::compound);
    });
    if (title == none) return;
    has_and = find(title, [&](Index c) { return rel(c) == Deprel::cc && c < title; });
    if (has_and == none) return;
  }
  syntax_[name].rel = Deprel::conj;
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

void Mender::title_beside_name(Index name) {
  if (pos(name) != Upos::propn || name == 0 || rel(name) != Deprel::nmod) return;
  if (preposition(name) != none) return;
  const auto head = syntax_[name].head;
  if (head >= syntax_.size() || head > name) return;
  const auto title = find(head, [&](Index c) {
    return rel(c) == Deprel::nmod && c < name && name - c < 6 && pos(c) == Upos::propn;
  });
  if (title == none) return;
  for (auto t = title + 1; t < name; ++t)
    if (pos(t) == Upos::punct || pos(t) == Upos::verb || pos(t) == Upos::cconj) return;
  const auto before = preposition(title);
  if (before == none) return;
  move(before, name, Deprel::case_);
  move(title, name, Deprel::compound);
}

void Mender::object_hung_across(Index name) {
  if (rel(name) != Deprel::conj || !noun(name) || name < 2) return;
  auto verb = name - 1;
  while (verb > syntax_[name].head && syntax_[verb].head == name) --verb;
  if (verb <= syntax_[name].head || pos(verb) != Upos::verb || rel(verb) != Deprel::conj) return;
  if (find(verb, [&](Index c) { return rel(c) == Deprel::obj || rel(c) == Deprel::ccomp; }) == none)
    move(name, verb, Deprel::obj);
}

void Mender::name_hung_on_a_date(Index name) {
  if (pos(name) != Upos::propn || dates_[name] || syntax_[name].head >= syntax_.size()) return;
  auto date = syntax_[name].head;
  if (rel(name) == Deprel::nmod && dates_[date] && rel(date) == Deprel::conj &&
      find(name, [&](Index c) { return rel(c) == Deprel::cc; }) != none)
    date = syntax_[date].head;  // the second date took the name along
  else if (rel(name) != Deprel::conj)
    return;
  if (date >= name || !dates_[date] || syntax_[date].head >= date) return;
  const auto own = preposition(name);
  auto first = none;
  for (auto c = first_[syntax_[date].head]; c != none && c < date; c = next_[c])
    if (syntax_[c].head == syntax_[date].head && c > syntax_[c].head && !dates_[c] &&
        (rel(c) == Deprel::obj || rel(c) == Deprel::obl) && pos(c) == Upos::propn &&
        (own == none || (preposition(c) != none && word(preposition(c)) == word(own))))
      first = c;
  if (first != none) move(name, first, Deprel::conj);
}

void Mender::recipient_read_as_object(Index name) {
  if (rel(name) != Deprel::obj || pos(name) != Upos::propn || syntax_[name].head > name) return;
  const auto thing = find(syntax_[name].head, [&](Index c) {
    return c > name && c < name + 6 && rel(c) == Deprel::obj && pos(c) == Upos::noun;
  });
  if (thing != none) syntax_[name].rel = Deprel::iobj;
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
