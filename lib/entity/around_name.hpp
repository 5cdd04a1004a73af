// SPDX-License-Identifier: Apache-2.0
/// What the words right before and behind a name say of its country.
#pragma once

#include "entity/builder.hpp"

namespace demarche::detail {

/// Reads a few words on either side of a name; every answer is an ISO 3166 alpha-3 code, or empty.
class AroundName {
 public:
  explicit AroundName(const EntityBuilder& builder) : b_(builder) {}

  /// What a name says by itself: places and nationalities.
  [[nodiscard]] std::string_view stated(const Mention& name) const;
  /// "Varr, Norway", "Varr, Sund, Norway", "Varr (Norway)", "Varr in northern Kenya"; `token` is
  /// the first word behind.
  [[nodiscard]] std::string_view behind(std::uint32_t token) const;
  /// "in Kenya", "in the north of Kenya", "in northern Kenya", "of Kenya".
  [[nodiscard]] std::string_view located(std::uint32_t token) const;
  /// "the Kenyan border town of Varr", "Norway's port Varr": over small words that name a place;
  /// `token` is the name's first word.
  [[nodiscard]] std::string_view before_place(std::uint32_t token) const;
  /// "Russia's biggest bank, Varbank", "the Kenyan trader Varr", "Harbour Party youth leader
  /// Quist", "Norway's envoy in Nairobi, Quist", "a Kenyan commander in Sund, General Quist": whose
  /// the nouns before a name are; `token` is its first word.
  [[nodiscard]] std::string_view whose(std::uint32_t token) const;
  /// "Quist, a senior executive in the Varr Group", "Quist, the Kenyan envoy", "Quist, of Kenya":
  /// the first name of a country, or of what is in one, before the next comma; `token` is the first
  /// word behind.
  [[nodiscard]] std::string_view apposition(std::uint32_t token) const;

 private:
  [[nodiscard]] std::string_view country_of(Id<Mention> name) const;
  [[nodiscard]] bool may_stand_between(std::uint32_t token, bool of) const;

  const EntityBuilder& b_;
};

}  // namespace demarche::detail
