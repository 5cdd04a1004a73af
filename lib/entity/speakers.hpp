// SPDX-License-Identifier: Apache-2.0
/// Whom the text means by who speaks in its quotations and turns, as far as names tell.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

/// A body that speaks for itself and not for its country.
[[nodiscard]] bool is_its_own_master(std::string_view subtype);

/// For whom somebody speaks: an entity of the text, or a country that the text does not name.
struct SpokenFor {
  Id<Entity> who;
  std::string_view country;  ///< ISO 3166 alpha-3; empty for a body that is its own master
};
/// A body that is its own master speaks for itself; others for their country, or its people where
/// the text names only that.
[[nodiscard]] SpokenFor speaks_for(const EntityBuilder& builder, Id<Entity> entity);

/// The quotations' speakers as entities. Complexity: linear to make; a look-up is a few steps.
class Speakers {
 public:
  explicit Speakers(const EntityBuilder& builder);

  [[nodiscard]] bool in_quote(std::uint32_t token) const {
    return b_.doc.quotations.in_marks(token);
  }
  /// The entity that says what stands at the token: who is named beside the quotation's verb of
  /// saying, or in the turn's label; outside of both, whoever "said:" without a mark behind it.
  [[nodiscard]] Id<Entity> speaker(std::uint32_t token) const;
  /// For whom whoever says it speaks: as speaks_for; people of a body that is its own master
  /// ("Hamas official X") for the body; an office without a name ("the Norwegian foreign minister
  /// said") for its country.
  [[nodiscard]] SpokenFor spoken_for(std::uint32_t token) const;

 private:
  void find_names();
  void find_openers();
  void find_speakers();
  [[nodiscard]] Id<Entity> named_beside(std::uint32_t verb) const;
  [[nodiscard]] bool is_object(std::uint32_t token, std::uint32_t verb) const;
  [[nodiscard]] bool is_he_or_she(std::uint32_t verb) const;
  [[nodiscard]] Id<Entity> in_label(TokenRange label) const;
  [[nodiscard]] Id<Entity> name_at(std::uint32_t token) const;
  void find_bodies();
  [[nodiscard]] SpokenFor of(Id<Entity> speaker) const;
  [[nodiscard]] SpokenFor office_speaks_for(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t noun_behind(std::uint32_t verb) const;
  [[nodiscard]] SpokenFor behind_of(std::uint32_t token) const;

  const EntityBuilder& b_;
  std::vector<Id<Mention>> titles_;                       ///< by token
  std::vector<Id<Mention>> names_;                        ///< by token
  std::vector<std::uint32_t> subjects_;                   ///< by verb, where there is a parse
  std::vector<Id<Entity>> speakers_;                      ///< by quotation
  std::unordered_map<std::uint32_t, Id<Entity>> bodies_;  ///< of persons
  struct Opener {
    std::uint32_t token;
    Id<Entity> entity;
  };
  std::vector<Opener> openers_;  ///< "Quist said:" without a quotation mark, in text order
};

}  // namespace demarche::detail
