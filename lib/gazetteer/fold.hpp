// SPDX-License-Identifier: Apache-2.0
/// Letters as gazetteer matching compares them: small, without accents.
#pragma once

namespace demarche::detail {

struct FoldedLetter {
  char32_t code = 0;     ///< small, plain letter; 0: nothing to compare (an accent on its own)
  bool capital = false;  ///< it was a capital
};

/// Latin (with its extensions), Greek and Cyrillic; other characters come back as they are.
[[nodiscard]] FoldedLetter folded_letter(char32_t c);

}  // namespace demarche::detail
