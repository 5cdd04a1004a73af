// SPDX-License-Identifier: Apache-2.0
/// The one pass that mends a parse (mend.hpp), slip by slip.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

class Mender {
 public:
  Mender(const Layers& document, std::vector<Syntax>& syntax);
  void run();

 private:
  using Index = std::uint32_t;
  static constexpr Index none = Syntax::root;

  // Verbs and clauses (mend.cpp).

  /// "the [Norway-Kenya] relationship"
  void modifier_read_as_repair(Index t);

  /// "issued a demarche [to the envoy]"
  void object_with_preposition(Index t);

  /// "said to [have fired missiles]": a perfect read as what somebody has.
  void perfect_read_as_object(Index have);

  /// "[A operating in B] said", "[US][forces] must": a subject that is a verb with its own subject,
  /// and a modifier that stands beside its noun.
  void phrase_of_two_subjects(Index verb);

  /// "told the Herald [that A would visit B]": what is told, read as a clause about the Herald.
  void content_read_as_relative(Index clause);

  /// "called off [talks]": the particle read as a preposition.
  void object_behind_particle(Index object);

  // Names that hang in the wrong place (mend_names.cpp).

  /// "went to A on Monday and to [B] on Friday": read as two of a kind, Monday and B.
  void name_hung_on_a_date(Index name);

  /// "comes after [Ada Quist] [underscored] the plan": a clause's subject read as the phrase of its
  /// conjunction, its verb as one that is coordinated without a conjunction.
  void clause_read_as_phrase(Index verb);

  /// "pressed for [Norway] to use its influence": hung on the verb before instead of on its own.
  void subject_behind_for(Index name);

  /// "Russia, [Ukraine] swap prisoners": a list without "and"; an apposition would end with a
  /// comma.
  void list_read_as_apposition(Index name);

  /// "[Norway] to host talks": a headline's verb, read as belonging to the name.
  void infinitive_of_a_headline(Index name);

  /// "received a letter, and [A] accused B", "gave aid to B and [A] sent money": A coordinated with
  /// the noun before it.
  void subject_read_as_conjunct(Index verb);

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
  /// A day, a month, or a number right behind or before a month.
  [[nodiscard]] bool is_date(Index t) const {
    if (pos(t) != Upos::num) return word(t).ends_with("day") || is_month(t);
    for (Index back = 1; back < 5 && back <= t; ++back)  // "June 16 - 17"
      if (is_month(t - back)) return true;
    return t + 1 < syntax_.size() && is_month(t + 1);
  }
  [[nodiscard]] bool is_month(Index t) const {
    constexpr std::array<std::string_view, 12> months = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    for (const auto month : months)
      if (word(t) == month) return true;
    return false;
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
  std::vector<Syntax>& syntax_;
  std::vector<Index> first_, next_;
  std::vector<Index> moved_;
};

}  // namespace demarche::detail
