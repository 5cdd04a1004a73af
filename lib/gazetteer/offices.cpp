// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/offices.hpp"

#include <algorithm>

#include "gazetteer/gazetteer.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

/// Months since the year 0; a year alone is its `month`.
int months(std::string_view date, int month) {
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : date.substr(at, digits))
      value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : value;
    return value;
  };
  return number(0, 4) * 12 + (date.size() >= 7 ? number(5, 2) : month);
}

/// Does a minister's field begin with it, alone or before others: "foreign affairs and trade"?
bool first_field(std::string_view fields, std::string_view field) {
  if (!fields.starts_with(field)) return false;
  const auto rest = fields.substr(field.size());
  return rest.empty() || rest[0] == ',' || rest.starts_with(" and ");
}

}  // namespace

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
  if (text == "external affairs minister" || text == "fm") return "foreign minister";
  if (text == "pm" || text == "premier") return "prime minister";
  if (text == "coas" || text == "army chief") return "chief of army staff";
  constexpr std::string_view of = "minister of ";
  if (!text.starts_with(of)) return text;
  const auto fields = std::string_view(text).substr(of.size());
  for (const std::string_view field :
       {"foreign affairs", "external affairs", "foreign relations", "external relations"})
    if (first_field(fields, field)) return "foreign minister";
  for (const std::string_view field : {"defence", "national defence"})
    if (first_field(fields, field)) return "defence minister";
  return std::string(fields) + " minister";
}

Standing standing_on(const Office& office, std::string_view date) {
  constexpr int near = 24, far = 60;
  const auto slash = office.as_of.find('/');
  const auto first = office.as_of.substr(0, slash);
  const auto last = slash == std::string_view::npos ? first : office.as_of.substr(slash + 1);
  const auto begin = office.from.empty() ? (office.to.empty() ? first : office.to) : office.from;
  const auto end = office.to.empty() ? last : office.to;
  if (begin.empty() && end.empty()) return Standing::unknown;
  const auto apart = [](int months) {
    return months <= near ? Standing::likely : Standing::unknown;
  };
  if (!begin.empty() && !on_or_before(begin, date)) {
    const int before = months(begin, 1) - months(date, 12);
    if (!office.from.empty() || before > far) return Standing::later;
    return apart(before);
  }
  if (end.empty() || on_or_before(date, end)) return Standing::stated;
  const int behind = months(date, 1) - months(end, 12);
  if (!office.to.empty() || behind > far) return Standing::earlier;
  return apart(behind);
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
