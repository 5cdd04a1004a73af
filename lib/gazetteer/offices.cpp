// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/offices.hpp"

#include <algorithm>

#include "util/letters.hpp"

namespace demarche::detail {

std::string normalised_title(std::string_view title) {
  std::string text;
  for (const char c : title) text += c == '-' ? ' ' : to_lower(c);
  const auto replace = [&text](std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  replace("defense", "defence");
  replace("minister for ", "minister of ");
  replace("secretary of defence", "defence secretary");
  replace("of the ", "of ");
  if (text == "minister of foreign affairs" || text == "external affairs minister" ||
      text == "minister of external affairs" || text == "fm")
    return "foreign minister";
  if (text == "pm" || text == "premier") return "prime minister";
  if (text == "minister of defence" || text == "minister of national defence")
    return "defence minister";
  if (text == "coas" || text == "army chief") return "chief of army staff";
  constexpr std::string_view of = "minister of ";
  if (text.starts_with(of)) return text.substr(of.size()) + " minister";
  return text;
}

std::uint64_t holder_key(std::string_view title, std::string_view country) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : title) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  for (const char c : country) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

bool on_or_before(std::string_view a, std::string_view b) {
  const auto n = std::min(a.size(), b.size());
  return a.substr(0, n) <= b.substr(0, n);
}

}  // namespace demarche::detail
