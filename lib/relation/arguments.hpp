// SPDX-License-Identifier: Apache-2.0
/// From heads of noun phrases to mentions.
#pragma once

#include <vector>

#include "relation/tree.hpp"

namespace demarche::detail {

/// Which mentions a noun phrase's head denotes. Refers to the document and the tree.
class Arguments {
 public:
  explicit Arguments(const Tree& tree);

  /// Mentions of the types in the bit set that the head token denotes, in text order: the mention
  /// itself; the person behind a title ("Secretary [Wells]"); the country of a group noun
  /// ("[Pakistani] officials", "the [US] government"); two for "the two sides". Empty if none.
  /// With unnamed_people among the types: where the head denotes nobody named, the noun phrase
  /// itself ("foreign ministers").
  [[nodiscard]] std::vector<Id<Mention>> denoted(TokenIndex head, std::uint32_t types) const;
  /// Whom the head token means, for one who asks of any word: the mentions that the antecedents'
  /// model gave it (several for "the two sides"), unless a name is headed there; where it gave
  /// none, denoted() of all types with people unnamed. Empty for what is nobody's word: a verb.
  [[nodiscard]] std::vector<Id<Mention>> meant(TokenIndex head) const;
  /// "[Kenyan]-backed rebels": does the name only back whom the noun behind means?
  [[nodiscard]] bool backs(TokenIndex head) const;
  /// That noun; no_token where there is none.
  [[nodiscard]] TokenIndex backed_by(TokenIndex head) const;
  /// The mention that begins or lies at this token, of whatever type; none if there is none.
  [[nodiscard]] Id<Mention> covering(TokenIndex token) const;
  /// Mentions whose head is the token.
  [[nodiscard]] std::span<const Id<Mention>> headed_by(TokenIndex token) const;

 private:
  void collect(TokenIndex head, std::uint32_t types, int depth,
               std::vector<Id<Mention>>& out) const;
  [[nodiscard]] Id<Mention> officer(TokenIndex head) const;
  [[nodiscard]] Id<Mention> holder(TokenIndex after_title) const;
  /// Those who have left a body, or stand against it.
  [[nodiscard]] bool parted(TokenIndex head) const;
  void owners(TokenIndex head, std::uint32_t types, int depth, std::vector<Id<Mention>>& out) const;
  void homeland(TokenIndex head, std::uint32_t types, int depth,
                std::vector<Id<Mention>>& out) const;
  void add_headed(TokenIndex head, std::uint32_t types, std::vector<Id<Mention>>& out) const;
  const Tree& tree_;
  std::vector<std::uint32_t> first_;
  std::vector<Id<Mention>> mentions_;
  std::vector<Id<Mention>> covering_;
  std::vector<Id<Mention>> unnamed_;  ///< by head; in none of the others
  std::vector<std::pair<TokenIndex, Id<Mention>>>
      any_;  ///< by head: of phrases that no rule asks for; in none of the others
};

/// People without a name, which only rules with "unnamed" take.
[[nodiscard]] inline bool is_unnamed(const Mention& mention) {
  return mention.source == participant_source || mention.source == author_source;
}

/// The entity that a mention's relations go to: a capital that stands for its country passes them
/// on.
[[nodiscard]] inline Id<Entity> actor(const Layers& document, Id<Mention> mention) {
  const auto& m = document.mentions[mention.value];
  return m.stands_for ? m.stands_for : m.entity;
}

/// "the Harbour Recovery Plan": a name that the model may take for a body; it does nothing.
[[nodiscard]] bool is_programme(const Layers& document, const Mention& mention);

/// May the mention be an argument of these types? Not a programme, whatever its type.
[[nodiscard]] bool may_be(const Layers& document, const Mention& mention, std::uint32_t types);

/// The token of a range whose head lies outside of it.
[[nodiscard]] TokenIndex head_of(const Layers& document, TokenRange range);

}  // namespace demarche::detail
