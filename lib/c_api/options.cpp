// SPDX-License-Identifier: Apache-2.0
#include "c_api/options.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include "c_api/formats.hpp"
#include "c_api/json_options.hpp"

namespace demarche::c_api {
namespace {

/// A file system stops at a NUL: what came after it would be lost silently.
std::filesystem::path path_of(const Option& option, const std::string& name) {
  if (name.empty() || name.find('\0') != std::string::npos) option.wrong("a path");
  return name;
}

template <class Value, std::size_t size>
Value choice_of(const Option& option,
                const std::array<std::pair<std::string_view, Value>, size>& choices) {
  std::string expected;
  for (const auto& [name, choice] : choices) {
    if (option.text() == name) return choice;
    expected.append(expected.empty() ? "\"" : ", \"").append(name).append("\"");
  }
  option.wrong("one of " + expected);
}

bool is_day(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  const auto number = [&](std::size_t begin, std::size_t length) {
    int value = 0;
    for (const char c : date.substr(begin, length)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  return year >= 0 && month >= 0 && day >= 0 &&
         std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
             .ok();
}

[[noreturn]] void unknown(const Option& option, const char* known) {
  throw OptionError("unknown option \"" + option.key + "\" (expected one of " + known + ")");
}

void read_layers(const Option& option, JsonOptions& options) {
  for (const auto& layer : option.list()) {
    if (layer == "tokens")
      options.tokens = true;
    else if (layer == "sentences")
      options.sentences = true;
    else
      option.wrong(R"(a list of "tokens" and "sentences")");
  }
}

}  // namespace

LoadOptions read_load_options(const char* text) {
  LoadOptions result;
  for (const auto& option : read_options(text)) {
    if (option.key == "data")
      result.data = path_of(option, option.text());
    else if (option.key == "gazetteers")
      for (const auto& file : option.list()) result.gazetteers.push_back(path_of(option, file));
    else if (option.key == "rules")
      for (const auto& file : option.list()) result.rules.push_back(path_of(option, file));
    else
      unknown(option, "data, gazetteers, rules");
  }
  return result;
}

ExtractSettings read_extract_options(const char* text) {
  static constexpr std::array<std::pair<std::string_view, OffsetUnit>, 3> units{
      {{"codepoint", OffsetUnit::codepoint},
       {"byte", OffsetUnit::byte},
       {"utf16", OffsetUnit::utf16}}};
  static constexpr std::array<std::pair<std::string_view, OpenTriples>, 2> opens{
      {{"minimal", OpenTriples::minimal}, {"maximal", OpenTriples::maximal}}};
  ExtractSettings result;
  for (const auto& option : read_options(text)) {
    if (option.key == "format") {
      result.format = option.text();
      if (!has_format(result.format)) option.wrong("one of " + format_names());
    } else if (option.key == "id") {
      result.id = option.text();
    } else if (option.key == "date") {
      if (option.is_null()) continue;
      result.date = option.text();
      if (!is_day(result.date)) option.wrong("a day as YYYY-MM-DD");
    } else if (option.key == "plain") {
      result.plain = option.boolean();
    } else if (option.key == "link_persons") {
      result.link_persons = option.boolean();
    } else if (option.key == "max_bytes") {
      result.limits.bytes = option.count(std::numeric_limits<std::uint32_t>::max() - 1);
    } else if (option.key == "max_entities") {
      result.limits.entities = option.count(std::numeric_limits<std::size_t>::max());
    } else if (option.key == "max_relations") {
      result.limits.relations = option.count(std::numeric_limits<std::size_t>::max());
    } else if (option.key == "min_confidence") {
      result.limits.min_confidence = option.share();
    } else if (option.key == "offsets") {
      result.json.offsets = choice_of(option, units);
    } else if (option.key == "layers") {
      read_layers(option, result.json);
    } else if (option.key == "open") {
      if (!option.is_null()) result.json.open = choice_of(option, opens);
    } else {
      unknown(option,
              "format, id, date, plain, link_persons, max_bytes, max_entities, max_relations, "
              "min_confidence, offsets, layers, open");
    }
  }
  return result;
}

}  // namespace demarche::c_api
