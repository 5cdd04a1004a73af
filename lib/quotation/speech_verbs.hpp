// SPDX-License-Identifier: Apache-2.0
/// Words of saying.
#pragma once

#include "layers.hpp"

namespace demarche::detail {

/// A verb whose subject says, or holds, what its clause tells: "say", "warn", "believe".
[[nodiscard]] bool is_speech_verb(std::string_view lemma);

/// The word is a verb of saying as a text uses it beside a quotation: by its lemma where there is a
/// parse, by its form where there is none.
[[nodiscard]] bool is_saying(const Layers& document, std::uint32_t token);

}  // namespace demarche::detail
