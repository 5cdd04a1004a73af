// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/table.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "demarche/error.hpp"
#include "text/utf8.hpp"
#include "util/encoding.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t longest_field = 2000;  // bytes; a longer one is a slip of quoting

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const auto n : names) {
    if (!text.empty()) text += ", ";
    text += n;
  }
  return text;
}

std::string_view line_at(std::string_view bytes, std::size_t at) {
  auto end = bytes.find('\n', at);
  if (end == std::string_view::npos) end = bytes.size();
  auto line = bytes.substr(at, end - at);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::size_t next_line(std::string_view bytes, std::size_t at) {
  const auto end = bytes.find('\n', at);
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

}  // namespace

Table::Table(const std::filesystem::path& file, const std::vector<std::string_view>& known,
             const std::vector<std::string_view>& required)
    : name_(file.string()) {
  std::error_code error;
  if (std::filesystem::is_regular_file(file, error)) {
    file_.emplace(file);
    bytes_ = file_->bytes();
  } else {
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file, error)) throw Error(name_, 0, "cannot be read");
    std::ostringstream buffer;
    buffer << in.rdbuf();
    read_ = std::move(buffer).str();
    bytes_ = read_;
  }
  std::size_t at = check_encoding(bytes_, name_);
  std::size_t line = 1;
  const auto first = line_at(bytes_, at);
  if (!first.starts_with("#demarche-gazetteer"))
    throw Error(name_, 1, "found \"" + excerpt(first) + "\", expected \"#demarche-gazetteer 1\"");
  if (first != "#demarche-gazetteer 1")
    throw Error(name_, 1, "found \"" + excerpt(first) + "\": this program reads version 1 only");
  while (at < bytes_.size() &&
         (line_at(bytes_, at).starts_with("#") || line_at(bytes_, at).empty())) {
    at = next_line(bytes_, at);
    ++line;
  }
  if (at >= bytes_.size())
    throw Error(name_, line, "no header row (columns: " + joined(known) + ")");
  std::string_view header = line_at(bytes_, at);
  while (true) {
    const auto tab = header.find('\t');
    const auto column = header.substr(0, tab);
    const auto found = std::find(known.begin(), known.end(), column);
    if (found == known.end())
      throw Error(
          name_, line,
          "unknown column \"" + excerpt(column) + "\" (expected some of: " + joined(known) + ")");
    const int index = static_cast<int>(found - known.begin());
    if (std::find(place_.begin(), place_.end(), index) != place_.end())
      throw Error(name_, line, "column \"" + std::string(column) + "\" stands twice");
    place_.push_back(index);
    if (tab == std::string_view::npos) break;
    header.remove_prefix(tab + 1);
  }
  for (const auto name : required)
    if (std::find(place_.begin(), place_.end(),
                  static_cast<int>(std::find(known.begin(), known.end(), name) - known.begin())) ==
        place_.end())
      throw Error(name_, line, "column \"" + std::string(name) + "\" is missing");
  columns_ = known.size();
  body_ = next_line(bytes_, at);
  body_line_ = line;
}

void Table::for_each(const std::function<void(const Row&, std::size_t)>& row) const {
  Row fields(columns_);
  auto line = body_line_;
  for (std::size_t at = body_; at < bytes_.size(); at = next_line(bytes_, at)) {
    ++line;
    std::string_view rest = line_at(bytes_, at);
    if (rest.empty() || rest[0] == '#') continue;
    std::fill(fields.begin(), fields.end(), std::string_view{});
    std::size_t column = 0;
    while (true) {
      const auto tab = rest.find('\t');
      const auto field = rest.substr(0, tab);
      if (column >= place_.size())
        throw Error(name_, line,
                    "found more than the header's " + std::to_string(place_.size()) + " fields");
      if (field.size() > longest_field)
        throw Error(name_, line,
                    "a field of " + std::to_string(field.size()) + " bytes (at most " +
                        std::to_string(longest_field) + ")");
      if (!is_utf8(field)) throw Error(name_, line, "not UTF-8");
      if (field.find('\0') != std::string_view::npos) throw Error(name_, line, "a NUL byte");
      fields[static_cast<std::size_t>(place_[column++])] = field;
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (column != place_.size())
      throw Error(
          name_, line,
          "found " + std::to_string(column) + " fields, expected " + std::to_string(place_.size()));
    row(fields, line);
  }
}

}  // namespace demarche::detail
