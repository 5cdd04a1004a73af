// SPDX-License-Identifier: Apache-2.0
/// The one pass that mends a parse (mend.hpp), slip by slip.
#pragma once

#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

class Mender {
 public:
  explicit Mender(const Layers& document);
  std::vector<Syntax> run();

 private:
  using Index = std::uint32_t;
  static constexpr Index none = Syntax::root;

  // Verbs and clauses (mend.cpp).

  /// "A [accepted demands] from B": a participle as adjective of a noun that has a subject.
  void verb_read_as_adjective(Index n);

  /// "said to [have fired missiles]": a perfect read as what somebody has.
  void perfect_read_as_object(Index have);

  /// "between [visiting] minister A and B": a participle read as a clause about the talks.
  void participle_read_as_clause(Index verb);

  /// "looks forward to [consulting] with B", read as a noun.
  void gerund_read_as_noun(Index t);

  /// "[A] updated [B members]", read as one phrase: a name right before the participle.
  void verb_between_names(Index n);

  /// "[A operating in B] said", "[US][forces] must": a subject that is a verb with its own subject,
  /// and a modifier that stands beside its noun.
  void phrase_of_two_subjects(Index verb);

  /// "called off [talks]": the particle read as a preposition.
  void object_behind_particle(Index noun);

  /// The verb of whose object the clause is read as a part, or none.
  [[nodiscard]] Index addressing_verb(Index clause) const;

  /// "told the Herald [that A would visit B]": what is told, read as a clause about the Herald.
  void content_read_as_relative(Index clause);

  /// "told [the mission] to leave": what is told, read as the mission's.
  void command_read_as_relative(Index clause);

  /// "[A] attacked B, C said": A hangs on "said".
  void subject_of_reported_clause(Index clause);

  /// "Near A, [B] attacked C": B as apposition to the place.
  void place_read_as_subject(Index place);

  /// "A hosted [B] in C": B as second subject behind a verb that has no object; and a bare noun
  /// behind a verb that is no time.
  void second_subject(Index verb);

  // Names that hang in the wrong place (mend_names.cpp).

  /// "Minister [A] and Secretary [B] met C": B as apposition, the "and" on its title.
  void conjunct_read_as_apposition(Index name);

  /// "Russia, [Ukraine] swap prisoners": a list without "and"; an apposition would end with a
  /// comma.
  void list_read_as_apposition(Index name);

  /// "between [Minister] [Ada Quist] and B": a title hung beside its name, the preposition on the
  /// title.
  void title_beside_name(Index name);

  /// "praised A and criticised [B]": hung on A, over the verb right before it that has no object.
  void object_hung_across(Index name);

  /// "went to A on Monday and to [B] on Friday": read as two of a kind, Monday and B.
  void name_hung_on_a_date(Index name);

  /// "granted [B] asylum": the first of two objects is whom it was given to.
  void recipient_read_as_object(Index name);

  /// "pressed for [Norway] to use its influence": hung on the verb before instead of on its own.
  void subject_behind_for(Index name);

  /// "comes after [Ada Quist] [underscored] the plan": a clause's subject read as the phrase of its
  /// conjunction, its verb as one that is coordinated without a conjunction.
  void clause_read_as_phrase(Index verb);

  /// "[Norway] to host talks": a headline's verb, read as belonging to the name.
  void infinitive_of_a_headline(Index name);

  /// "received a letter, and [A] accused B", "gave aid to B and [A] sent money": A coordinated with
  /// the noun before it.
  void subject_read_as_conjunct(Index verb);

  // Lists of persons with titles (mend_lists.cpp).

  /// "Director for Harbours [Ada Quist] and Assistant Secretary of State [Tom Brel] met C": the
  /// first as a part of the second's title.
  void titled_persons();
  [[nodiscard]] const Mention* titled_person(Index begin,
                                             const std::vector<const Mention*>& beginning,
                                             Index end) const;
  [[nodiscard]] Index title_begin(const Mention& person, Index sentence) const;
  void coordinate(const Mention& first, const Mention& second, Index begin);

  [[nodiscard]] Deprel rel(Index t) const { return syntax_[t].rel; }
  [[nodiscard]] Upos pos(Index t) const { return syntax_[t].pos; }
  [[nodiscard]] std::string_view word(Index t) const { return doc_.view(doc_.tokens[t]); }
  [[nodiscard]] bool noun(Index t) const {
    return pos(t) == Upos::noun || pos(t) == Upos::propn || pos(t) == Upos::pron;
  }

  [[nodiscard]] bool is_time(Index t) const {
    const auto lemma = syntax_[t].lemma;
    return lemma == "today" || lemma == "yesterday" || lemma == "tomorrow" || lemma == "tonight" ||
           lemma == "week" || lemma == "month" || lemma == "year" || lemma == "night" ||
           word(t).ends_with("day");
  }

  template <class Wanted>
  [[nodiscard]] Index find(Index head, Wanted wanted) const {
    for (auto c = first_[head]; c != none; c = next_[c])
      if (syntax_[c].head == head && wanted(c)) return c;
    for (auto i = moved_.rbegin(); i != moved_.rend() && moved_.rend() - i < 8; ++i)
      if (syntax_[*i].head == head && wanted(*i)) return *i;
    return none;
  }
  /// The preposition before a noun, or none.
  [[nodiscard]] Index preposition(Index noun) const {
    return find(noun, [&](Index c) { return rel(c) == Deprel::case_ && c < noun; });
  }
  /// Keeps the lists of children as they were read: find() skips those who left and looks among
  /// the last who moved.
  void move(Index t, Index head, Deprel rel) {
    syntax_[t].head = head;
    syntax_[t].rel = rel;
    moved_.push_back(t);
  }

  const Layers& doc_;
  std::vector<Syntax> syntax_;
  std::vector<Index> first_, next_;
  std::vector<Index> moved_;
  std::vector<bool> dates_;  // tokens of dates
};

}  // namespace demarche::detail
