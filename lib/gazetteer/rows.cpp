// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "demarche/error.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/units.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

enum Column {
  name_,
  type_,
  subtype_,
  id_,
  canonical_,
  country_,
  wikidata_,
  geonames_,
  denotes_,
  prior_,
  case_,
  flags_
};

constexpr std::array<std::string_view, 24> subtypes = {
    "",         "country",     "city",        "region", "nationality",       "religion",
    "ideology", "government",  "legislature", "court",  "military",          "intelligence",
    "mission",  "armed_group", "party",       "media",  "intergovernmental", "company",
    "other",    "office",      "rank",        "role",   "facility",          "ngo"};

bool capital_letters(std::string_view text, std::size_t length) {
  return text.size() == length &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void read_flags(std::string_view flags, Sense& sense, const std::string& file, std::size_t line) {
  while (!flags.empty()) {
    const auto comma = flags.find(',');
    const auto flag = flags.substr(0, comma);
    if (flag == "context")
      sense.needs_context = true;
    else if (flag == "generic")
      sense.generic = true;
    else if (flag == "stands_for")
      sense.stands_for = true;
    else if (flag == "male" || flag == "female")
      sense.gender = flag;
    else
      throw Error(file, line,
                  "unknown flag \"" + std::string(flag) +
                      "\" (expected context, generic, stands_for, male or female)");
    if (comma == std::string_view::npos) break;
    flags.remove_prefix(comma + 1);
  }
}

}  // namespace

const std::vector<std::string_view>& name_columns() {
  static const std::vector<std::string_view> columns = {
      "name",     "type",     "subtype", "id",    "canonical", "country",
      "wikidata", "geonames", "denotes", "prior", "case",      "flags"};
  return columns;
}

const std::vector<std::string_view>& office_columns() {
  static const std::vector<std::string_view> columns = {"id",   "title", "country", "body",
                                                        "from", "to",    "as_of",   "source"};
  return columns;
}

std::span<const std::string_view> subtype_names() { return subtypes; }

std::vector<Unit> name_units(std::string_view name, const std::string& file, std::size_t line) {
  std::vector<Unit> units;
  append_units(name, {0, static_cast<std::uint32_t>(name.size())}, 0, units);
  const bool readable = std::any_of(units.begin(), units.end(), [name](const Unit& unit) {
    const auto kind = character_at(name, unit.span.begin).kind;
    return kind == CharClass::letter || kind == CharClass::digit;
  });
  if (!readable)
    throw Error(file, line,
                "name: found \"" + std::string(name) + "\", expected letters or digits");
  if (units.size() > Compiler::longest_name)
    throw Error(file, line,
                "a name of " + std::to_string(units.size()) + " words (at most " +
                    std::to_string(Compiler::longest_name) + ")");
  return units;
}

std::pair<Sense, CaseRule> read_sense(const Table::Row& row, const std::string& file,
                                      std::size_t line) {
  Sense sense;
  if (row[name_].empty()) throw Error(file, line, "the name is empty");
  const auto type = parse_entity_type(row[type_]);
  if (!type || is_value(*type))
    throw Error(file, line,
                "unknown type \"" + std::string(row[type_]) +
                    "\" (expected PERSON, NORP, ORG, GPE, LOC, FAC, EVENT, LAW, PRODUCT or TITLE)");
  sense.type = *type;
  sense.subtype = row[subtype_];
  if (std::find(subtypes.begin(), subtypes.end(), sense.subtype) == subtypes.end())
    throw Error(file, line, "unknown subtype \"" + std::string(sense.subtype) + "\"");
  sense.id = row[id_];
  sense.canonical = row[canonical_].empty() ? row[name_] : row[canonical_];
  sense.country = row[country_];
  if (!sense.country.empty() && !capital_letters(sense.country, 3))
    throw Error(
        file, line,
        "country: found \"" + std::string(sense.country) + "\", expected an ISO 3166 alpha-3 code");
  sense.wikidata = row[wikidata_];
  if (!sense.wikidata.empty() && (sense.wikidata[0] != 'Q' || sense.wikidata.size() < 2 ||
                                  !std::all_of(sense.wikidata.begin() + 1, sense.wikidata.end(),
                                               [](char c) { return c >= '0' && c <= '9'; })))
    throw Error(file, line,
                "wikidata: found \"" + std::string(sense.wikidata) + "\", expected Q and digits");
  sense.geonames = row[geonames_];
  sense.denotes = row[denotes_];
  sense.prior = 0.5F;
  if (!row[prior_].empty()) {
    const auto* end = row[prior_].data() + row[prior_].size();
    const auto parsed = std::from_chars(row[prior_].data(), end, sense.prior);
    // "nan" is a number to from_chars
    if (parsed.ec != std::errc{} || parsed.ptr != end || !(sense.prior >= 0 && sense.prior <= 1))
      throw Error(
          file, line,
          "prior: found \"" + std::string(row[prior_]) + "\", expected a number from 0 to 1");
  }
  CaseRule rule = CaseRule::name;
  if (row[case_] == "exact")
    rule = CaseRule::exact;
  else if (row[case_] == "fold")
    rule = CaseRule::fold;
  else if (!row[case_].empty() && row[case_] != "name")
    throw Error(file, line,
                "case: found \"" + std::string(row[case_]) + "\", expected exact, name or fold");
  read_flags(row[flags_], sense, file, line);
  return {sense, rule};
}

}  // namespace demarche::detail
