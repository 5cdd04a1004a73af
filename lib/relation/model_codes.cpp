// SPDX-License-Identifier: Apache-2.0
#include "relation/model_codes.hpp"

#include <array>

namespace demarche::detail {

std::string_view model_code(const RuleSet& rules, RelationType type, std::string_view lemma) {
  if (const auto* triggers = rules.find(lemma))
    for (const auto& trigger : *triggers) {
      const auto& rule = rules.rules()[trigger.rule];
      if (rule.type == type && !rule.cameo.empty()) return rule.cameo;
    }
  // by RelationType, agree to assault: CAMEO's roots that PLOVER's types were made from
  constexpr std::array<std::string_view, 16> general = {"030", "040", "050", "060", "070", "080",
                                                        "080", "020", "110", "120", "130", "140",
                                                        "160", "150", "170", "190"};
  const auto index = static_cast<std::size_t>(type);
  return index < general.size() ? general[index] : std::string_view{};
}

}  // namespace demarche::detail
