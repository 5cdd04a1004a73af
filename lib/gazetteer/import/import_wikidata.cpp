// SPDX-License-Identifier: Apache-2.0
/// Results of Wikidata's query service, as JSON or CSV.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <unordered_map>

#include "demarche/error.hpp"
#include "gazetteer/import/country_codes.hpp"
#include "gazetteer/import/import.hpp"

namespace demarche::detail {
namespace {

using nlohmann::json;

/// One solution of a query: its variables and their values.
using Solution = std::map<std::string, std::string, std::less<>>;

std::string value_of(const Solution& solution, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (const auto at = solution.find(name); at != solution.end() && !at->second.empty())
      return at->second;
  return {};
}

/// "http://www.wikidata.org/entity/Q42", "wd:Q42" or "Q42" to "Q42"; else empty.
std::string item_of(std::string_view value) {
  const auto at = value.find_last_of("/:");
  auto id = at == std::string_view::npos ? value : value.substr(at + 1);
  const bool good =
      id.size() > 1 && id[0] == 'Q' &&
      std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
  return good ? std::string(id) : std::string();
}

constexpr std::string_view items[] = {"item",  "person", "entity", "org",     "organization",
                                      "party", "place",  "city",   "country", "human"};
bool is_item(std::string_view variable) {
  return std::find(std::begin(items), std::end(items), variable) != std::end(items);
}

/// A date in the precision that is known: "+2024-05-00T00:00:00Z" is 2024-05. `precision` is
/// Wikidata's number (9 a year, 10 a month, 11 a day), or empty. Nothing where there is none;
/// `wrong` where there is one that no calendar has.
std::string date_of(std::string_view value, std::string_view precision, bool& wrong) {
  if (value.starts_with("http") || value.starts_with("_:")) return {};  // "unknown value"
  if (value.starts_with('+')) value.remove_prefix(1);
  auto known = std::min(value.find_first_of("T "), value.size());
  for (const std::size_t end : {10U, 7U})  // "-00"
    if (known == end && value.substr(end - 3, 3) == "-00") known = end - 3;
  std::string date(iso_date(value.substr(0, known)));
  wrong = date.empty() && !value.empty();
  if (precision.empty()) return date;
  const auto digits = precision == "11" ? 10U : precision == "10" ? 7U : precision == "9" ? 4U : 0U;
  return date.substr(0, digits);  // a decade or century tells no year
}

/// "minister of defence of Kenya" is "Minister of defence", where `owner` is Kenya.
std::string own_title(std::string title, std::string_view owner) {
  for (const std::string_view of : {" of the ", " of "}) {
    const auto what = std::string(of).append(owner);
    const auto at = owner.empty() ? std::string::npos : title.rfind(what);
    if (at == std::string::npos || at == 0) continue;
    if (const auto end = at + what.size(); end == title.size() || title[end] == ' ')
      title.erase(at, what.size());
  }
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 32);
  return title;
}

/// The query service joins other names by ", ": what only ends a name goes back to it.
std::vector<std::string> names_in(std::string_view list) {
  constexpr std::string_view endings[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "MP", "KC"};
  std::vector<std::string> names;
  for (std::size_t at = 0; at < list.size();) {
    const auto end = std::min(list.find(", ", at), list.size());
    const auto name = trimmed(list.substr(at, end - at));
    at = end + 2;
    if (name.empty()) continue;
    if (!names.empty() &&
        std::find(std::begin(endings), std::end(endings), name) != std::end(endings))
      names.back().append(", ").append(name);
    else
      names.emplace_back(name);
  }
  return names;
}

/// Reads a query's solutions into rows. Which variable means what is told by the names that queries
/// usually give them.
class SolutionReader {
 public:
  SolutionReader(const ImportOptions& options, ImportWriter& out)
      : type_(type_of_label(options.type.empty() ? "person" : options.type)),
        country_(country_code(options.country)),
        out_(out) {}

  void add(const Solution& solution, std::size_t line) {
    std::string item;
    for (const auto variable : items)
      if (item = item_of(value_of(solution, {variable})); !item.empty()) break;
    if (item.empty()) return out_.leave_out(line, "no variable holds an item (Q and digits)");
    if (!add_names(solution, item, line)) return;
    add_office(solution, item, line);
  }

 private:
  /// False where the row is wrong, and said to be so.
  bool add_names(const Solution& solution, const std::string& item, std::size_t line) {
    const auto label = value_of(
        solution, {"itemLabel", "personLabel", "entityLabel", "orgLabel", "organizationLabel",
                   "partyLabel", "placeLabel", "cityLabel", "humanLabel", "label", "name"});
    // The service gives an item that has no label in the languages asked its number as one.
    if (label.empty() || label == item) {
      out_.leave_out(line, item + " has no label in the languages that the query asks for");
      return false;
    }
    ImportedName name;
    // Labels in "en" and in "mul" come in rows of their own where a query asks for both so.
    name.canonical = canonical_.try_emplace(item, label).first->second;
    const auto own = type_of_label(value_of(solution, {"type"}));
    name.type = own.type.empty() ? type_.type : own.type;
    name.subtype = own.type.empty() ? type_.subtype : own.subtype;
    name.id = "wikidata:" + item;
    name.wikidata = item;
    name.country = country_of(solution);
    if (name.country.empty()) name.country = country_;
    name.geonames = value_of(solution, {"geonames", "geonamesId", "geoNamesID"});
    const auto gender = value_of(solution, {"genderLabel", "gender"});
    if (gender == "male" || gender == "female" || item_of(gender) == "Q6581097" ||
        item_of(gender) == "Q6581072")
      name.flags = gender == "female" || item_of(gender) == "Q6581072" ? "female" : "male";
    name.name = label;
    if (!out_.add(name, line)) return false;
    const auto flags = name.flags;
    for (const auto& alias : names_in(value_of(
             solution, {"itemAltLabel", "personAltLabel", "altLabel", "aliases", "alias"}))) {
      // One word of a person's names is somebody else's as well.
      const bool short_form = name.type == "PERSON" && alias.find(' ') == std::string::npos;
      name.name = alias;
      name.prior = short_form ? "0.1" : "";
      name.flags = short_form ? (flags.empty() ? "context" : "context," + flags) : flags;
      out_.add(name, line);
    }
    return true;
  }

  void add_office(const Solution& solution, const std::string& item, std::size_t line) {
    const auto title = value_of(solution, {"positionLabel", "officeLabel", "position", "office"});
    if (title.empty() || !item_of(title).empty()) return;
    ImportedOffice office;
    office.id = "wikidata:" + item;
    office.body = value_of(solution, {"bodyLabel", "ofLabel"});
    office.country = country_of(solution);
    if (office.country.empty() && office.body.empty()) office.country = country_;
    office.title = own_title(own_title(title, office.body), value_of(solution, {"countryLabel"}));
    bool wrong = false;
    for (auto [to, value, precision] :
         {std::tuple{&office.from, value_of(solution, {"start", "startDate", "from", "start_time"}),
                     value_of(solution, {"startPrecision"})},
          std::tuple{&office.to, value_of(solution, {"end", "endDate", "to", "end_time"}),
                     value_of(solution, {"endPrecision"})}}) {
      *to = date_of(value, precision, wrong);
      if (wrong) return out_.leave_out(line, item + ": \"" + value + "\" is no date");
    }
    out_.add(std::move(office), line);
  }

  static std::string country_of(const Solution& solution) {
    return std::string(country_code(value_of(
        solution, {"iso3", "alpha3", "iso2", "alpha2", "countryCode", "country_code", "iso"})));
  }

  TypeAndSubtype type_;
  std::string country_;
  ImportWriter& out_;
  std::unordered_map<std::string, std::string> canonical_;  // by item
};

void read_json(const std::filesystem::path& file, SolutionReader& reader, ImportWriter& out) {
  JsonObjects objects(file, {"[", "{{["});
  std::size_t line = 0;
  for (std::string text; objects.next(text, line);) {
    const auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) {
      out.leave_out(line, text.empty() ? "an object of more than 1 MB" : "not JSON");
      continue;
    }
    Solution solution;
    for (const auto& [key, value] : object.items())
      if (value.is_string())
        solution[key] = value.get<std::string>();
      else if (value.is_object() && value.contains("value") && value["value"].is_string())
        solution[key] = value["value"].get<std::string>();
    reader.add(solution, line);
  }
  if (objects.cut())
    out.leave_out(objects.line(), "the answer ends in the middle: ask for fewer at a time");
  else if (!objects.reached())
    out.leave_out(1, "no list of results here: not an answer of the query service");
}

void read_csv(const std::filesystem::path& file, SolutionReader& reader, ImportWriter& out) {
  CsvReader records(file);
  std::vector<std::string> header;
  std::vector<std::string> fields;
  bool broken = false;
  if (!records.next(header, broken)) return;
  for (auto& name : header) name = trimmed(name);
  if (std::none_of(header.begin(), header.end(), is_item))
    return out.leave_out(1, "no column \"item\" here: not an answer of the query service");
  while (records.next(fields, broken)) {
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (broken || fields.size() != header.size()) {
      out.leave_out(records.line(), broken
                                        ? "a quote is not closed"
                                        : "found " + std::to_string(fields.size()) +
                                              " fields, expected " + std::to_string(header.size()));
      continue;
    }
    Solution solution;
    for (std::size_t c = 0; c < header.size(); ++c) solution[header[c]] = fields[c];
    reader.add(solution, records.line());
  }
}

}  // namespace

void import_wikidata(const std::filesystem::path& file, const ImportOptions& options,
                     ImportWriter& out) {
  SolutionReader reader(options, out);
  LineReader lines(file);
  std::string first;
  while (lines.next(first) && trimmed(first).empty()) {
  }
  const auto begin = trimmed(first);
  if (begin.starts_with("{") || begin.starts_with("["))
    read_json(file, reader, out);
  else
    read_csv(file, reader, out);
}

}  // namespace demarche::detail
