// SPDX-License-Identifier: Apache-2.0
#include "fuzz/request_frame.hpp"

#include <algorithm>
#include <cctype>

namespace fuzz {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t most = 1 << 20;  // more than any input has

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The line without its end, which is taken off too; nothing where it has none.
std::optional<std::string_view> take_line(std::string_view& rest) {
  const auto end = rest.find(line_end);
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = rest.substr(0, end);
  rest.remove_prefix(end + line_end.size());
  return line;
}

/// Digits and nothing else.
std::optional<std::size_t> number(std::string_view digits, unsigned base) {
  std::size_t value = 0;
  for (const char c : digits) {
    const auto letter = static_cast<unsigned char>(c);
    const auto digit = std::isdigit(letter)                  ? unsigned{letter} - '0'
                       : base == 16 && std::isxdigit(letter) ? std::tolower(letter) - 'a' + 10U
                                                             : base;
    if (digit >= base) return std::nullopt;
    value = std::min(value * base + digit, most);
  }
  return digits.empty() ? std::nullopt : std::optional(value);
}

struct Lengths {
  std::optional<std::size_t> bytes;
  bool chunked = false;
};

/// Reads the fields up to the empty line.
std::optional<Lengths> take_fields(std::string_view& rest) {
  Lengths lengths;
  while (true) {
    const auto line = take_line(rest);
    if (!line) return std::nullopt;
    if (line->empty()) break;
    if (line->front() == ' ' || line->front() == '\t') continue;  // of the field before
    const auto colon = line->find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto name = lower(line->substr(0, colon));
    const auto value = trimmed(line->substr(colon + 1));
    if (name == "content-length") {
      if (lengths.bytes) return std::nullopt;
      lengths.bytes = number(value, 10);
      if (!lengths.bytes) return std::nullopt;
    } else if (name == "transfer-encoding") {
      if (lengths.chunked || lower(value) != "chunked") return std::nullopt;
      lengths.chunked = true;
    }
  }
  if (lengths.chunked && lengths.bytes) return std::nullopt;
  return lengths;
}

std::optional<std::string> take_chunks(std::string_view& rest) {
  std::string body;
  while (true) {
    const auto line = take_line(rest);
    if (!line) return std::nullopt;
    const auto size = number(trimmed(line->substr(0, line->find(';'))), 16);
    if (!size) return std::nullopt;
    if (*size == 0) break;
    if (rest.size() < *size + line_end.size() || rest.substr(*size, 2) != line_end)
      return std::nullopt;
    body += rest.substr(0, *size);
    rest.remove_prefix(*size + line_end.size());
  }
  for (auto line = take_line(rest); line; line = take_line(rest))  // trailers
    if (line->empty()) return body;
  return std::nullopt;
}

}  // namespace

std::optional<Frame> read_frame(std::string_view bytes) {
  auto rest = bytes;
  if (!take_line(rest)) return std::nullopt;  // its words are the server's to judge
  const auto lengths = take_fields(rest);
  if (!lengths) return std::nullopt;
  Frame frame;
  if (lengths->chunked) {
    auto body = take_chunks(rest);
    if (!body) return std::nullopt;
    frame.body = std::move(*body);
  } else if (const auto size = lengths->bytes.value_or(0); rest.size() < size) {
    return std::nullopt;
  } else {
    frame.body = rest.substr(0, size);
    rest.remove_prefix(size);
  }
  frame.end = bytes.size() - rest.size();
  return frame;
}

}  // namespace fuzz
