// SPDX-License-Identifier: Apache-2.0
/// Why there is a relation, and why there is none: for people who write rules.
#pragma once

#include <cstddef>
#include <string>

#include "demarche/document.hpp"

namespace demarche {

/// A text for people: of each sentence (or of the `sentence`-th, counted from 1) the parse as a
/// tree, with lemmas, tags and names, the rules that fired and what they gave, those that nearly
/// fired and on what they failed, and where the gazetteer has several things of a name, which was
/// chosen, which were not and why. Empty without a statistical model or such a sentence.
/// Complexity: linear in the text.
[[nodiscard]] std::string explain(const Document& document, std::size_t sentence = 0);

}  // namespace demarche
