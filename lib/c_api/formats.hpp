// SPDX-License-Identifier: Apache-2.0
/// One document as a whole file of a format that is known by its name.
#pragma once

#include <string>
#include <string_view>

#include "demarche/document.hpp"
#include "demarche/json.hpp"

namespace demarche::c_api {

[[nodiscard]] bool has_format(std::string_view name);
/// "jsonl, json, ...", for error messages.
[[nodiscard]] std::string format_names();
/// `options` hold for JSON and, for the unit of offsets, for tables. `format` is a name that
/// has_format() knows.
[[nodiscard]] std::string write(std::string_view format, const Document& document,
                                const JsonOptions& options);

}  // namespace demarche::c_api
