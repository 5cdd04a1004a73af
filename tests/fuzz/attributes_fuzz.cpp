// SPDX-License-Identifier: Apache-2.0
/// Tags of web pages with attributes of any kind and number.
#include <algorithm>
#include <string>
#include <string_view>

#include "../../examples/extractor/page.hpp"
#include "../../examples/extractor/tags.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace program;

namespace {

constexpr std::string_view sentence = "Ada met Bo.";

std::string page_with(std::string_view attributes) {
  return "<html><body><article><p " + std::string(attributes) + ">" + std::string(sentence) +
         "</p></article></body></html>";
}

/// What is well written: NAME="VALUE", whatever the name and the value.
std::string attribute(std::string_view line) {
  const auto equals = std::min(line.find('='), line.size());
  std::string written;
  for (const char c : line.substr(0, equals))
    if (static_cast<unsigned char>(c) > ' ' && c != '"' && c != '\'' && c != '>' && c != '/' &&
        c != '=' && c != '<')
      written += c;
  if (written.empty()) written = "a";
  written += "=\"";
  for (const char c : line.substr(std::min(equals + 1, line.size())))
    written += c == '"' ? "&quot;" : c == '\0' ? " " : std::string(1, c);
  return written + "\" ";
}

/// Shortening leaves no more than there was, and once is enough.
void check_short(std::string_view page) {
  const auto once = with_short_tags(page);
  require(once.size() <= page.size(), "a page that grew");
  require(with_short_tags(once) == once, "a page that is shortened twice", once);
  require(once.find('\0') == std::string::npos, "a NUL that is left");
  const auto text = page_text(page).text;
  require(Boundaries(text).all_valid() || !Boundaries(page).all_valid(),
          "a page's text that is not UTF-8");
  require(page_text(page).text == text, "another text the second time");
}

}  // namespace

void attributes(std::string_view input) {
  const auto way = take_way(input, 4);
  if (way == 0) return check_short(input);
  if (way == 1) return check_short(page_with(input));
  // Attributes that are well written, once or until they are too many, say nothing of the text.
  std::string all;
  const std::size_t times = way == 2 ? 1 : 1 + 600 / std::max<std::size_t>(1, input.size());
  for (std::size_t i = 0; i < times; ++i)
    for (auto rest = input; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      all += attribute(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  const auto page = page_with(to_utf8(all, "utf-8"));
  check_short(page);
  require(page_text(page).text == std::string(sentence) + "\n", "attributes that change a text",
          page_text(page).text);
}

}  // namespace fuzz
