// SPDX-License-Identifier: Apache-2.0
/// Who is who: mentions of the same person, body, country or place become one entity, linked to
/// what is known of it.
#pragma once

#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "layers.hpp"
#include "mention/evidence.hpp"

namespace demarche::detail {

struct EntityLayer {
  std::vector<Mention> mentions;  ///< the names given, with entity and stands_for; nominals and
                                  ///< pronouns; in text order
  std::vector<Entity> entities;
  std::vector<LinkCandidate> link_candidates;
};

class AntecedentModel;
class AntecedentWatcher;

/// Clusters mentions into entities and links them. Mentions' values are set by the caller.
/// `model`: says whom phrases mean; null: rules do. `watcher`: sees what phrases are weighed to
/// mean, if it is not null.
[[nodiscard]] EntityLayer resolve_entities(const Layers& document, const Gazetteer& gazetteer,
                                           const MentionEvidence& evidence,
                                           const AntecedentModel* model = nullptr,
                                           AntecedentWatcher* watcher = nullptr);

}  // namespace demarche::detail
