// SPDX-License-Identifier: Apache-2.0
#include "tags.hpp"

#include <algorithm>
#include <cctype>

namespace program {
namespace {

constexpr std::size_t most_attributes = 200;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
/// A NUL becomes one.
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\0';
}

bool is_name(std::string_view given, std::string_view name) {
  return given.size() == name.size() &&
         std::equal(given.begin(), given.end(), name.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

struct Tag {
  std::size_t name_end = 0, end = 0;  ///< `end`: of its ">", or the page's
  std::size_t attributes = 0;
  bool odd = false;  ///< it has an attribute by whose name the parser loses its way
};

/// The parser reads 100 of these; behind any other it skips to the next blank or ">", also where
/// that stands in a value: @click="a > b".
bool is_of_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '.' || c == '-';
}
bool begins_name(char c) { return is_of_name(c) && c != '-' && !(c >= '0' && c <= '9'); }
constexpr std::size_t longest_name = 99;

bool ends_tag(std::string_view page, std::size_t at) {
  return page.substr(at, 2) == "/>" || page.substr(at) == "/";
}

/// The tag whose name begins at `at`; values in quotation marks may hold anything.
Tag tag_at(std::string_view page, std::size_t at) {
  Tag tag;
  while (at < page.size() && page[at] != '>' && !is_blank(page[at])) ++at;
  tag.name_end = at;
  bool between = true, in_name = false, named = false, in_value = false;
  std::size_t name = at;
  while (at < page.size() && page[at] != '>') {
    if (is_blank(page[at])) {
      between = true;
      in_name = in_value = false;
    } else if (page[at] == '=' && !in_value) {
      tag.odd = tag.odd || !named;
      in_name = named = false;
      do ++at;
      while (at < page.size() && is_blank(page[at]));
      const char quote = at < page.size() ? page[at] : '\0';
      if (quote == '"' || quote == '\'') {
        at = std::min(page.find(quote, at + 1), page.size());
        between = true;  // what touches the mark is the next one
      } else {
        between = false;
        in_value = true;
        continue;
      }
    } else if (between) {
      ++tag.attributes;
      between = false;
      in_name = named = true;
      name = at;
      tag.odd = tag.odd || !(begins_name(page[at]) || ends_tag(page, at));
    } else if (in_name) {
      tag.odd =
          tag.odd || at - name > longest_name || !(is_of_name(page[at]) || ends_tag(page, at));
    }
    if (at < page.size()) ++at;
  }
  tag.end = std::min(at + 1, page.size());
  return tag;
}

/// Where the inside of a script or style ends.
std::size_t end_of_raw(std::string_view page, std::size_t at) {
  const auto end = page.find("</", at);
  return end == std::string_view::npos ? page.size() : end;
}

}  // namespace

bool has_long_tags(std::string_view xml) {
  for (auto at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    const auto tag = tag_at(xml, at + 1);
    if (tag.attributes > most_attributes) return true;
    at = tag.end;
  }
  return false;
}

std::string with_short_tags(std::string_view page) {
  std::string result;
  result.reserve(page.size());
  std::size_t copied = 0;
  for (auto at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    if (page.substr(at, 4) == "<!--") {
      at = std::min(page.find("-->", at + 4), page.size());
      continue;
    }
    if (++at >= page.size() || !is_letter(page[at])) continue;
    const auto tag = tag_at(page, at);
    if (tag.attributes > most_attributes || tag.odd) {
      result.append(page.substr(copied, tag.name_end - copied)) += '>';
      copied = tag.end;
    }
    const auto name = page.substr(at, tag.name_end - at);
    at = is_name(name, "script") || is_name(name, "style") ? end_of_raw(page, tag.end) : tag.end;
  }
  result.append(page.substr(copied));
  std::replace(result.begin(), result.end(), '\0', ' ');
  return result;
}

}  // namespace program
