// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/units.hpp"

#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

/// Latin letters with marks to their plain letters (U+00C0 to U+017F); 0 for none.
char plain_letter(char32_t c) {
  constexpr std::string_view latin1 =
      "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
  constexpr std::string_view extended =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkklllllllllnnnnnnnnnoooooooorrrrrrsss"
      "ssssstttttt"
      "uuuuuuuuuuuuwwyyyzzzzzzs";
  if (c >= 0xC0 && c <= 0xFF) return latin1[c - 0xC0];
  if (c >= 0x100 && c < 0x100 + extended.size()) return extended[c - 0x100];
  return 0;
}

bool joins(char32_t c) {
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2010 || c == 0x2011 ||
         c == 0x2013 || c == '`' || c == 0x02BC;
}

bool upper(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) ||
         (c >= 0x100 && c <= 0x17F && c % 2 == 0) || (c >= 0x410 && c <= 0x42F);
}

class UnitBuilder {
 public:
  UnitBuilder(std::uint32_t token, std::vector<Unit>& out) : token_(token), out_(out) {}

  void letter(std::uint32_t at, const Character& c) {
    if (!open_) start(at);
    const bool capital = upper(c.code);
    const bool alphabetic = c.kind == CharClass::letter;
    if (unit_.span.begin == at) unit_.capital = capital;
    letters_ += alphabetic ? 1 : 0;
    capitals_ += capital ? 1 : 0;
    char32_t folded = c.code;
    if (folded >= 'A' && folded <= 'Z')
      folded += 32;
    else if (const char plain = plain_letter(folded))
      folded = static_cast<char32_t>(plain);
    mix(folded);
    unit_.span.end = at + c.size;
  }
  void mark(std::uint32_t at, const Character& c) {
    close();
    start(at);
    mix(c.code);
    unit_.span.end = at + c.size;
    close();
  }
  void close() {
    if (!open_) return;
    unit_.all_capitals = letters_ > 0 && capitals_ == letters_;
    unit_.hash ^= unit_.hash >> 31U;
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
    unit_.hash = 0xCBF29CE484222325U;
    letters_ = capitals_ = 0;
    open_ = true;
  }
  void mix(char32_t c) { unit_.hash = (unit_.hash ^ c) * 0x100000001B3U; }

  std::uint32_t token_;
  std::vector<Unit>& out_;
  Unit unit_;
  bool open_ = false;
  int letters_ = 0;
  int capitals_ = 0;
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

}  // namespace

void append_units(std::string_view text, Span span, std::uint32_t token, std::vector<Unit>& out) {
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
