// SPDX-License-Identifier: Apache-2.0
/// What is fuzzed. A target takes any bytes, and aborts where a property does not hold.
///
/// The first byte of an input says how the rest is read, so that one corpus serves all ways; seeds
/// begin with the letters a, b, c or d.
#pragma once

#include <cstdlib>
#include <string_view>
#include <vector>

namespace fuzz {

struct Target {
  const char* name;
  void (*run)(std::string_view input);
  int longest;  ///< bytes of input: longer ones find no more
};

[[nodiscard]] const std::vector<Target>& targets();
/// nullptr for a name that is none.
[[nodiscard]] const Target* find_target(std::string_view name);

void extract(std::string_view input);
void writers(std::string_view input);
void words(std::string_view input);
void gazetteer_table(std::string_view input);
void gazetteer_file(std::string_view input);
void rules(std::string_view input);
void model(std::string_view input);
void importers(std::string_view input);
void jsonl(std::string_view input);
void packed(std::string_view input);
void warc(std::string_view input);
void html(std::string_view input);
void forms(std::string_view input);
void config(std::string_view input);
void gold(std::string_view input);
void c_api(std::string_view input);
void merge(std::string_view input);
void request(std::string_view input);
void http(std::string_view input);
void attributes(std::string_view input);
void explanation(std::string_view input);

/// Says what does not hold, and aborts.
[[noreturn]] void fail(const char* what, std::string_view detail = {});
inline void require(bool holds, const char* what, std::string_view detail = {}) {
  if (!holds) fail(what, detail);
}

/// Takes the first byte off: 0 to `ways` - 1. "a" is 0, "b" 1 ...
[[nodiscard]] inline unsigned take_way(std::string_view& input, unsigned ways) {
  if (input.empty()) return 0;
  const auto way = (static_cast<unsigned char>(input[0]) + 256U - 'a') % 256U % ways;
  input.remove_prefix(1);
  return way;
}

}  // namespace fuzz
