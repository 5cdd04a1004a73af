// SPDX-License-Identifier: Apache-2.0
/// Turns of transcripts.
#pragma once

#include "layers.hpp"

namespace demarche::detail {

/// What one says in a briefing, an interview or a debate.
struct Turn {
  TokenRange label;   ///< who speaks, without the colon: "MS. QUIST"
  TokenRange tokens;  ///< what is said, up to the next label's line
  bool asks = false;  ///< "Q", "QUESTION", "Reporter"
};

/// The turns in text order. A label stands at a line's beginning: "Q", "MS. QUIST:", "THE
/// PRESIDENT:", "**Ada Quist:**". A text is taken for a transcript by questions, by honorifics in
/// capital letters, bold names, or a label that comes again; elsewhere a name with a colon holds
/// for its own paragraph, and only where several lines begin so. Complexity: linear.
[[nodiscard]] std::vector<Turn> find_turns(const Layers& document);

}  // namespace demarche::detail
