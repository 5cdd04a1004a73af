// SPDX-License-Identifier: Apache-2.0
/// Documents for the annotation tool brat: docs/formats/brat.md says what becomes what.
#pragma once

#include <string>

#include "demarche/document.hpp"

namespace demarche {

/// A pair of files of the same name.
struct BratFiles {
  std::string text;  ///< .txt: the document's text, as long in code points; invalid bytes are
                     ///< U+FFFD and no carriage returns are left
  std::string annotations;  ///< .ann
};

/// A document's text and its annotations in brat's standoff. Complexity: n log n in the mentions.
[[nodiscard]] BratFiles to_brat(const Document& document);

/// annotation.conf, which has to lie in the same folder.
[[nodiscard]] std::string brat_configuration();

}  // namespace demarche
