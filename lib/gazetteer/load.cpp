// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

#include "demarche/error.hpp"
#include "gazetteer/data.hpp"

namespace demarche::detail {
namespace {

namespace fs = std::filesystem;

std::uint64_t holder_key(std::string_view title, std::string_view country) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : title) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  for (const char c : country) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Compares ISO dates of unequal precision: "2018" holds all of 2018.
bool on_or_before(std::string_view a, std::string_view b) {
  const auto n = std::min(a.size(), b.size());
  return a.substr(0, n) <= b.substr(0, n);
}

}  // namespace

void Gazetteer::Data::add_folder(const fs::path& folder) {
  const auto manifest_file = folder / "manifest.json";
  std::ifstream in(manifest_file);
  if (!in) throw Error(manifest_file.string(), 0, "cannot be read");
  nlohmann::json manifest;
  try {
    manifest = nlohmann::json::parse(in);
    version = manifest.at("version").get<std::string>();
    if (manifest.at("format").get<int>() != 1)
      throw Error(manifest_file.string(), 0,
                  "format " + manifest.at("format").dump() + ": this program reads format 1 only");
    // offices first: persons point to them
    for (const auto& entry : manifest.at("files"))
      if (entry.at("holds") == "offices") {
        tables_.push_back(std::make_unique<Table>(
            folder / entry.at("file").get<std::string>(),
            std::vector<std::string_view>{"id", "title", "country", "body", "from", "to", "as_of"},
            std::vector<std::string_view>{"id", "title"}));
        add_offices(*tables_.back());
      }
    for (const auto& entry : manifest.at("files")) {
      const auto file = folder / entry.at("file").get<std::string>();
      const auto holds = entry.at("holds").get<std::string>();
      if (holds == "names")
        add_names(file, false);
      else if (holds == "given_names") {
        tables_.push_back(std::make_unique<Table>(
            file, std::vector<std::string_view>{"name", "count", "male", "female"},
            std::vector<std::string_view>{"name", "count"}));
        tables_.back()->for_each([this](const auto& row, std::size_t) {
          given_names[row[0]] = {number(row[1]), number(row[2]), number(row[3])};
        });
      } else if (holds == "surnames") {
        tables_.push_back(std::make_unique<Table>(file,
                                                  std::vector<std::string_view>{"name", "count"},
                                                  std::vector<std::string_view>{"name", "count"}));
        tables_.back()->for_each(
            [this](const auto& row, std::size_t) { surnames[row[0]] = number(row[1]); });
      } else if (holds != "offices") {
        throw Error(
            manifest_file.string(), 0,
            "\"holds\": found \"" + holds + "\", expected names, offices, given_names or surnames");
      }
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(manifest_file.string(), 0, std::string("wrong manifest: ") + error.what());
  }
}

void Gazetteer::Data::add_offices(const Table& table) {
  table.for_each([&](const auto& row, std::size_t line) {
    Office office{row[1], row[2], row[3], row[4], row[5], row[6]};
    if (!office.from.empty() && !office.to.empty() && !on_or_before(office.from, office.to))
      throw Error(table.file(), line,
                  "\"to\" (" + std::string(office.to) + ") is before \"from\" (" +
                      std::string(office.from) + ")");
    const auto index = static_cast<std::uint32_t>(offices.size());
    auto [found, fresh] = offices_of_.try_emplace(row[0], index, 0U);
    if (found->second.first + found->second.second != index)
      throw Error(table.file(), line,
                  "the offices of \"" + std::string(row[0]) + "\" do not stand together");
    (void)fresh;
    ++found->second.second;
    offices.push_back(office);
  });
}

void Gazetteer::Data::add_names(const fs::path& file, bool user) {
  tables_.push_back(
      std::make_unique<Table>(file, name_columns(), std::vector<std::string_view>{"name", "type"}));
  const auto& table = *tables_.back();
  table.for_each([&](const auto& row, std::size_t line) {
    auto [sense, rule] = read_sense(row, table.file(), line);
    sense.user = user;
    if (const auto found = offices_of_.find(sense.id); found != offices_of_.end()) {
      sense.first_office = found->second.first;
      sense.office_count = found->second.second;
    }
    pending_.push_back({row[0], rule, sense, pending_.size()});
  });
}

/// Groups the rows by name and builds the table of prefixes.
void Gazetteer::Data::finish() {
  std::sort(pending_.begin(), pending_.end(), [](const auto& a, const auto& b) {
    if (a.name != b.name) return a.name < b.name;
    if (a.sense.user != b.sense.user) return a.sense.user;
    if (a.sense.prior != b.sense.prior) return a.sense.prior > b.sense.prior;
    return a.order < b.order;
  });
  nodes.reserve(pending_.size() * 3);
  senses.reserve(pending_.size());
  for (const auto& row : pending_) {
    if (names.empty() || names.back().text != row.name) {
      if (!names.empty()) index_name(static_cast<std::uint32_t>(names.size() - 1));
      Name name;
      name.text = row.name;
      name.match = row.match;
      name.first_sense = static_cast<std::uint32_t>(senses.size());
      names.push_back(name);
    }
    names.back().match = std::max(names.back().match, row.match);
    ++names.back().sense_count;
    const auto sense = static_cast<std::uint32_t>(senses.size());
    senses.push_back(row.sense);
    if (row.sense.subtype == "country" && row.sense.canonical == row.name)
      countries.emplace(std::string(row.sense.country), sense);
    if (row.sense.office_count > 0 && row.sense.canonical == row.name)
      for (auto o = row.sense.first_office; o < row.sense.first_office + row.sense.office_count;
           ++o)
        holders_[holder_key(normalised_title(offices[o].title), offices[o].country)].push_back(
            sense);
  }
  if (!names.empty()) index_name(static_cast<std::uint32_t>(names.size() - 1));
  pending_.clear();
  pending_.shrink_to_fit();
}

void Gazetteer::Data::index_name(std::uint32_t index) {
  auto& name = names[index];
  std::vector<Unit> units;
  append_units(name.text, {0, static_cast<std::uint32_t>(name.text.size())}, 0, units);
  if (units.empty() || units.size() > longest_name) return;
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    name.capitals.emplace_back(units[i].capital, units[i].all_capitals);
    hash = extend(hash, units[i].hash);
    auto& node = nodes[hash];
    if (i + 1 < units.size())
      node.longer = true;
    else {
      name.next = node.first_name;
      node.first_name = index;
    }
  }
}

std::vector<const Sense*> Gazetteer::Data::holders(std::string_view title, std::string_view country,
                                                   std::string_view date) const {
  std::vector<const Sense*> result;
  const auto wanted = normalised_title(title);
  const auto found = holders_.find(holder_key(wanted, country));
  if (found == holders_.end()) return result;
  for (const auto sense : found->second) {
    const auto& s = senses[sense];
    for (auto o = s.first_office; o < s.first_office + s.office_count; ++o) {
      const auto& office = offices[o];
      if (office.country != country || normalised_title(office.title) != wanted) continue;
      const bool begun = office.from.empty() || on_or_before(office.from, date);
      const bool ended = !office.to.empty()
                             ? !on_or_before(date, office.to)
                             : !office.as_of.empty() && !on_or_before(date, office.as_of);
      if (begun && !ended) {
        result.push_back(&s);
        break;
      }
    }
  }
  return result;
}

}  // namespace demarche::detail
