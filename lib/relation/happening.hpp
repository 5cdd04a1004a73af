// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "layers.hpp"

namespace demarche::detail {

/// The key under which a pipeline merges the same happening of several documents: type, actors,
/// date. Lives in the document's arena.
[[nodiscard]] std::string_view happening_key(const Layers& doc, const Relation& relation);

}  // namespace demarche::detail
