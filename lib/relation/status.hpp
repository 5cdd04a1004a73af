// SPDX-License-Identifier: Apache-2.0
/// Whether something happened, is planned, may happen, or did not; and when, by tense.
#pragma once

#include "relation/clause.hpp"

namespace demarche::detail {

struct Modality {
  Status status = Status::actual;
  Tense tense = Tense::none;
};

/// From auxiliaries, negation, governing verbs ("plans to", "was slated to", "asked B to", "failed
/// to", "denied"), conditions, and adjectives of noun triggers ("planned talks"). Climbs a bounded
/// number of verbs.
[[nodiscard]] Modality modality(const Tree& tree, const Clauses& clauses, TokenIndex trigger);

}  // namespace demarche::detail
