// SPDX-License-Identifier: Apache-2.0
/// The C API's options, whose keys and values are all checked.
#pragma once

#include <string>

#include "demarche/extractor.hpp"
#include "demarche/json.hpp"

namespace demarche::c_api {

struct ExtractSettings {
  std::string format = "jsonl", id = "0", date;
  bool plain = false, link_persons = true;
  Limits limits;
  JsonOptions json;  ///< without the id
};

/// `text` is a JSON object, or null: no options. Throws: OptionError.
[[nodiscard]] LoadOptions read_load_options(const char* text);
[[nodiscard]] ExtractSettings read_extract_options(const char* text);

}  // namespace demarche::c_api
