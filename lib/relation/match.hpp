// SPDX-License-Identifier: Apache-2.0
/// One rule at one word.
#pragma once

#include <string_view>
#include <vector>

#include "relation/events.hpp"

namespace demarche::detail {

/// Tries one rule at one token. Refers to the context and the rule; used once.
class Match {
 public:
  Match(const RelationContext& context, const Rule& rule, TokenIndex trigger)
      : context_(context), rule_(rule), trigger_(trigger) {}

  /// Adds the relations; false if the rule does not hold here, or, where `complete` is asked for,
  /// gives only one party.
  bool operator()(std::string_view second, bool complete, std::vector<Relation>& out);

  /// On what it failed, in words for people.
  [[nodiscard]] std::string_view failed() const { return failed_; }
  /// The word that made it fail, or no_token.
  [[nodiscard]] TokenIndex failed_at() const { return failed_at_; }

 private:
  bool fail(std::string_view why);
  [[nodiscard]] bool is_reciprocal() const;
  [[nodiscard]] bool only_pronouns(const std::vector<Id<Mention>>& mentions) const;
  [[nodiscard]] Id<Mention> by_name(Id<Mention> id) const;
  [[nodiscard]] bool own_country(Id<Mention> subject, Id<Mention> object) const;
  [[nodiscard]] bool has_second(std::string_view second) const;

  /// The first word with one of these lemmas that depends on the trigger, or no_token. `in_names`:
  /// parts of bodies' names count too.
  [[nodiscard]] TokenIndex dependent_among(const std::vector<std::string>& lemmas,
                                           bool in_names = true) const;

  /// The word is a part of a body's name.
  [[nodiscard]] bool is_in_name(TokenIndex token) const;

  /// "between A and B" holds both arguments.
  [[nodiscard]] bool shares_place() const;

  /// "[A], Norwegian Minister and Adviser": titles that the parse has coordinated with their
  /// person.
  [[nodiscard]] bool title_of_person(TokenIndex token) const;

  /// Mentions that the token denotes and that are not yet an argument; false if none.
  bool add(TokenIndex token, std::uint32_t types, std::vector<Id<Mention>>& out);

  /// The event is an act at some place, not words about one.
  [[nodiscard]] bool takes_place() const;

  /// "A said it would leave": a pronoun that no earlier stage has resolved means who says so.
  void add_speaker(TokenIndex pronoun);

  /// Fills the argument from its fixed places, or from its loose ones.
  void fill(const Argument& argument, std::vector<Id<Mention>>& out, bool loose);

  /// "deepen the Norway-Kenya relationship": whose bond it is are the parties, whoever deepens it.
  bool parties_of_bond();
  /// The subjects are of one country, or of none that is known.
  [[nodiscard]] bool are_colleagues() const;

  [[nodiscard]] bool of_another_act(TokenIndex token) const;

  /// Where the parse gives the verb no subject: the last name before it that no preposition
  /// governs and no other verb or break divides from it.
  void nearest_subject();

  /// The noun phrase around the token stands behind a preposition or before "'s", or is no whole
  /// phrase: "[US] Central Command".
  [[nodiscard]] bool governed(TokenIndex token) const;

  /// A one-sided event needs an actor of public life: a state, a people, a body, or a person whose
  /// country is known.
  [[nodiscard]] bool public_actor() const;

  /// Nobody meets himself: an object that is a subject too falls out, and so does a second mention
  /// of one entity.
  void drop_same();

  [[nodiscard]] bool nobody_named(Id<Mention> subject, Id<Mention> object) const;

  void emit(std::vector<Relation>& out) const;

  const RelationContext& context_;
  const Rule& rule_;
  TokenIndex trigger_;
  std::vector<Id<Mention>> subjects_, objects_;
  std::string_view failed_;
  TokenIndex failed_at_ = no_token;
  bool used_between_ = false;
  bool named_nobody_ = false;  // a subject place was filled, maybe by words that denote no mention
  bool named_people_ = false;  // ... but by a noun or pronoun for people
};

}  // namespace demarche::detail
