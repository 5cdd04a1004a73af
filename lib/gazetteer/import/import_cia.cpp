// SPDX-License-Identifier: Apache-2.0
/// Pages of "World Leaders" of the CIA (public domain), as the site keeps them for its own use:
///
///     {"result": {"data": {"page": {"country": "Kenya", "date_updated": "2026-04-07 16:59:15",
///       "leaders": [{"name": "Ada QUIST", "title": "Min. of Defense"}, ...], "leaders_2_label":
///       ...
///
/// A file holds one page or several, one after the other.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/import/country_codes.hpp"
#include "gazetteer/import/import.hpp"
#include "model.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const std::string& key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? std::string(trimmed(at->get<std::string>()))
                                               : std::string();
}

/// Without what stands in round brackets: "Ada QUIST (Acting)".
std::string without_brackets(std::string text) {
  for (auto open = text.find('('); open != std::string::npos; open = text.find('(', open)) {
    const auto close = text.find(')', open);
    if (close == std::string::npos) break;
    text.erase(open, close + 1 - open);
  }
  return std::string(trimmed(text));
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "QUIST" as "Quist", "AL-QUIST" as "Al-Quist", "McQUIST" as "McQuist"; "III" and "A." stay.
std::string cased(std::string_view word) {
  const bool numeral = word.find_first_not_of("IVX") == std::string_view::npos;
  const auto capitals = std::count_if(word.begin(), word.end(), is_capital);
  if (numeral || capitals < 2) return std::string(word);
  std::string result;
  bool after_capital = false;
  for (const char c : word) {
    const bool capital = is_capital(c) || static_cast<unsigned char>(c) >= 0x80U;
    result += after_capital ? to_lower(c) : c;
    after_capital = capital;  // a mark or a small letter before it: a part of its own
  }
  return result;
}

std::string cased_name(std::string_view name) {
  std::string result;
  for (std::size_t at = 0; at < name.size();) {
    const auto end = std::min(name.find(' ', at), name.size());
    if (end > at) result.append(result.empty() ? "" : " ").append(cased(name.substr(at, end - at)));
    at = end + 1;
  }
  return result;
}

/// "Dep. Min. of Foreign Affairs" with its words in full.
std::string full_title(std::string title) {
  constexpr std::string_view shortened[][2] = {
      {"Min.", "Minister"},      {"Dep.", "Deputy"},           {"Pres.", "President"},
      {"Gen.", "General"},       {"Govt.", "Government"},      {"Sec.", "Secretary"},
      {"Dir.", "Director"},      {"Chmn.", "Chairman"},        {"Intl.", "International"},
      {"Mbr.", "Member"},        {"Asst.", "Assistant"},       {"Cdr.", "Commander"},
      {"Natl.", "National"},     {"Admin.", "Administration"}, {"Dept.", "Department"},
      {"Adm.", "Administrative"}};
  for (const auto& [from, to] : shortened)
    for (auto at = title.find(from); at != std::string::npos; at = title.find(from, at + to.size()))
      if (at == 0 || title[at - 1] == ' ') title.replace(at, from.size(), to);
  return title;
}

/// Part of an id: "Ada Quist" as "ada-quist".
std::string id_part(std::string_view text) {
  std::string id;
  for (const char c : text)
    if (c != ' ' && c != '\t')
      id += to_lower(c);
    else if (!id.empty() && id.back() != '-')
      id += '-';
  return id;
}

class PageReader {
 public:
  PageReader(const ImportOptions& options, ImportWriter& out)
      : countries_(Gazetteer::load(data_folder({}) / "gazetteers")),
        country_(country_code(options.country)),
        out_(out) {}

  void add(const json& file, std::size_t line) {
    const auto* page = page_of(file);
    if (!page) return out_.leave_out(line, "no page with \"leaders\": not one of World Leaders");
    const auto name = text_of(*page, "country");
    auto country = country_of(name);
    if (country.empty()) country = country_;
    if (country.empty())
      return out_.leave_out(line, "no country is known by the name \"" + name + "\"");
    const auto updated = text_of(*page, "date_updated");
    const std::string day(iso_date(updated));
    if (day.empty() && !updated.empty())
      out_.leave_out(line, "\"date_updated\": \"" + updated + "\" is no date");
    for (const auto& [key, value] : page->items())
      if (value.is_array() && key.starts_with("leaders"))
        for (const auto& leader : value)
          add_leader(leader, country, text_of(*page, key + "_label"), day, line);
  }

 private:
  static const json* page_of(const json& file) {
    const auto* at = &file;
    for (const char* key : {"result", "data", "page"}) {
      const auto inner = at->is_object() ? at->find(key) : at->end();
      if (!at->is_object() || inner == at->end()) return nullptr;
      at = &*inner;
    }
    const auto leaders = at->is_object() ? at->find("leaders") : at->end();
    return at->is_object() && leaders != at->end() && leaders->is_array() ? at : nullptr;
  }

  /// By its name, as the site's codes are not ISO's everywhere: "Korea, North", "Bahamas, The".
  [[nodiscard]] std::string country_of(const std::string& given) const {
    const auto name = without_brackets(given);
    std::vector<std::string> forms = {name};
    if (const auto comma = name.find(", "); comma != std::string::npos) {
      const auto behind = name.substr(comma + 2);
      forms.push_back(behind + " " + name.substr(0, comma));
      if (behind == "The") forms.push_back(name.substr(0, comma));
    }
    for (const auto& form : forms)
      for (const auto& sense : countries_.find(form))
        if (sense.subtype == "country") return std::string(sense.country);
    return {};
  }

  void add_leader(const json& leader, const std::string& country, const std::string& label,
                  const std::string& day, std::size_t line) {
    if (!leader.is_object()) return out_.leave_out(line, "a leader that is no object");
    ImportedName name;
    name.name = cased_name(without_brackets(text_of(leader, "name")));
    const auto title = full_title(without_brackets(text_of(leader, "title")));
    if (name.name.empty() || name.name == "Vacant") return out_.pass_over();
    if (title.empty()) return out_.leave_out(line, "\"" + name.name + "\" has no title");
    name.type = "PERSON";
    name.country = country;
    name.id = "cia:" + country + ":" + id_part(name.name);
    if (!out_.add(name, line)) return;
    ImportedOffice office;
    office.id = name.id;
    office.title = title;
    office.country = country;
    office.body = label;
    office.as_of = day;
    out_.add(std::move(office), line);
  }

  Gazetteer countries_;
  std::string country_;
  ImportWriter& out_;
};

}  // namespace

void import_cia(const std::filesystem::path& file, const ImportOptions& options,
                ImportWriter& out) {
  PageReader reader(options, out);
  JsonObjects pages(file, {"", "["});
  std::size_t line = 0, found = 0;
  for (std::string text; pages.next(text, line);) {
    ++found;
    const auto page = json::parse(text, nullptr, false);
    if (page.is_object())
      reader.add(page, line);
    else
      out.leave_out(line, text.empty() ? "a page of more than 1 MB" : "not JSON");
  }
  if (found == 0 && !pages.cut()) out.leave_out(1, "no JSON here: not a page of World Leaders");
  if (pages.cut()) out.leave_out(pages.line(), "the page ends in the middle");
}

}  // namespace demarche::detail
