// SPDX-License-Identifier: Apache-2.0
#include "analysis/mend.hpp"

#include <utility>

#include "analysis/mender.hpp"

namespace demarche::detail {

Mender::Mender(const Layers& document, std::vector<Syntax>& syntax)
    : doc_(document), syntax_(syntax), first_(syntax.size(), none), next_(syntax.size(), none) {
  for (auto t = static_cast<Index>(syntax_.size()); t-- > 0;) {
    const auto head = syntax_[t].head;
    if (head >= syntax_.size()) continue;
    next_[t] = first_[head];
    first_[head] = t;
  }
}

void Mender::run() {
  for (Index t = 0; t < syntax_.size(); ++t) {
    modifier_read_as_repair(t);
    object_with_preposition(t);
    perfect_read_as_object(t);
    phrase_of_two_subjects(t);
    name_hung_on_a_date(t);
    clause_read_as_phrase(t);
    subject_behind_for(t);
    list_read_as_apposition(t);
    infinitive_of_a_headline(t);
    content_read_as_relative(t);
    subject_read_as_conjunct(t);
    object_behind_particle(t);
  }
}

void Mender::modifier_read_as_repair(Index t) {
  if (rel(t) == Deprel::reparandum && syntax_[t].head < syntax_.size() && t < syntax_[t].head)
    syntax_[t].rel = Deprel::compound;
}

void Mender::object_with_preposition(Index t) {
  if ((rel(t) == Deprel::obj || rel(t) == Deprel::iobj) && syntax_[t].head < t && noun(t) &&
      preposition(t) != none)
    syntax_[t].rel = Deprel::obl;
}

void Mender::perfect_read_as_object(Index have) {
  const auto verb = have + 1;
  if (verb >= syntax_.size() || syntax_[have].lemma != "have" || pos(verb) != Upos::verb ||
      rel(verb) != Deprel::amod || word(verb).ends_with("ing"))
    return;
  const auto object = syntax_[verb].head;
  if (object >= syntax_.size() || object < verb || syntax_[object].head != have ||
      rel(object) != Deprel::obj)
    return;
  if (have == 0 || word(have - 1) != "to") return;
  const auto head = syntax_[have].head;
  const auto role = rel(have);
  for (auto c = first_[have]; c != none; c = next_[c])
    if (syntax_[c].head == have) move(c, verb, rel(c));
  move(verb, head, role);
  move(have, verb, Deprel::aux);
}

void Mender::phrase_of_two_subjects(Index verb) {
  const auto subject = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
  if (subject == none) return;
  if (pos(subject) == Upos::verb && word(subject).ends_with("ing")) {
    const auto inner =
        find(subject, [&](Index c) { return rel(c) == Deprel::nsubj && c < subject; });
    if (inner != none) {
      move(inner, verb, Deprel::nsubj);
      move(subject, inner, Deprel::acl);
      return;
    }
  }
  const auto second =
      find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c > subject && c < verb; });
  if (second == none || !noun(second)) return;
  bool comma = false;
  for (auto t = subject; t < second; ++t) {
    if (pos(t) == Upos::verb || pos(t) == Upos::aux) return;
    comma |= pos(t) == Upos::punct;
  }
  if (preposition(second) != none)
    move(second, subject, Deprel::nmod);  // "aircraft [including helicopters] attacked"
  else if (comma)
    move(second, subject, Deprel::appos);  // "A, [an ally of B], has refused"
  else if (is_time(second))
    syntax_[second].rel = Deprel::obl;  // "A [today] agreed"
  else
    move(subject, second, Deprel::amod);
}

void Mender::content_read_as_relative(Index clause) {
  const auto addressee = syntax_[clause].head;
  if (rel(clause) != Deprel::acl || addressee >= syntax_.size() || addressee > clause ||
      (rel(addressee) != Deprel::iobj && rel(addressee) != Deprel::obj))
    return;
  const auto verb = syntax_[addressee].head;
  if (verb >= syntax_.size() || verb > addressee) return;
  const auto lemma = syntax_[verb].lemma;
  if (lemma != "tell" && lemma != "inform" && lemma != "assure" && lemma != "remind" &&
      lemma != "warn" && lemma != "convince" && lemma != "notify")
    return;
  const auto that = find(clause, [&](Index c) { return c < clause && syntax_[c].lemma == "that"; });
  if (that == none || that < addressee) return;
  const auto subject = find(clause, [&](Index c) {
    return rel(c) == Deprel::nsubj && c != that && c > that && c < clause;
  });
  if (subject == none) return;
  syntax_[that].rel = Deprel::mark;
  move(clause, verb, Deprel::ccomp);
}

void Mender::object_behind_particle(Index object) {
  const auto verb = syntax_[object].head;
  if (rel(object) != Deprel::obl || verb >= object || pos(verb) != Upos::verb) return;
  const auto particle = verb + 1;
  if (particle >= object || syntax_[particle].head != object || rel(particle) != Deprel::case_)
    return;
  constexpr std::pair<std::string_view, std::string_view> phrasal[] = {
      {"call", "off"},   {"break", "off"}, {"put", "off"},   {"carry", "out"}, {"rule", "out"},
      {"wipe", "out"},   {"hand", "over"}, {"take", "over"}, {"turn", "down"}, {"set", "up"},
      {"shoot", "down"}, {"step", "up"},   {"cut", "off"},   {"spell", "out"}, {"lay", "down"}};
  for (const auto& [of, with] : phrasal)
    if (syntax_[verb].lemma == of && word(particle) == with) {
      move(particle, verb, Deprel::compound);
      syntax_[object].rel = Deprel::obj;
      return;
    }
}

void mend(const Layers& document, std::vector<Syntax>& syntax) { Mender(document, syntax).run(); }

}  // namespace demarche::detail
