// SPDX-License-Identifier: Apache-2.0
#include "relation/mend.hpp"

#include <string>
#include <utility>

#include "relation/mender.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {

Mender::Mender(const Layers& document)
    : doc_(document),
      syntax_(document.syntax),
      first_(document.syntax.size(), none),
      next_(document.syntax.size(), none),
      dates_(document.syntax.size()) {
  for (const auto& mention : document.mentions)
    if (mention.type == EntityType::date)
      for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t) dates_[t] = true;
  for (auto t = static_cast<Index>(syntax_.size()); t-- > 0;) {
    const auto head = syntax_[t].head;
    if (head >= syntax_.size()) continue;
    next_[t] = first_[head];
    first_[head] = t;
  }
}

std::vector<Syntax> Mender::run() {
  titled_persons();
  for (Index t = 0; t < syntax_.size(); ++t) {
    if (rel(t) == Deprel::reparandum && syntax_[t].head < syntax_.size() && t < syntax_[t].head)
      syntax_[t].rel = Deprel::compound;  // "the [Norway-Kenya] relationship"
    if ((rel(t) == Deprel::obj || rel(t) == Deprel::iobj) && syntax_[t].head < t && noun(t) &&
        preposition(t) != none)
      syntax_[t].rel = Deprel::obl;  // "issued a demarche [to the envoy]"
    if (rel(t) == Deprel::obj && is_time(t) && syntax_[t].head < t &&
        find(syntax_[t].head, [&](Index c) { return rel(c) == Deprel::obj && c > t; }) != none)
      syntax_[t].rel = Deprel::obl;  // "rejected [Thursday] an appeal"
    perfect_read_as_object(t);
    verb_read_as_adjective(t);
    place_read_as_subject(t);
    participle_read_as_clause(t);
    verb_between_names(t);
    gerund_read_as_noun(t);
    phrase_of_two_subjects(t);
    title_beside_name(t);
    conjunct_read_as_apposition(t);
    object_hung_across(t);
    name_hung_on_a_date(t);
    recipient_read_as_object(t);
    clause_read_as_phrase(t);
    subject_behind_for(t);
    list_read_as_apposition(t);
    infinitive_of_a_headline(t);
    content_read_as_relative(t);
    command_read_as_relative(t);
    subject_read_as_conjunct(t);
    object_behind_particle(t);
  }
  for (Index t = 0; t < syntax_.size(); ++t) subject_of_reported_clause(t);
  for (Index t = 0; t < syntax_.size(); ++t) second_subject(t);
  return std::move(syntax_);
}

void Mender::verb_read_as_adjective(Index n) {
  if (!noun(n)) return;
  const auto verb = find(n, [&](Index c) {
    return c < n && rel(c) == Deprel::amod && pos(c) == Upos::verb && word(c).ends_with("ed");
  });
  if (verb == none) return;
  auto subject = find(n, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
  const bool own = subject == none;
  if (own) subject = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
  if (subject == none || find(n, [&](Index c) { return rel(c) == Deprel::cop; }) != none) return;
  if (find(n, [&](Index c) { return rel(c) == Deprel::det && c > subject && c < n; }) != none)
    return;
  const auto head = syntax_[n].head;
  const auto role = rel(n);
  if (!own) move(subject, verb, Deprel::nsubj);
  for (auto c = first_[n]; c != none; c = next_[c])
    if (syntax_[c].head == n && (rel(c) == Deprel::aux || rel(c) == Deprel::ccomp ||
                                 rel(c) == Deprel::parataxis || rel(c) == Deprel::advcl))
      move(c, verb, rel(c));
  move(verb, head, role);
  move(n, verb, Deprel::obj);
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

void Mender::place_read_as_subject(Index place) {
  if (rel(place) != Deprel::nsubj || pos(place) != Upos::propn) return;
  const auto verb = syntax_[place].head;
  if (verb >= syntax_.size() || verb < place) return;
  if (preposition(place) == none) return;
  const auto subject = find(
      place, [&](Index c) { return rel(c) == Deprel::appos && c > place && c < verb && noun(c); });
  if (subject == none) return;
  move(place, verb, Deprel::obl);
  move(subject, verb, Deprel::nsubj);
}

void Mender::participle_read_as_clause(Index verb) {
  if (pos(verb) != Upos::verb || rel(verb) != Deprel::acl || !word(verb).ends_with("ing") ||
      syntax_[verb].head > verb)
    return;
  const auto between = find(verb, [&](Index c) {
    return c + 1 == verb && (word(c) == "between" || word(c) == "with") &&
           (rel(c) == Deprel::mark || rel(c) == Deprel::case_);
  });
  const auto name =
      find(verb, [&](Index c) { return rel(c) == Deprel::obj && c > verb && noun(c); });
  if (between == none || name == none) return;
  move(name, syntax_[verb].head, Deprel::nmod);
  move(between, name, Deprel::case_);
  move(verb, name, Deprel::amod);
}

void Mender::gerund_read_as_noun(Index t) {
  if (pos(t) != Upos::noun || !word(t).ends_with("ing") || rel(t) != Deprel::obl) return;
  const auto verb = syntax_[t].head;
  if (verb >= t || syntax_[verb].lemma != "look") return;
  const auto to = find(t, [&](Index c) { return rel(c) == Deprel::case_ && word(c) == "to"; });
  if (to == none) return;
  syntax_[to].rel = Deprel::mark;
  syntax_[t].pos = Upos::verb;
  syntax_[t].rel = Deprel::advcl;
  for (auto c = first_[t]; c != none; c = next_[c])
    if (syntax_[c].head == t && c > t && rel(c) == Deprel::nmod) syntax_[c].rel = Deprel::obl;
}

void Mender::verb_between_names(Index n) {
  if (!noun(n)) return;
  const auto verb = find(n, [&](Index c) {
    return c < n && c > 0 && rel(c) == Deprel::amod && pos(c) == Upos::verb &&
           word(c).ends_with("ed") && pos(c - 1) == Upos::propn;
  });
  if (verb == none) return;
  const auto lemma = syntax_[verb].lemma;
  for (const std::string_view made : {"back", "base", "control", "occupy", "sponsor", "support",
                                      "own", "train", "align", "link", "relate", "style"})
    if (lemma == made || lemma == std::string(made) + "e") return;  // "Norway backed forces"
  auto subject = verb - 1;
  for (int depth = 0; depth < 4 && syntax_[subject].head < verb; ++depth)
    subject = syntax_[subject].head;
  if (rel(subject) != Deprel::compound && rel(subject) != Deprel::nmod &&
      rel(subject) != Deprel::nsubj)
    return;
  if (find(subject, [&](Index c) { return rel(c) == Deprel::case_; }) != none) return;
  const auto head = syntax_[n].head;
  const auto role = rel(n);
  const auto article = find(n, [&](Index c) { return rel(c) == Deprel::det && c < subject; });
  if (article != none) move(article, subject, Deprel::det);
  move(subject, verb, Deprel::nsubj);
  for (auto c = first_[n]; c != none; c = next_[c])
    if (syntax_[c].head == n && c > n &&
        (rel(c) == Deprel::acl || rel(c) == Deprel::ccomp || rel(c) == Deprel::advcl))
      move(c, verb, rel(c) == Deprel::acl ? Deprel::ccomp : rel(c));
  move(verb, head, role);
  move(n, verb, Deprel::obj);
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

Mender::Index Mender::addressing_verb(Index clause) const {
  const auto addressee = syntax_[clause].head;
  if (rel(clause) != Deprel::acl || addressee >= syntax_.size() || addressee > clause ||
      (rel(addressee) != Deprel::iobj && rel(addressee) != Deprel::obj))
    return none;
  const auto verb = syntax_[addressee].head;
  return verb >= syntax_.size() || verb > addressee ? none : verb;
}

void Mender::content_read_as_relative(Index clause) {
  const auto verb = addressing_verb(clause);
  if (verb == none) return;
  const auto addressee = syntax_[clause].head;
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

void Mender::command_read_as_relative(Index clause) {
  const auto verb = addressing_verb(clause);
  if (verb == none) return;
  const auto addressee = syntax_[clause].head;
  const auto lemma = syntax_[verb].lemma;
  bool commands = false;
  for (const std::string_view word : {"tell", "order", "urge", "ask", "instruct", "advise",
                                      "persuade", "invite", "press", "encourage", "warn"})
    commands |= lemma == word;
  if (!commands || find(clause, [&](Index c) {
                     return rel(c) == Deprel::mark && c < clause && word(c) == "to";
                   }) == none)
    return;
  const bool people = pos(addressee) == Upos::propn || is_human_noun(syntax_[addressee].lemma) ||
                      is_group_noun(syntax_[addressee].lemma);
  if (people) move(clause, verb, Deprel::xcomp);
}

void Mender::subject_of_reported_clause(Index clause) {
  const auto saying = syntax_[clause].head;
  if (saying >= syntax_.size() || clause > saying || pos(clause) != Upos::verb ||
      (rel(clause) != Deprel::ccomp && rel(clause) != Deprel::parataxis))
    return;
  if (find(clause, [&](Index c) { return rel(c) == Deprel::nsubj; }) != none) return;
  const auto lost = find(saying, [&](Index c) { return rel(c) == Deprel::nsubj && c < clause; });
  if (lost == none ||
      find(saying, [&](Index c) { return rel(c) == Deprel::nsubj && c > clause; }) == none)
    return;
  move(lost, clause, Deprel::nsubj);
}

void Mender::second_subject(Index verb) {
  if (pos(verb) != Upos::verb) return;
  if (find(verb, [&](Index c) { return rel(c) == Deprel::obj && c > verb; }) != none) return;
  const auto before = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
  if (before == none) return;
  const auto behind = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c > verb; });
  if (behind != none && noun(behind)) syntax_[behind].rel = Deprel::obj;
}

std::vector<Syntax> mended(const Layers& document) { return Mender(document).run(); }

}  // namespace demarche::detail
