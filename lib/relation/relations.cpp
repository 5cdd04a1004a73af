// SPDX-License-Identifier: Apache-2.0
#include "relation/relations.hpp"

namespace demarche::detail {

RelationLayer find_relations(const Layers& document, const RuleSet& rules) {
  (void)document;
  (void)rules;
  return {};
}

}  // namespace demarche::detail
