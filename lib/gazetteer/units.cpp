// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/units.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/word_hash.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

bool joins(char32_t c) {
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2010 || c == 0x2011 ||
         c == 0x2013 || c == '`' || c == 0x02BC;
}

class UnitBuilder {
 public:
  UnitBuilder(std::uint32_t token, std::vector<Unit>& out) : token_(token), out_(out) {}

  void letter(std::uint32_t at, const Character& c) {
    const auto folded = folded_letter(c.code);
    if (folded.code == 0) {  // an accent on its own belongs to the letter before it
      if (open_) unit_.span.end = at + c.size;
      return;
    }
    if (!open_) start(at);
    if (unit_.span.begin == at) unit_.capital = folded.capital;
    append(folded.code);
    unit_.span.end = at + c.size;
  }
  void mark(std::uint32_t at, const Character& c) {
    close();
    start(at);
    append(c.code);
    unit_.span.end = at + c.size;
    close();
  }
  void close() {
    if (!open_) return;
    unit_.hash = word_hash(folded_);
    out_.push_back(unit_);
    open_ = false;
  }
  [[nodiscard]] bool open() const { return open_; }
  void include(std::uint32_t end) { unit_.span.end = end; }  // the stop of "U.S."

 private:
  void start(std::uint32_t at) {
    unit_ = {};
    unit_.token = token_;
    unit_.span = {at, at};
    folded_.clear();
    open_ = true;
  }
  void append(char32_t c) {
    if (c < 0x80) {
      folded_ += static_cast<char>(c);
      return;
    }
    for (; c != 0; c >>= 8U) folded_ += static_cast<char>(c & 0xFFU);
  }

  std::uint32_t token_;
  std::vector<Unit>& out_;
  Unit unit_;
  std::string folded_;
  bool open_ = false;
};

/// "U.S.", "D.C", "J.": every letter is followed by a stop, so the stops are spelling and not
/// punctuation.
bool dotted(std::string_view word) {
  if (word.size() < 2) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (i % 2 == 0 ? !letter : c != '.') return false;
  }
  return true;
}

/// The common case: all of it is ASCII letters and digits.
bool append_plain(std::string_view text, Span span, std::uint32_t token, std::vector<Unit>& out) {
  for (auto at = span.begin; at < span.end; ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (static_cast<unsigned char>((c | 0x20U) - 'a') >= 26 &&
        static_cast<unsigned char>(c - '0') > 9)
      return false;
  }
  const auto first = static_cast<unsigned char>(text[span.begin]);
  out.push_back(
      {span, plain_word_hash(text, span.begin, span.end), token, first >= 'A' && first <= 'Z'});
  return true;
}

}  // namespace

bool all_capitals(std::string_view text, Span unit) {
  bool letters = false;
  for (auto at = unit.begin; at < unit.end;) {
    const auto c = character_at(text.substr(0, unit.end), at);
    const auto folded = folded_letter(c.code);
    if (c.kind == CharClass::letter && folded.code != 0) {
      if (!folded.capital) return false;
      letters = true;
    }
    at += c.size;
  }
  return letters;
}

void append_units(std::string_view text, Span span, std::uint32_t token, std::vector<Unit>& out) {
  if (span.begin >= span.end || append_plain(text, span, token, out)) return;
  UnitBuilder builder(token, out);
  const auto dotted_from = [&](std::uint32_t at) {  // up to the next hyphen: "U.S.-Kenya"
    const auto part = text.substr(at, span.end - at);
    return dotted(part.substr(0, std::min(part.find('-'), part.find("\u2013"))));
  };
  bool stops_are_spelling = dotted_from(span.begin);
  for (auto at = span.begin; at < span.end;) {
    const auto c = character_at(text.substr(0, span.end), at);
    if (c.kind == CharClass::letter || c.kind == CharClass::digit) {
      builder.letter(at, c);
    } else if (c.kind == CharClass::space || joins(c.code)) {
      builder.close();
      stops_are_spelling = dotted_from(at + c.size);
    } else if (c.code == '.' && builder.open() && (stops_are_spelling || at + 1 == span.end)) {
      builder.include(at + 1);  // "Gen." is "Gen"
    } else {
      builder.mark(at, c);
    }
    at += c.size;
  }
  builder.close();
}

}  // namespace demarche::detail
