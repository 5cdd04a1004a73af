// SPDX-License-Identifier: Apache-2.0
/// What the server says of itself.
#pragma once

#include <demarche/demarche.hpp>
#include <string>

namespace program {

/// "demarche/1.2.3"
[[nodiscard]] std::string serve_name();
/// A page for people, without anything from elsewhere.
[[nodiscard]] std::string serve_index_page();
/// The same for programs: OpenAPI 3.1.
[[nodiscard]] std::string serve_openapi();
[[nodiscard]] std::string serve_health(const demarche::Extractor& extractor);

}  // namespace program
