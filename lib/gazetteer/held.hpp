// SPDX-License-Identifier: Apache-2.0
/// Questions about offices that people ask; Gazetteer has those that a text asks.
#pragma once

#include <string_view>
#include <vector>

#include "demarche/extractor.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarche::detail {

/// See Extractor::who_held.
[[nodiscard]] std::vector<HeldOffice> who_held(const Gazetteer& gazetteer, std::string_view title,
                                               std::string_view where, std::string_view date);
/// See Extractor::offices_of.
[[nodiscard]] std::vector<HeldOffice> offices_of(const Gazetteer& gazetteer, std::string_view name);

}  // namespace demarche::detail
