// SPDX-License-Identifier: Apache-2.0
/// Runs of words that are no language: a million brackets, "the the the", a column of full stops,
/// bytes that are no text.
#pragma once

#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

/// Is there nothing to parse? No word of two letters, or in a long run hardly any different words,
/// or many that are no UTF-8. The network would say nothing of use, and costs most for a byte where
/// words are shortest.
[[nodiscard]] bool is_no_language(const std::vector<std::string_view>& words);

/// A parse of such words without the network: classes by their characters, all words under the
/// first. `first` is the index of the first token.
void parse_no_language(const std::vector<std::string_view>& words, std::uint32_t first,
                       std::vector<Syntax>& syntax);

}  // namespace demarche::detail
