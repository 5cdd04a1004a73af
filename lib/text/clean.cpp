// SPDX-License-Identifier: Apache-2.0
#include "text/clean.hpp"

#include <algorithm>
#include <array>

#include "text/broken_letters.hpp"
#include "text/furniture.hpp"
#include "text/utf8.hpp"
#include "util/letters.hpp"

namespace demarche::detail {

namespace {

bool small(char c) { return c >= 'a' && c <= 'z'; }
bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Bytes at which an edit may begin.
constexpr auto interesting = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = true;
  for (const char c : {'-', '\f', ' ', '0', '1', '.', '[', 'm'})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

}  // namespace

/// Reads a text from front to back and writes the clean one behind it.
class Cleaner {
 public:
  explicit Cleaner(std::string_view text) : text_(text) {}

  std::optional<CleanText> operator()() {
    for (std::size_t i = 0; i < text_.size();) {
      if (!interesting[static_cast<unsigned char>(text_[i])]) {
        ++i;
        continue;
      }
      const auto edit = edit_at(i);
      if (edit.size == 0) {
        i += character_at(text_, i).size;
        continue;
      }
      put(begin_, edit);
      i = copied_;
    }
    if (result_.pieces_.empty()) return std::nullopt;
    copy(text_.size());
    result_.text_.reserve(64);  // never in the string itself: views of it outlive a move
    return std::move(result_);
  }

 private:
  [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  void copy(std::size_t to) {
    if (to <= copied_) return;
    result_.pieces_.push_back({size(), static_cast<std::uint32_t>(copied_), 0});
    result_.text_.append(text_.substr(copied_, to - copied_));
    copied_ = to;
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(result_.text_.size());
  }
  void put(std::size_t begin, const Edit& edit) {
    if (result_.pieces_.empty()) result_.text_.reserve(std::max<std::size_t>(text_.size(), 64));
    copy(begin);
    if (!edit.text.empty()) {
      result_.pieces_.push_back({size(), static_cast<std::uint32_t>(begin), edit.size});
      result_.text_ += edit.text;
    } else if (result_.pieces_.empty()) {
      result_.pieces_.push_back({0, edit.size, 0});  // the text begins with what is left out
    }
    copied_ = begin + edit.size;
  }

  /// Where an edit begins is `begin_`, the same as `i` but for page breaks.
  Edit edit_at(std::size_t i) {
    begin_ = i;
    switch (text_[i]) {
      case '-':
        return broken_word(i, 1);
      case ' ':
        return set_apart(i);
      case '0':
      case '1':
        return digit_in_word(i);
      case '.':
        return footnote(i);
      case '[':
        return cut_mark(i);
      case 'm':
        return read_for_rn(i);
      case '\f':
        return page_break(i);
      default:
        break;
    }
    const auto c = character_at(text_, i);
    if (c.kind == CharClass::invalid) {
      if (!asked_) windows_ = looks_like_windows_1252(text_), asked_ = true;
      const auto as = windows_1252(static_cast<unsigned char>(text_[i]));
      return windows_ && !as.empty() ? Edit{1, std::string(as)} : Edit{};
    }
    if (c.code == 0xAD) {
      auto edit = broken_word(i, c.size);
      return edit.size > 0 ? Edit{edit.size, ""} : Edit{c.size, ""};
    }
    if (c.code == 0x2010) return broken_word(i, c.size);
    return letter_edit(text_, i);
  }

  /// "minis-" at a line's end, "ter" at the next one's beginning.
  [[nodiscard]] Edit broken_word(std::size_t i, std::uint32_t size) const {
    if (i == 0 || !is_letter(text_[i - 1])) return {};
    auto end = i + size;
    while (blank(at(end))) ++end;
    if (at(end) != '\n') return {};
    ++end;
    while (blank(at(end))) ++end;
    if (!is_letter(at(end)) || static_cast<unsigned char>(at(end)) >= 0x80) return {};
    const auto gone = static_cast<std::uint32_t>(end - i);
    return {gone, small(at(end)) && !keeps_hyphen(i) ? "" : "-"};
  }
  /// "US-backed", "anti-tank", "long-range" are written with one anyway.
  [[nodiscard]] bool keeps_hyphen(std::size_t hyphen) const {
    auto begin = hyphen;
    while (begin > 0 && is_letter(text_[begin - 1]) && hyphen - begin < 24) --begin;
    const auto word = text_.substr(begin, hyphen - begin);
    if (std::all_of(word.begin(), word.end(), is_upper)) return true;
    for (const std::string_view first :
         {"anti", "cease", "co",    "counter", "cross", "ex",   "far",  "foreign", "half",
          "high", "long",  "low",   "mid",     "multi", "near", "non",  "one",     "pro",
          "self", "semi",  "short", "so",      "two",   "vice", "well", "year"})
      if (equal_folded(word, first)) return true;
    return false;
  }

  /// "N O T E": single capitals, four or more, two blanks between words.
  Edit set_apart(std::size_t i) {
    if (i >= apart_) {
      if (i == 0 || !is_upper(text_[i - 1]) ||
          (i > 1 && !blank(text_[i - 2]) && text_[i - 2] != '\n'))
        return {};
      std::size_t letters = 1;
      auto end = i;
      while (true) {
        auto next = end;
        while (at(next) == ' ' && next - end < 3) ++next;
        if (next == end || !is_upper(at(next)) || is_letter(at(next + 1)) ||
            is_digit(at(next + 1)) || at(next + 1) == '.')
          break;
        ++letters;
        end = next + 1;
      }
      if (letters < 4) return {};
      apart_ = end;
    }
    std::uint32_t blanks = 1;
    while (at(i + blanks) == ' ') ++blanks;
    return {blanks, blanks > 1 ? " " : ""};
  }

  /// "to1d", "W0rld": one digit among small letters.
  [[nodiscard]] Edit digit_in_word(std::size_t i) const {
    constexpr std::size_t most = 20;
    if (i < 2 || !small(text_[i - 1]) || !small(at(i + 1))) return {};
    auto begin = i;
    while (begin > 0 && i - begin < most && is_letter(text_[begin - 1])) --begin;
    auto end = i + 1;
    while (end - i < most && is_letter(at(end))) ++end;
    const auto before = begin > 0 ? text_[begin - 1] : ' ';
    for (const char c : {before, at(end)})
      if (is_digit(c) || std::string_view("/_@#-=&:+").find(c) != std::string_view::npos) return {};
    if (before == '.' || (at(end) == '.' && is_letter(at(end + 1))) || end - begin < 4) return {};
    return {1, text_[i] == '1' ? "l" : "o"};
  }

  /// "finding.15": a footnote's number behind the full stop.
  Edit footnote(std::size_t i) {
    if (i < 5 || !is_digit(at(i + 1))) return {};
    auto end = i + 1;
    while (is_digit(at(end)) && end - i < 4) ++end;
    const bool ends_line = end >= text_.size() || at(end) == '\n' || at(end) == '\r';
    for (std::size_t k = 1; k <= (ends_line ? 3 : 5); ++k)
      if (!small(text_[i - k])) return {};
    if (!is_letter(text_[i - 4])) return {};
    if (end < text_.size() && !blank(at(end)) && at(end) != '\n') return {};
    begin_ = i + 1;
    return {static_cast<std::uint32_t>(end - i - 1), ""};
  }

  /// "Govemment", "westem": scanners read "rn" as "m", here in words of which no other has the "m".
  [[nodiscard]] Edit read_for_rn(std::size_t i) const {
    struct Slip {
      std::string_view begins;  // the word, in small letters
      std::size_t at;           // of the "m"
    };
    constexpr Slip slips[] = {{"govem", 4},   {"intemat", 4}, {"intemal", 4}, {"extemal", 4},
                              {"westem", 5},  {"eastem", 5},  {"northem", 6}, {"southem", 6},
                              {"concem", 5},  {"retumed", 4}, {"retums", 4},  {"joumal", 3},
                              {"attomey", 4}, {"altemat", 4}, {"wamed", 2},   {"waming", 2}};
    for (const auto& [begins, place] : slips) {
      if (i < place || (i > place && is_letter(text_[i - place - 1]))) continue;
      if (equal_folded(text_.substr(i - place, begins.size()), begins)) return {1, "rn"};
    }
    return {};
  }

  /// "[+2829 chars]": where a news API has cut the text.
  [[nodiscard]] Edit cut_mark(std::size_t i) const {
    if (at(i + 1) != '+' || !is_digit(at(i + 2))) return {};
    auto end = i + 2;
    while (is_digit(at(end)) && end - i < 12) ++end;
    constexpr std::string_view rest = " chars]";
    if (text_.substr(std::min(end, text_.size()), rest.size()) != rest) return {};
    return {static_cast<std::uint32_t>(end + rest.size() - i), ""};
  }

  /// A form feed with the page's number and head around it. A sentence goes on over it.
  Edit page_break(std::size_t i) {
    auto begin = i;
    for (int lines = 0; lines < 4; ++lines) {  // back over blank lines and the page's foot
      auto line = begin;
      while (line > copied_ && begin - line < longest_mark && text_[line - 1] != '\n') --line;
      if (!is_mark(line, begin)) break;
      begin = line > copied_ ? line - 1 : line;
      if (line == copied_) break;
    }
    auto end = i + 1;
    for (int lines = 0; lines < 6 && end < text_.size(); ++lines) {
      const auto stop = end + std::min(text_.substr(end, longest_mark).find('\n'),
                                       std::min(longest_mark, text_.size() - end));
      if (!is_mark(end, stop)) break;
      end = std::min(stop + 1, text_.size());
    }
    while (end < text_.size() && (blank(at(end)) || at(end) == '\n')) ++end;
    while (begin > copied_ && (blank(text_[begin - 1]) || text_[begin - 1] == '\n')) --begin;
    begin_ = begin;
    const bool goes_on = begin > 0 && is_letter(text_[begin - 1]) && small(at(end));
    return {static_cast<std::uint32_t>(end - begin), goes_on ? " " : "\n\n"};
  }
  [[nodiscard]] bool is_mark(std::size_t begin, std::size_t end) const {
    while (begin < end && (blank(text_[begin]) || text_[begin] == '\f')) ++begin;
    while (end > begin && (blank(text_[end - 1]) || text_[end - 1] == '\f')) --end;
    return begin == end || is_page_mark(text_.substr(begin, end - begin));
  }

  static constexpr std::size_t longest_mark = 100;  // bytes of a line of a page's head, with blanks
  std::string_view text_;
  CleanText result_;
  std::size_t copied_ = 0;  // of the text as given
  std::size_t begin_ = 0;
  std::size_t apart_ = 0;  // the end of letters set apart
  bool asked_ = false, windows_ = false;
};

std::optional<CleanText> CleanText::of(std::string_view text) { return Cleaner(text)(); }

const CleanText::Piece& CleanText::piece_at(std::uint32_t clean) const {
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), clean,
                                [](std::uint32_t c, const Piece& p) { return c < p.clean; });
  return piece == pieces_.begin() ? *piece : *std::prev(piece);
}

Span CleanText::original(Span clean) const {
  const auto& first = piece_at(clean.begin);
  const auto begin = first.given + (first.given_size > 0 ? 0 : clean.begin - first.clean);
  if (clean.empty()) return {begin, begin};
  const auto& last = piece_at(clean.end - 1);
  const auto end =
      last.given_size > 0 ? last.given + last.given_size : last.given + (clean.end - last.clean);
  return {begin, end};
}

void restore(CleanedLayers& doc, std::string text, const CleanText& clean) {
  const auto move = [&](Span& span) { span = clean.original(span); };
  for (auto& token : doc.tokens) move(token.span);
  for (auto& block : doc.blocks) move(block.span);
  for (auto& mention : doc.mentions) move(mention.span);
  for (auto& relation : doc.relations) move(relation.trigger);
  for (auto& spans : doc.evidence)
    for (auto& span : spans) move(span);
  for (auto& candidate : doc.link_candidates) move(candidate.name);
  for (auto* part : {&doc.article.headline, &doc.article.byline, &doc.article.dateline})
    if (*part) move(**part);
  for (auto& span : doc.article.body) move(span);
  for (auto& part : doc.article.skipped) move(part.span);
  doc.read = std::move(doc.text);
  doc.text = std::move(text);
}

}  // namespace demarche::detail
