// SPDX-License-Identifier: Apache-2.0
/// Results of Wikidata's query service, as JSON or CSV.
#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

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

/// Reads a query's solutions into rows. Which variable means what is told by the names that queries
/// usually give them.
class SolutionReader {
 public:
  SolutionReader(const ImportOptions& options, ImportWriter& out)
      : type_(type_of_label(options.type.empty() ? "person" : options.type)),
        country_(country_code(options.country)),
        out_(out) {}

  void add(const Solution& solution, std::size_t line) {
    const auto item = item_of(value_of(solution, {"item", "person", "entity", "org", "organization",
                                                  "party", "place", "city", "country", "human"}));
    if (item.empty()) return out_.leave_out(line, "no variable holds an item (Q and digits)");
    const auto label = value_of(
        solution, {"itemLabel", "personLabel", "entityLabel", "orgLabel", "organizationLabel",
                   "partyLabel", "placeLabel", "cityLabel", "humanLabel", "label", "name"});
    // The service gives an item that has no label in the language its number as one.
    if (label.empty() || label == item) return out_.leave_out(line, item + " has no label");
    ImportedName name;
    name.name = name.canonical = label;
    const auto own = type_of_label(value_of(solution, {"type"}));
    name.type = own.type.empty() ? type_.type : own.type;
    name.subtype = own.type.empty() ? type_.subtype : own.subtype;
    name.id = "wikidata:" + item;
    name.wikidata = item;
    name.country = country_code(value_of(
        solution, {"iso3", "alpha3", "iso2", "alpha2", "countryCode", "country_code", "iso"}));
    if (name.country.empty()) name.country = country_;
    name.geonames = value_of(solution, {"geonames", "geonamesId", "geoNamesID"});
    const auto gender = value_of(solution, {"genderLabel", "gender"});
    if (gender == "male" || gender == "female" || item_of(gender) == "Q6581097" ||
        item_of(gender) == "Q6581072")
      name.flags = gender == "female" || item_of(gender) == "Q6581072" ? "female" : "male";
    if (!out_.add(name, line)) return;
    auto aliases =
        value_of(solution, {"itemAltLabel", "personAltLabel", "altLabel", "aliases", "alias"});
    for (std::size_t at = 0; at < aliases.size();) {  // "A, B"
      const auto comma = std::min(aliases.find(", ", at), aliases.size());
      name.name = aliases.substr(at, comma - at);
      if (!trimmed(name.name).empty()) out_.add(name, line);
      at = comma + 2;
    }
    ImportedOffice office;
    office.id = name.id;
    office.title = value_of(solution, {"positionLabel", "officeLabel", "position", "office"});
    if (office.title.empty() || !item_of(office.title).empty()) return;
    office.country = name.country;
    office.body = value_of(solution, {"bodyLabel", "ofLabel"});
    for (auto [to, value] :
         {std::pair{&office.from, value_of(solution, {"start", "startDate", "from", "start_time"})},
          std::pair{&office.to, value_of(solution, {"end", "endDate", "to", "end_time"})}}) {
      *to = iso_date(value);
      if (to->empty() && !value.empty() && !value.starts_with("http") && !value.starts_with("_:"))
        return out_.leave_out(line, "\"" + value + "\" is no date");
    }
    out_.add(std::move(office), line);
  }

 private:
  TypeAndSubtype type_;
  std::string country_;
  ImportWriter& out_;
};

/// The objects of the array that a file of results holds, one at a time with the line where each
/// begins: {"results": {"bindings": [...]}} or the plain [...].
class ObjectReader {
 public:
  explicit ObjectReader(const std::filesystem::path& file) : in_(file, std::ios::binary) {
    if (!in_) throw Error(file.string(), 0, "cannot be read");
  }
  /// False at the end. `text` is empty for an object that is not closed or larger than 1 MB.
  bool next(std::string& text, std::size_t& line) {
    constexpr std::size_t largest = std::size_t{1} << 20U;
    text.clear();
    for (int c = in_.get(); c != EOF; c = in_.get()) {
      line_ += c == '\n' ? 1 : 0;
      if (!object_ && !in_string_ && c == '{' && (stack_ == "[" || stack_ == "{{[")) {
        object_ = true;
        inside_ = 0;
        line = line_;
      }
      if (object_) text += static_cast<char>(c);
      if (in_string_) {
        escaped_ = !escaped_ && c == '\\';
        if (c == '"' && !was_escaped_) in_string_ = false;
        was_escaped_ = escaped_;
      } else if (c == '"') {
        in_string_ = true;
        escaped_ = was_escaped_ = false;
      } else if (c == '{' || c == '[') {
        if (object_)
          ++inside_;
        else
          stack_ += static_cast<char>(c);
      } else if (c == '}' || c == ']') {
        if (object_) {
          if (--inside_ == 0) {
            object_ = false;
            return true;
          }
        } else if (!stack_.empty()) {
          stack_.pop_back();
        }
      }
      if (text.size() > largest) {
        text.clear();
        in_.setstate(std::ios::eofbit);
        object_ = false;
        return true;
      }
    }
    const bool open = object_;
    object_ = false;
    text.clear();
    return open;
  }

 private:
  std::ifstream in_;
  std::string stack_;
  std::size_t line_ = 1;
  int inside_ = 0;
  bool object_ = false, in_string_ = false, escaped_ = false, was_escaped_ = false;
};

void read_json(const std::filesystem::path& file, SolutionReader& reader, ImportWriter& out) {
  ObjectReader objects(file);
  std::size_t line = 0;
  for (std::string text; objects.next(text, line);) {
    const auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) {
      out.leave_out(line, text.empty() ? "an object that does not end" : "not JSON");
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
}

void read_csv(const std::filesystem::path& file, SolutionReader& reader, ImportWriter& out) {
  CsvReader records(file);
  std::vector<std::string> header;
  std::vector<std::string> fields;
  bool broken = false;
  if (!records.next(header, broken)) return;
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
    for (std::size_t c = 0; c < header.size(); ++c)
      solution[std::string(trimmed(header[c]))] = fields[c];
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
