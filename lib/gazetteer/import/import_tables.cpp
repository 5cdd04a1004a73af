// SPDX-License-Identifier: Apache-2.0
/// Lines and tables: GeoNames, EveryPolitician, RegexNER, GATE.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "demarche/error.hpp"
#include "gazetteer/import/country_codes.hpp"
#include "gazetteer/import/import.hpp"

namespace demarche::detail {
namespace {

/// Views into `line`.
std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  while (true) {
    const auto at = line.find(separator);
    fields.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return fields;
    line.remove_prefix(at + 1);
  }
}

/// GeoNames' feature classes and codes that news speak of.
TypeAndSubtype feature(std::string_view kind, std::string_view code) {
  if (kind == "P") return {"GPE", "city"};
  if (kind == "A")
    return code.starts_with("PCL") ? TypeAndSubtype{"GPE", "country"}
                                   : TypeAndSubtype{"GPE", "region"};
  if (kind == "H" || kind == "T" || kind == "L" || kind == "U" || kind == "V") return {"LOC", ""};
  if (kind == "S" || kind == "R") return {"FAC", "facility"};
  return {};
}

/// More people, better known: 0.9 from ten million on.
std::string prior_of(std::string_view population) {
  double people = 0;
  std::from_chars(population.data(), population.data() + population.size(), people);
  const auto prior = std::lround(std::min(0.9, std::log10(people + 1) / 7 * 0.9) * 100);
  return prior < 10 ? "0.0" + std::to_string(prior) : "0." + std::to_string(prior);
}

}  // namespace

void import_geonames(const std::filesystem::path& file, const ImportOptions&, ImportWriter& out) {
  LineReader lines(file);
  for (std::string line; lines.next(line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto f = split(line, '\t');
    if (f.size() != 19) {
      out.leave_out(lines.line(),
                    "found " + std::to_string(f.size()) + " fields, expected GeoNames' 19");
      continue;
    }
    const auto [type, subtype] = feature(f[6], f[7]);
    if (type.empty()) {
      out.leave_out(lines.line(), "unknown feature class \"" + std::string(f[6]) + "\"");
      continue;
    }
    ImportedName name;
    name.name = f[1];
    name.canonical = f[1];
    name.type = type;
    name.subtype = subtype;
    name.id = "geonames:" + std::string(f[0]);
    name.geonames = f[0];
    name.country = country_code(f[8]);
    name.prior = prior_of(f[14]);
    if (!out.add(name, lines.line()) || f[2].empty() || f[2] == f[1]) continue;
    name.name = f[2];  // in ASCII letters
    out.add(name, lines.line());
  }
}

void import_everypolitician(const std::filesystem::path& file, const ImportOptions& options,
                            ImportWriter& out) {
  CsvReader records(file);
  std::vector<std::string> header;
  std::vector<std::string> fields;
  bool broken = false;
  if (!records.next(header, broken)) return;
  std::map<std::string, std::size_t, std::less<>> columns;
  for (std::size_t c = 0; c < header.size(); ++c) columns.emplace(trimmed(header[c]), c);
  const auto field = [&](std::initializer_list<std::string_view> names) -> std::string {
    for (const auto n : names)
      if (const auto at = columns.find(n); at != columns.end() && !fields[at->second].empty())
        return std::string(trimmed(fields[at->second]));
    return {};
  };
  if (!columns.count("name") && !columns.count("personLabel") && !columns.count("person"))
    throw Error(file.string(), 1, "no column \"name\": not a CSV file of EveryPolitician");
  const auto country = std::string(country_code(options.country));
  while (records.next(fields, broken)) {
    const auto line = records.line();
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (broken || fields.size() != header.size()) {
      out.leave_out(line, broken ? "a quote is not closed"
                                 : "found " + std::to_string(fields.size()) + " fields, expected " +
                                       std::to_string(header.size()));
      continue;
    }
    ImportedName name;
    name.name = field({"name", "personLabel", "person"});
    name.canonical = name.name;
    name.type = "PERSON";
    name.wikidata = field({"wikidata", "identifier__wikidata", "personID", "item"});
    const auto id = field({"wikidata", "id", "personID", "item"});
    name.id = id.empty() ? "" : "everypolitician:" + id;
    name.country = country;
    if (const auto gender = field({"gender"}); gender == "male" || gender == "female")
      name.flags = gender;
    if (!out.add(name, line)) continue;
    ImportedOffice office;
    office.id = name.id;
    office.title = field({"position", "positionLabel"});
    office.body = field({"chamber", "legislature"});
    if (office.title.empty() && (!office.body.empty() || columns.count("term"))) {
      office.title = "Member of " + (office.body.empty() ? std::string("Parliament") : office.body);
      office.body.clear();
    }
    office.country = country;
    for (auto [to, value] : {std::pair{&office.from, field({"start_date", "start"})},
                             std::pair{&office.to, field({"end_date", "end"})}}) {
      *to = iso_date(value);
      if (to->empty() && !value.empty()) out.leave_out(line, "\"" + value + "\" is no date");
    }
    out.add(std::move(office), line);
    for (const auto alternative : {"alias", "aliases", "other_names"})
      for (const auto list = field({alternative}); const auto other : split(list, ';'))
        if (!trimmed(other).empty()) {
          name.name = other;
          out.add(name, line);
        }
    const auto group = field({"group"});
    if (group.empty() || group == "unknown") continue;
    ImportedName party;
    party.name = party.canonical = group;
    party.type = "ORG";
    party.subtype = "party";
    party.wikidata = field({"wikidata_group", "group_wikidata"});
    const auto group_id = party.wikidata.empty() ? field({"group_id"}) : party.wikidata;
    party.id = group_id.empty() ? "" : "everypolitician:" + group_id;
    party.country = country;
    out.add(party, line);
  }
}

void import_regexner(const std::filesystem::path& file, const ImportOptions&, ImportWriter& out) {
  LineReader lines(file);
  for (std::string line; lines.next(line);) {
    if (trimmed(line).empty() || line[0] == '#') continue;
    const auto f = split(line, '\t');
    if (f.size() < 2) {
      out.leave_out(lines.line(), "found no tab, expected a name and its type");
      continue;
    }
    if (f[0].find_first_of("[](){}|*+?\\^$/") != std::string_view::npos) {
      out.leave_out(lines.line(), "\"" + std::string(f[0]) + "\" is a pattern, not a name");
      continue;
    }
    const auto [type, subtype] = type_of_label(trimmed(f[1]));
    if (type.empty()) {
      out.leave_out(lines.line(), "no type here is like \"" + std::string(f[1]) + "\"");
      continue;
    }
    ImportedName name;
    name.name = trimmed(f[0]);
    name.type = type;
    name.subtype = subtype;
    out.add(name, lines.line());
  }
}

namespace {

/// What "lists.def" beside a list says of it: "city.lst:location:city".
TypeAndSubtype type_of_list(const std::filesystem::path& file) {
  const auto index = file.parent_path() / "lists.def";
  std::error_code error;
  if (!std::filesystem::is_regular_file(index, error)) return {};
  LineReader lines(index);
  const auto wanted = file.filename().string();
  for (std::string line; lines.next(line);) {
    const auto f = split(line, ':');
    if (trimmed(f[0]) != wanted) continue;
    for (const auto at : {2U, 1U})
      if (at < f.size())
        if (const auto found = type_of_label(trimmed(f[at])); !found.type.empty()) return found;
  }
  return {};
}

}  // namespace

void import_gate(const std::filesystem::path& file, const ImportOptions& options,
                 ImportWriter& out) {
  auto type = type_of_label(options.type);
  if (type.type.empty()) type = type_of_list(file);
  if (type.type.empty())
    throw Error(file.string(), 0,
                "no lists.def beside this list says what it holds: name the type (--type)");
  LineReader lines(file);
  for (std::string line; lines.next(line);) {
    if (trimmed(line).empty()) continue;
    // Features follow the name: "Oslo&country=NOR", after a tab, '&' or '@'.
    auto rest = std::string_view(line);
    for (const char separator : {'\t', '&', '@'})
      if (const auto at = rest.find(separator);
          at != std::string_view::npos && rest.find('=', at) != std::string_view::npos)
        rest = rest.substr(0, at);
    ImportedName name;
    name.name = trimmed(rest);
    name.type = type.type;
    name.subtype = type.subtype;
    out.add(name, lines.line());
  }
}

}  // namespace demarche::detail
