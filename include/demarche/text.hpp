// SPDX-License-Identifier: Apache-2.0
/// Documents for people to read.
#pragma once

#include <string>

#include "demarche/document.hpp"

namespace demarche {

/// How triples are shown.
struct TextOptions {
  bool colour = false;  ///< ANSI colours
};

/// The article's title, then its triples in order of certainty, each with its sentence, type,
/// status, speaker and date.
[[nodiscard]] std::string to_text(const Document& document, const TextOptions& options = {});

}  // namespace demarche
