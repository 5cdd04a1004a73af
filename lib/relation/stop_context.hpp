// SPDX-License-Identifier: Apache-2.0
/// Sentences whose happenings are no news: sport, fiction, history.
#pragma once

#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// One flag per sentence: true where words of sport or fiction, or a date long past, say that what
/// it tells is not an event of the day. One plain word of sport or fiction is enough ("football",
/// "novel"); of those with other senses ("match", "goal", "final") it takes two, or one beside such
/// a sentence. Linear.
[[nodiscard]] std::vector<bool> stop_contexts(const Layers& document);

/// The same for what the model proposes, which knows history itself: sentences that are plainly of
/// sport or fiction, and no others.
[[nodiscard]] std::vector<bool> play_contexts(const Layers& document);

}  // namespace demarche::detail
