// SPDX-License-Identifier: Apache-2.0
/// PLOVER's codes for actors and events.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// An actor's codes; empty where the document does not say.
struct PloverActor {
  std::string country;  ///< ISO 3166 alpha-3 of the controlling state, or UNO, EUR, IGO, IMG, NGO
  std::string sector;   ///< GOV, MIL, LEG, JUD, SPY, REB, PTY, JRN, BUS, REL
  [[nodiscard]] std::string code() const { return country + sector; }
};

/// Codes of one document's entities. Sectors of persons come from their ROLE relations.
class PloverActors {
 public:
  explicit PloverActors(const Layers& doc);
  /// `mention`: the one in the relation; a capital there may stand for its government.
  [[nodiscard]] PloverActor of(Id<Entity> entity, Id<Mention> mention) const;

 private:
  const Layers& doc_;
  std::vector<PloverActor> roles_;  ///< per entity: what its first ROLE says
};

/// A relation as PLOVER codes it.
struct PloverEvent {
  RelationType type = RelationType::consult;
  std::string_view cameo;
  Status status = Status::actual;
};

/// Planned cooperation becomes the declared intent that PLOVER codes instead: CONSULT, SUPPORT,
/// COOPERATE and AID become AGREE, RETREAT becomes CONCEDE. All else stays.
[[nodiscard]] PloverEvent plover_event(const Relation& relation);

/// May the event stand without a recipient? False for COOPERATE, AID and SANCTION.
[[nodiscard]] bool recipient_optional(RelationType type);

/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
[[nodiscard]] int quad_class(RelationType type);

/// What a relation says of how two actors stand: on PLOVER's scale from -10 to 10, and in its quad
/// classes; 0 and 0 for standing relations.
struct Rating {
  double score = 0;
  int quad = 0;
};
/// An envoy who is summoned is met, and yet protested to: Goldstein's scale (1992) has -2.4 for a
/// formal protest.
[[nodiscard]] Rating rating(const Relation& relation);

/// The mode that a CAMEO code says for certain, or empty.
[[nodiscard]] std::string_view plover_mode(RelationType type, std::string_view cameo);

}  // namespace demarche::detail
