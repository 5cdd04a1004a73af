// SPDX-License-Identifier: Apache-2.0
#include "text/paragraphs.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

struct Line {
  Span span;  // trimmed
  bool blank = false;
  bool full_stop = false;
  bool small_start = false;  // begins with a small letter
  std::uint32_t words = 0;
};

bool sentence_end(std::string_view line) {
  auto end = line.size();
  for (bool more = true; more && end > 0;) {  // behind closing quotes and brackets
    more = false;
    for (const std::string_view mark : {"\"", "'", ")", "]", "\u201D", "\u2019"})
      if (end >= mark.size() && line.substr(end - mark.size(), mark.size()) == mark) {
        end -= mark.size();
        more = true;
        break;
      }
  }
  if (end == 0) return false;
  const char last = line[end - 1];
  return last == '.' || last == '!' || last == '?' || last == ':' ||
         line.substr(0, end).ends_with("\u2026");
}

Line read_line(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (begin < end && is_space_at(text, begin)) begin += character_at(text, begin).size;
  auto last = begin;
  Line line;
  bool in_word = false;
  for (auto at = begin; at < end;) {
    const auto c = character_at(text, at);
    if (c.kind != CharClass::space) {
      if (!in_word) ++line.words;
      last = std::min(at + c.size, end);
    }
    in_word = c.kind != CharClass::space;
    at += c.size;
  }
  line.span = {begin, last};
  line.blank = begin >= last;
  if (!line.blank) {
    const auto view = text.substr(begin, last - begin);
    line.full_stop = sentence_end(view);
    line.small_start = view[0] >= 'a' && view[0] <= 'z';
  }
  return line;
}

std::vector<Line> read_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    auto end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    lines.push_back(
        read_line(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)));
    begin = end + 1;
  }
  return lines;
}

/// The width at which the text's lines are wrapped by hand; 0 if they are not: most lines end near
/// one width, without ending a sentence.
std::uint32_t wrap_width(const std::vector<Line>& lines) {
  std::uint32_t longest = 0;
  for (const auto& l : lines) longest = std::max(longest, l.span.size());
  if (longest > 130 || longest < 40) return 0;
  std::uint32_t near = 0;
  std::uint32_t all = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank || lines[i + 1].blank) continue;
    ++all;
    if (lines[i].span.size() * 4 >= longest * 3 && !lines[i].full_stop) ++near;
  }
  return all >= 3 && near * 2 >= all ? longest : 0;
}

}  // namespace

std::vector<Paragraph> find_paragraphs(std::string_view text, bool join_lines) {
  const auto lines = read_lines(text);
  const auto width = join_lines ? 0 : wrap_width(lines);
  std::vector<Paragraph> paragraphs;
  bool open = false;
  bool blank = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (line.blank) {
      open = false;
      blank = true;
      continue;
    }
    if (open) {
      auto& p = paragraphs.back();
      p.span.end = line.span.end;
      p.words += line.words;
      p.full_stop = line.full_stop;
    } else {
      paragraphs.push_back({line.span, blank, line.full_stop, line.words});
    }
    blank = false;
    open = join_lines;
    if (!join_lines && i + 1 < lines.size() && !lines[i + 1].blank) {
      const auto& next = lines[i + 1];
      const bool wrapped = width > 0 && line.span.size() * 10 >= width * 7;
      open = wrapped || (next.small_start && !line.full_stop);
    }
  }
  return paragraphs;
}

}  // namespace demarche::detail
