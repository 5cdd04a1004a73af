// SPDX-License-Identifier: Apache-2.0
/// What the letters of a word say: case, acronym, and the nouns that names of a kind end in.
#pragma once

#include <optional>
#include <string_view>

#include "demarche/types.hpp"

namespace demarche::detail {

/// Begins with a capital letter (of any script that has them, as far as UTF-8's Latin, Greek and
/// Cyrillic blocks go).
[[nodiscard]] bool is_capitalised(std::string_view word);
/// Two or more letters, all capitals or digits: "NATO", "G20"; full stops are allowed: "U.S.".
[[nodiscard]] bool is_all_caps(std::string_view word);
/// Looks like an abbreviation of a name: "ISPR", "JuD", "LeT", "PTI"; 2 to 8 letters, most of them
/// capitals.
[[nodiscard]] bool is_acronym(std::string_view word);
/// An academic degree: "J.D.", "Ph.D.", "MBA".
[[nodiscard]] bool is_degree(std::string_view word);
/// "GDP", "IED": letters that stand for a thing, and for nobody.
[[nodiscard]] bool is_thing_by_letters(std::string_view word);
/// A weekday in full, as it stands behind names in news that leave out "on": "Quist [Monday]".
[[nodiscard]] bool is_weekday(std::string_view word);
/// What a body of state begins with: behind a country's name, "[Kenyan] [Ministry of ...]" are two
/// names, "[Kenya Airways]" is one.
[[nodiscard]] bool begins_body_of_state(std::string_view word);
/// A particle inside a person's name: "al", "bin", "de", "van", "ul".
[[nodiscard]] bool is_name_particle(std::string_view word);
/// The type of a capitalised name by its last noun ("... Ministry": ORG, "... Sea": LOC, "...
/// Treaty": LAW).
[[nodiscard]] std::optional<EntityType> type_by_head(std::string_view last_word);
/// The type of "X of ..." names by their first noun ("Ministry of ...", "Gulf of ...").
[[nodiscard]] std::optional<EntityType> type_by_first(std::string_view first_word);

}  // namespace demarche::detail
