// SPDX-License-Identifier: Apache-2.0
/// Verbs that only carry the noun that acts.
#pragma once

#include <string_view>

namespace demarche::detail {

/// "held" of "held talks", by lemma. The lemmatiser may have lost an "e".
[[nodiscard]] bool is_light(std::string_view lemma);
/// "received help": the noun's act is for the verb's subject.
[[nodiscard]] bool takes(std::string_view verb, std::string_view noun);

}  // namespace demarche::detail
