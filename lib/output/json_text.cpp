// SPDX-License-Identifier: Apache-2.0
#include "output/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "output/unicode.hpp"

namespace demarche::detail {

JsonText& JsonText::key(std::string_view name) {
  separate();
  quote(name);
  text_ += indent_ < 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

void JsonText::string(std::string_view text) {
  separate();
  quote(text);
}

void JsonText::number(double value) {
  if (!std::isfinite(value)) return null();
  std::array<char, 32> digits{};
  // As nlohmann/json lays numbers out: plain for a decimal point within 15 digits and 4 zeros.
  auto written = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::scientific);
  const std::string_view scientific(digits.data(), written.ptr);
  int exponent = 0;
  const auto e = scientific.find('e') + 1;
  std::from_chars(scientific.data() + e + (scientific[e] == '+' ? 1 : 0),
                  scientific.data() + scientific.size(), exponent);
  if (value == 0) return raw(std::signbit(value) ? "-0.0" : "0.0");
  if (exponent < -4 || exponent > 14) return raw(scientific);
  written = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed);
  const std::string_view plain(digits.data(), written.ptr);
  raw(plain);
  if (plain.find('.') == std::string_view::npos) text_ += ".0";
}

void JsonText::open(char bracket) {
  separate();
  text_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  if (!first_) break_line();
  text_ += bracket;
  first_ = false;
}

void JsonText::raw(std::string_view value) {
  separate();
  text_ += value;
}

void JsonText::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) text_ += ',';
  if (depth_ > 0) break_line();
  first_ = false;
}

void JsonText::break_line() {
  if (indent_ < 0) return;
  text_ += '\n';
  text_.append(static_cast<std::size_t>(indent_) * static_cast<std::size_t>(depth_), ' ');
}

void JsonText::quote(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  text_ += '"';
  bool ascii = true;
  for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  const std::string valid = ascii ? std::string() : valid_utf8(text);
  std::size_t copied = 0;
  const std::string_view from = ascii ? text : std::string_view(valid);
  for (std::size_t i = 0; i < from.size(); ++i) {
    const char c = from[i];
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (!control && c != '"' && c != '\\') continue;
    text_ += from.substr(copied, i - copied);
    copied = i + 1;
    text_ += '\\';
    switch (c) {
      case '\b':
        text_ += 'b';
        break;
      case '\f':
        text_ += 'f';
        break;
      case '\n':
        text_ += 'n';
        break;
      case '\r':
        text_ += 'r';
        break;
      case '\t':
        text_ += 't';
        break;
      case '"':
      case '\\':
        text_ += c;
        break;
      default:
        text_.append("u00") += hex[static_cast<unsigned char>(c) / 16U];
        text_ += hex[static_cast<unsigned char>(c) % 16U];
    }
  }
  text_ += from.substr(copied);
  text_ += '"';
}

}  // namespace demarche::detail
