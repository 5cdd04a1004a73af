// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

#include "demarche/error.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/offices.hpp"
#include "gazetteer/rows.hpp"

namespace demarche::detail {
namespace {

namespace fs = std::filesystem;

std::uint32_t number(std::string_view text, const std::string& file, std::size_t line) {
  std::uint32_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!text.empty() && (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()))
    throw Error(file, line, "found \"" + std::string(text) + "\", expected a number");
  return value;
}

}  // namespace

bool is_table_of_offices(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return false;  // what can be read once only holds names
  std::ifstream in(file, std::ios::binary);
  std::string line;
  const auto says_nothing = [&line] {
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    return line.empty() || line[0] == '#' || line[0] == '\r';
  };
  while (std::getline(in, line) && says_nothing()) {
  }
  return line.starts_with("id\ttitle");
}

void Compiler::add_folder(const fs::path& folder) {
  const auto manifest_file = folder / "manifest.json";
  std::ifstream in(manifest_file);
  if (!in) throw Error(manifest_file.string(), 0, "cannot be read");
  try {
    const auto manifest = nlohmann::json::parse(in);
    if (const auto format = manifest.at("format").get<int>(); format != 1)
      throw Error(manifest_file.string(), 0,
                  "format " + std::to_string(format) + ": this program reads format 1 only");
    meta_ += "version\t" + manifest.at("version").get<std::string>() + '\n';
    add_source(manifest_file);
    // offices first: persons point to them
    for (const bool offices : {true, false})
      for (const auto& entry : manifest.at("files")) {
        const auto file = folder / entry.at("file").get<std::string>();
        const auto holds = entry.at("holds").get<std::string>();
        if ((holds == "offices") != offices) continue;
        if (holds == "offices")
          add_offices(file);
        else if (holds == "names")
          add_names(file);
        else if (holds == "given_names" || holds == "surnames")
          add_words(file, holds == "given_names");
        else
          throw Error(manifest_file.string(), 0,
                      "\"holds\": found \"" + holds +
                          "\", expected names, offices, given_names or surnames");
        add_source(file);
      }
  } catch (const nlohmann::json::exception& error) {
    throw Error(manifest_file.string(), 0, std::string("wrong manifest: ") + error.what());
  }
}

/// Says in the compiled form which file it was made of.
void Compiler::add_source(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error) throw Error(file.string(), 0, "cannot be read: " + error.message());
  meta_ += "source " + file.filename().string() + '\t' + std::to_string(size) + '\n';
}

void Compiler::add_file(const fs::path& file) {
  if (is_table_of_offices(file))
    add_offices(file);
  else
    add_names(file);
}

void Compiler::add_offices(const fs::path& file) {
  tables_.push_back(std::make_unique<Table>(file, office_columns(),
                                            std::vector<std::string_view>{"id", "title"}));
  const auto& table = *tables_.back();
  table.for_each([&](const auto& row, std::size_t line) {
    const auto from = row[4];
    const auto to = row[5];
    if (!from.empty() && !to.empty() && !on_or_before(from, to))
      throw Error(
          table.file(), line,
          "\"to\" (" + std::string(to) + ") is before \"from\" (" + std::string(from) + ")");
    const auto index = static_cast<std::uint32_t>(offices_.size());
    auto& range = offices_of_.try_emplace(row[0], index, 0U).first->second;
    if (range.first + range.second != index)
      throw Error(table.file(), line,
                  "the offices of \"" + std::string(row[0]) + "\" do not stand together");
    ++range.second;
    offices_.push_back({text(row[1]), text(row[2]), text(row[3]), text(from), text(to),
                        text(row[6]), text(row[7])});
  });
}

void Compiler::add_names(const fs::path& file) {
  tables_.push_back(
      std::make_unique<Table>(file, name_columns(), std::vector<std::string_view>{"name", "type"}));
  const auto& table = *tables_.back();
  table.for_each([&](const auto& row, std::size_t line) { add_row(row, table.file(), line); });
}

void Compiler::add_words(const fs::path& file, bool given) {
  auto columns = given ? std::vector<std::string_view>{"name", "count", "male", "female"}
                       : std::vector<std::string_view>{"name", "count"};
  tables_.push_back(
      std::make_unique<Table>(file, columns, std::vector<std::string_view>{"name", "count"}));
  const auto& table = *tables_.back();
  auto& words = given ? given_names_ : surnames_;
  table.for_each([&](const auto& row, std::size_t line) {
    const auto count = [&](std::size_t column) {
      return column < row.size() ? number(row[column], table.file(), line) : 0U;
    };
    words.push_back({text(row[0]), count(1), count(2), count(3)});
  });
}

}  // namespace demarche::detail
