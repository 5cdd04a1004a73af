// SPDX-License-Identifier: Apache-2.0
/// Cuts a document down to what its limits allow, and says so in Layers::cut.
#pragma once

#include <string>

#include "demarche/limits.hpp"
#include "layers.hpp"

namespace demarche::detail {

/// Cuts the text behind its last whole character within the limit, at a blank where one is near.
/// `cut` says so.
void cut_text(std::string& text, const Limits& limits, std::string& cut);

/// Keeps the first entities, what is said of them alone, and the first of these relations. For a
/// document whose layers are all there.
void cut_layers(Layers& document, const Limits& limits);

}  // namespace demarche::detail
