// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace program {

/// An output document without the members that no report needs (tokens, sentences, triples,
/// article). Throws: nlohmann::json::parse_error. Complexity: linear.
[[nodiscard]] nlohmann::ordered_json parse_document(const std::string& line);

}  // namespace program
