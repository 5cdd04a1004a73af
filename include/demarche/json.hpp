// SPDX-License-Identifier: Apache-2.0
/// Documents as JSON: docs/schema.md says the form.
#pragma once

#include <string>
#include <string_view>

#include "demarche/document.hpp"

namespace demarche {

/// What begins and ends count: Unicode code points, bytes of UTF-8, or units of UTF-16.
enum class OffsetUnit : std::uint8_t { codepoint, byte, utf16 };

/// Open triples in the output: none; short ones, one argument each; long ones, all arguments of a
/// verb in one.
enum class OpenTriples : std::uint8_t { none, minimal, maximal };

/// What to_json() writes beside entities and relations, and how.
struct JsonOptions {
  std::string_view id;                         ///< the document's id; empty becomes "0"
  OffsetUnit offsets = OffsetUnit::codepoint;  ///< unit of every begin and end
  int indent = -1;                             ///< spaces per level; -1: one line
  bool tokens = false;                         ///< adds the "tokens" layer
  bool sentences = false;                      ///< adds the "sentences" layer
  OpenTriples open = OpenTriples::none;        ///< adds "triples"
};

/// One document as one JSON object in UTF-8; invalid bytes of the text become U+FFFD.
[[nodiscard]] std::string to_json(const Document& document, const JsonOptions& options = {});

}  // namespace demarche
