// SPDX-License-Identifier: Apache-2.0
/// Classes of common nouns that rules over noun phrases ask for, by lemma.
#pragma once

#include <string_view>

namespace demarche::detail {

/// Nouns that mean whoever stands before them: "the Indian government", "US officials".
[[nodiscard]] bool is_group_noun(std::string_view lemma);
/// Nouns for people and their bodies, by ending or by name: "judge", "fishermen", "court".
[[nodiscard]] bool is_human_noun(std::string_view lemma);
/// Those of them that are bodies: "court", "embassy", "council".
[[nodiscard]] bool is_body_noun(std::string_view lemma);
/// Things that act for those who own them: "warplane", "newspaper", "statement".
[[nodiscard]] bool is_instrument_noun(std::string_view lemma);
/// What kills without a will of its own but by somebody's: "bomb", "ambush", "gunfire".
[[nodiscard]] bool is_violence_noun(std::string_view lemma);
/// Whose they are they are not: "an [ally] of Norway".
[[nodiscard]] bool is_counterpart_noun(std::string_view lemma);
/// Those who have left or oppose whom the phrase names: "a Taliban [defector]".
[[nodiscard]] bool is_parted_noun(std::string_view lemma);
/// Any of the first three: a noun phrase with this head can do something to somebody.
[[nodiscard]] inline bool is_actor_noun(std::string_view lemma) {
  return is_group_noun(lemma) || is_human_noun(lemma) || is_instrument_noun(lemma);
}
/// A word that names somebody only to say on which side others are: "anti-Taliban", "pro-Moscow".
[[nodiscard]] bool takes_sides(std::string_view word);
/// Behind a name and a hyphen: what somebody else is. "Kenyan-[backed] rebels" are not Kenya.
[[nodiscard]] bool is_backing(std::string_view word);

}  // namespace demarche::detail
