// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import/readers.hpp"

#include <algorithm>

#include "demarche/error.hpp"
#include "util/calendar.hpp"

namespace demarche::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_line = std::size_t{64} << 20U;   // bytes: what is longer is no row
constexpr std::size_t largest_object = std::size_t{1} << 20U;  // bytes: a page, or a query's row
constexpr std::size_t deepest_place = 8;  // brackets that are told apart; the rest is counted

}  // namespace

LineReader::LineReader(const fs::path& file) : in_(file, std::ios::binary) {
  std::error_code error;
  if (!in_ || fs::is_directory(file, error)) throw Error(file.string(), 0, "cannot be read");
}

bool LineReader::next(std::string& line) {
  if (!std::getline(in_, line)) return false;
  if (line_++ == 0 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line.size() > longest_line) line.clear();
  return true;
}

bool CsvReader::next(std::vector<std::string>& fields, bool& broken) {
  fields.clear();
  broken = false;
  std::string text;
  if (!lines_.next(text)) return false;
  line_ = lines_.line();
  fields.emplace_back();
  bool quoted = false;
  for (std::size_t i = 0;; ++i) {
    if (i == text.size()) {
      if (!quoted) return true;
      if (lines_.line() - line_ >= 1000 || !lines_.next(text)) {
        broken = true;
        return true;
      }
      fields.back() += '\n';
      i = std::size_t(0) - 1;
      continue;
    }
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (c == '"' && (quoted || fields.back().empty())) {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view iso_date(std::string_view text) {
  text = trimmed(text);
  const auto digits = [&](std::size_t begin, std::size_t count) {
    return begin + count <= text.size() &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                       text.begin() + static_cast<std::ptrdiff_t>(begin + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto two = [&](std::size_t begin) {
    return (text[begin] - '0') * 10 + text[begin + 1] - '0';
  };
  if (!digits(0, 4)) return {};
  if (text.size() == 4) return text;
  if (text[4] != '-' || !digits(5, 2) || two(5) < 1 || two(5) > 12) return {};
  if (text.size() == 7) return text;
  if (text[7] != '-' || !digits(8, 2) || !parse_day(text.substr(0, 10))) return {};
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return {};
  return text.substr(0, 10);
}

JsonObjects::JsonObjects(const fs::path& file, std::vector<std::string_view> places)
    : in_(file, std::ios::binary), places_(std::move(places)) {
  std::error_code error;
  if (!in_ || fs::is_directory(file, error)) throw Error(file.string(), 0, "cannot be read");
  at_place_ = reached_ = is_place();
}

bool JsonObjects::is_place() const {
  return depth_ == open_.size() &&
         std::find(places_.begin(), places_.end(), open_) != places_.end();
}

/// Follows a bracket outside of the objects.
void JsonObjects::follow(char c) {
  if (c == '{' || c == '[') {
    if (depth_ == open_.size() && open_.size() < deepest_place) open_ += c;
    ++depth_;
  } else if (depth_ > 0) {
    if (depth_ == open_.size()) open_.pop_back();
    --depth_;
  }
  at_place_ = is_place();
  reached_ = reached_ || at_place_;
}

bool JsonObjects::next(std::string& text, std::size_t& line) {
  text.clear();
  bool whole = true, inside = false, in_string = false, escaped = false;
  std::size_t inner = 0;
  for (int read = in_.get(); read != EOF; read = in_.get()) {
    const char c = static_cast<char>(read);
    line_ += c == '\n' ? 1 : 0;
    if (c > ' ' || c < 0) last_ = line_;
    if (!inside && !in_string && c == '{' && at_place_) {
      inside = true;
      line = line_;
    }
    if (inside && text.size() < largest_object)
      text += c;
    else if (inside)
      whole = false;
    if (in_string) {
      in_string = escaped || c != '"';
      escaped = !escaped && c == '\\';
    } else if (c == '"') {
      in_string = true;
      escaped = false;
    } else if (!inside && (c == '{' || c == '[' || c == '}' || c == ']')) {
      follow(c);
    } else if (c == '{' || c == '[') {
      ++inner;
    } else if ((c == '}' || c == ']') && --inner == 0) {
      if (!whole) text.clear();
      return true;
    }
  }
  cut_ = inside || in_string || depth_ > 0;
  return false;
}

}  // namespace demarche::detail
