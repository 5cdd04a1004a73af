// SPDX-License-Identifier: Apache-2.0
/// Whole documents for tests, with the shipped data.
#pragma once

#include <string>
#include <string_view>

#include "demarche/extractor.hpp"
#include "documents.hpp"

namespace demarche {

/// With the shipped gazetteers, rules and model; loaded once.
inline const Extractor& shipped_extractor() {
  static const auto loaded =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  return loaded;
}

/// Sentences that are no article, read by rules alone: what a test says of them holds whatever the
/// model learns.
inline Document extract_plain(std::string_view text) {
  ExtractOptions options;
  options.plain = true;
  options.rules_only = true;
  return shipped_extractor().extract(std::string(text), options);
}

}  // namespace demarche
