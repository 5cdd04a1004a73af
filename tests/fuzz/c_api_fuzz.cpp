// SPDX-License-Identifier: Apache-2.0
/// The C API: a line of options, then a text with its length; and options of loading.
#include <demarche.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz/targets.hpp"

namespace fuzz {
namespace {

const demarche_extractor* loaded() {
  static demarche_extractor* const extractor = [] {
    const auto options = nlohmann::json{{"data", DEMARCHE_SOURCE_DIR}}.dump();
    demarche_extractor* result = nullptr;
    char* error = nullptr;
    require(demarche_load(options.c_str(), &result, &error) == DEMARCHE_OK, "load",
            error ? error : "");
    return result;
  }();
  return extractor;
}

/// A failure has words and no result; a success a result and no words.
void check(demarche_status status, bool result, char* error) {
  require((status == DEMARCHE_OK) == result, "a result and a status that do not agree");
  require((status == DEMARCHE_OK) == (error == nullptr), "an error without words, or with success");
  require(status != DEMARCHE_INTERNAL, "a fault of the library", error ? error : "");
  if (error) require(std::strlen(error) > 0, "an error without words");
  demarche_free(error);
}

}  // namespace

void c_api(std::string_view input) {
  const auto way = take_way(input, 2);
  const auto line = std::min(input.find('\n'), input.size());
  const std::string options(input.substr(0, line));
  char* error = nullptr;
  if (way == 1) {
    demarche_extractor* extractor = nullptr;
    const auto status = demarche_load(options.c_str(), &extractor, &error);
    check(status, extractor != nullptr, error);
    demarche_close(extractor);
    return;
  }
  const auto text = input.substr(std::min(line + 1, input.size()));
  char* output = nullptr;
  std::size_t length = 0;
  const auto status =
      demarche_extract(loaded(), text.data(), text.size(),
                       options.empty() ? nullptr : options.c_str(), &output, &length, &error);
  check(status, output != nullptr, error);
  if (!output) return;
  require(std::strlen(output) <= length && output[length] == '\0', "an output without its end");
  demarche_free(output);
}

}  // namespace fuzz
