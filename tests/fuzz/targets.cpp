// SPDX-License-Identifier: Apache-2.0
#include "fuzz/targets.hpp"

#include <algorithm>
#include <cstdio>

namespace fuzz {

const std::vector<Target>& targets() {
  static const std::vector<Target> all = {
      {"extract", extract, 4000},
      {"writers", writers, 2000},
      {"words", words, 4000},
      {"gazetteer_table", gazetteer_table, 4000},
      {"gazetteer_file", gazetteer_file, 8000},
      {"rules", rules, 2000},
      {"model", model, 2000},
      {"importers", importers, 4000},
      {"jsonl", jsonl, 4000},
      {"packed", packed, 4000},
      {"warc", warc, 4000},
      {"html", html, 4000},
      {"forms", forms, 4000},
      {"config", config, 1000},
      {"gold", gold, 4000},
      {"c_api", c_api, 2000},
      {"merge", merge, 4000},
      {"request", request, 2000},
      {"http", http, 4000},
      {"attributes", attributes, 4000},
      {"explain", explanation, 4000},
  };
  return all;
}

const Target* find_target(std::string_view name) {
  const auto found = std::find_if(targets().begin(), targets().end(),
                                  [name](const Target& t) { return t.name == name; });
  return found == targets().end() ? nullptr : &*found;
}

void fail(const char* what, std::string_view detail) {
  std::fprintf(stderr, "fuzz: %s", what);
  if (!detail.empty())
    std::fprintf(stderr, ": %.*s", static_cast<int>(std::min<std::size_t>(detail.size(), 2000)),
                 detail.data());
  std::fputc('\n', stderr);
  std::abort();
}

}  // namespace fuzz
