// SPDX-License-Identifier: Apache-2.0
/// Whom the text means by who speaks in its quotations and turns, as far as names tell.
#pragma once

#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

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
  /// The country for which whoever says it speaks: the entity's, or that of an office without a
  /// name ("the Norwegian foreign minister said"); empty if none is known.
  [[nodiscard]] std::string_view country(std::uint32_t token) const;

 private:
  void find_names();
  void find_openers();
  void find_speakers();
  [[nodiscard]] Id<Entity> named_beside(std::uint32_t verb) const;
  [[nodiscard]] bool is_he_or_she(std::uint32_t verb) const;
  [[nodiscard]] Id<Entity> in_label(TokenRange label) const;
  [[nodiscard]] Id<Entity> name_at(std::uint32_t token) const;
  [[nodiscard]] std::string_view country_of_office(std::uint32_t verb) const;

  const EntityBuilder& b_;
  std::vector<Id<Mention>> titles_;      ///< by token
  std::vector<Id<Mention>> names_;       ///< by token
  std::vector<std::uint32_t> subjects_;  ///< by verb, where there is a parse
  std::vector<Id<Entity>> speakers_;     ///< by quotation
  struct Opener {
    std::uint32_t token;
    Id<Entity> entity;
  };
  std::vector<Opener> openers_;  ///< "Quist said:" without a quotation mark, in text order
};

}  // namespace demarche::detail
