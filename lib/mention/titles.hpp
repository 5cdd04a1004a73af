// SPDX-License-Identifier: Apache-2.0
/// Offices, ranks and roles as they stand in the text, and honorifics.
#pragma once

#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "layers.hpp"

namespace demarche::detail {

struct TitleCandidate {
  TokenRange tokens;
  Span span;
  std::string_view subtype;  ///< "office", "rank" or "role"
  float score = 0;           ///< 0 to 1
};

/// TITLE spans, in text order, none overlapping another.
[[nodiscard]] std::vector<TitleCandidate> find_titles(const Layers& document,
                                                      const Gazetteer& gazetteer,
                                                      const std::vector<Hit>& hits);

/// "Mr", "Ms", "Dr", "H.E.": never a part of a name, and no TITLE.
[[nodiscard]] bool is_honorific(std::string_view word);
/// Stands before an office when its holder is spoken to: "Mr [President]", "Madam [Secretary]".
[[nodiscard]] bool is_address(std::string_view word);
/// "male", "female" or empty.
[[nodiscard]] std::string_view honorific_gender(std::string_view word);

}  // namespace demarche::detail
