// SPDX-License-Identifier: Apache-2.0
/// Universal Dependencies words, by the practice of UD English EWT.
#include <algorithm>
#include <array>

#include "text/abbreviations.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

/// Prefixes that stay with their word over a hyphen ("anti-war" is one word, "peace-keeping"
/// three).
constexpr std::array<std::string_view, 24> kept_prefixes = {
    "anti",  "arch", "co",     "counter", "cross", "e",   "ex",    "intra",
    "micro", "mid",  "mini",   "multi",   "neo",   "non", "over",  "post",
    "pre",   "pro",  "pseudo", "re",      "semi",  "sub", "ultra", "un"};
static_assert(std::is_sorted(kept_prefixes.begin(), kept_prefixes.end()));

bool letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}
bool digit(unsigned char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equal_folded(std::string_view a, std::string_view lower_case) {
  return a.size() == lower_case.size() && std::equal(a.begin(), a.end(), lower_case.begin(),
                                                     [](char x, char y) { return lower(x) == y; });
}
bool ends_folded(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         equal_folded(text.substr(text.size() - lower_case.size()), lower_case);
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  /// Cuts one block of text, chunk by chunk between white space.
  void block(Span span) {
    auto at = span.begin;
    while (at < span.end) {
      while (at < span.end && is_space_at(text_, at)) at += character_at(text_, at).size;
      auto end = at;
      while (end < span.end && !is_space_at(text_, end)) end += character_at(text_, end).size;
      end = std::min(end, span.end);
      if (at < end) chunk(at, end, at_end(end, span.end));
      at = end;
    }
  }

  std::vector<Token> take() { return std::move(tokens_); }

 private:
  [[nodiscard]] bool at_end(std::uint32_t from, std::uint32_t end) const {
    while (from < end && from < text_.size() && is_space_at(text_, from))
      from += character_at(text_, from).size;
    return from >= end;
  }
  void add(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) tokens_.push_back({{begin, end}});
  }
  [[nodiscard]] std::string_view view(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  void chunk(std::uint32_t begin, std::uint32_t end, bool last) {
    begin = leading(begin, end);
    if (begin >= end) return;
    if (const auto v = view(begin, end); is_address(v)) {
      // Quist"<ada@quist.org>: the name is none of the address
      if (const auto open = v.substr(0, v.find('@')).find_last_of("<\"");
          open != std::string_view::npos && open + 1 < v.size()) {
        const auto cut = begin + static_cast<std::uint32_t>(open);
        chunk(begin, cut, false);
        add(cut, cut + 1);
        return chunk(cut + 1, end, last);
      }
      auto stop = end;
      while (stop > begin &&
             std::string_view(".,;:!?)\"'>]").find(text_[stop - 1]) != std::string_view::npos)
        --stop;
      add(begin, stop);
      trailing_marks(stop, end);
      return;
    }
    const auto stop = trailing(begin, end, last);
    words(begin, stop);
    trailing_marks(stop, end);
  }

  /// Punctuation before the word; returns where the word begins.
  std::uint32_t leading(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const auto c = character_at(text_, begin);
      if (c.kind == CharClass::invalid) {
        auto stop = begin;
        while (stop < end && character_at(text_, stop).kind == CharClass::invalid) ++stop;
        add(begin, stop);
        begin = stop;
        continue;
      }
      if (c.kind != CharClass::punctuation) {
        if (c.code == 0xA3 || c.code == 0x20AC || c.code == 0xA5) {  // pound, euro, yen
          add(begin, begin + c.size);
          begin += c.size;
          continue;
        }
        break;
      }
      // ".5", "@name", "#tag", "'em", "&" inside a word go with it
      if ((c.code == '@' || c.code == '#') && begin + 1 < end &&
          letter(static_cast<unsigned char>(text_[begin + 1])))
        break;
      if (c.code == '.' && begin + 1 < end && digit(static_cast<unsigned char>(text_[begin + 1])))
        break;
      if ((c.code == '-' || c.code == '+') && begin + 1 < end &&
          digit(static_cast<unsigned char>(text_[begin + 1])) &&
          (begin == 0 || is_space_at(text_, begin - 1)) && c.code == '+')
        break;
      const auto stop = run(begin, end);
      if (clitic_at(begin, end)) break;
      add(begin, stop);
      begin = stop;
    }
    return begin;
  }

  /// A whole chunk that is a clitic: "'s" after a line break.
  [[nodiscard]] bool clitic_at(std::uint32_t begin, std::uint32_t end) const {
    const auto v = view(begin, end);
    return equal_folded(v, "'s") || equal_folded(v, "\u2019s") || equal_folded(v, "n't");
  }

  /// Equal punctuation characters that stand together ("...", "--", "!!") are one token; brackets
  /// and quotes are not.
  [[nodiscard]] std::uint32_t run(std::uint32_t begin, std::uint32_t end) const {
    const auto c = character_at(text_, begin);
    auto stop = begin + c.size;
    if (std::string_view("([{<)]}>\"$%").find(static_cast<char>(c.code < 0x80 ? c.code : 'x')) !=
        std::string_view::npos)
      return stop;
    if (c.code >= 0x2018 && c.code <= 0x201F) return stop;
    while (stop < end && character_at(text_, stop).code == c.code) stop += c.size;
    if ((c.code == '!' || c.code == '?'))
      while (stop < end && (text_[stop] == '!' || text_[stop] == '?')) ++stop;
    return stop;
  }

  static bool is_address(std::string_view v) {
    if (v.find("://") != std::string_view::npos || v.substr(0, 4) == "www.") return true;
    const auto at = v.find('@');
    return at != std::string_view::npos && at > 0 && v.find('.', at) != std::string_view::npos;
  }

  /// Where the word ends and the punctuation behind it begins.
  [[nodiscard]] std::uint32_t trailing(std::uint32_t begin, std::uint32_t end, bool last) const {
    auto stop = end;
    while (stop > begin) {
      auto previous = stop - 1;
      while (previous > begin && (static_cast<unsigned char>(text_[previous]) & 0xC0U) == 0x80U)
        --previous;
      const auto c = character_at(text_, previous);
      if (c.kind == CharClass::invalid) {
        stop = previous;
        continue;
      }
      if (c.kind != CharClass::punctuation || previous + c.size != stop) break;
      if (c.code == '.') {
        const bool ellipsis = previous > begin && text_[previous - 1] == '.';
        if (!ellipsis && is_abbreviation(view(begin_of_word(begin, previous), previous))) break;
      } else if (c.code == '+' || c.code == '*' || c.code == '#') {
        if (previous > begin && letter(static_cast<unsigned char>(text_[previous - 1])) &&
            c.code != '*')
          break;
      }
      stop = previous;
    }
    (void)last;
    return stop == begin ? end : stop;
  }

  /// The part behind the last inner punctuation that cuts ("(Gen" -> "Gen", "and/St" -> "St").
  [[nodiscard]] std::uint32_t begin_of_word(std::uint32_t begin, std::uint32_t end) const {
    auto at = end;
    while (at > begin &&
           (letter(static_cast<unsigned char>(text_[at - 1])) || text_[at - 1] == '.'))
      --at;
    return at;
  }

  void trailing_marks(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const auto c = character_at(text_, begin);
      if (c.kind == CharClass::punctuation) {
        const auto stop = run(begin, end);
        add(begin, stop);
        begin = stop;
      } else {
        add(begin, begin + c.size);
        begin += c.size;
      }
    }
  }

  /// A chunk without its outer punctuation: cut at dashes, hyphens, slashes and brackets, then
  /// clitics.
  void words(std::uint32_t begin, std::uint32_t end) {
    auto from = begin;
    auto at = begin;
    while (at < end) {
      const auto c = character_at(text_, at);
      if (c.kind != CharClass::punctuation || !cuts(c, begin, at, end)) {
        at += c.size;
        continue;
      }
      if (c.code == '-' && at > from && hyphen_kept(view(from, at))) {
        at += c.size;
        continue;
      }
      const auto stop = run(at, end);
      word(from, at);
      add(at, stop);
      from = at = stop;
    }
    word(from, end);
  }

  [[nodiscard]] bool cuts(const Character& c, std::uint32_t begin, std::uint32_t at,
                          std::uint32_t end) const {
    const auto next = at + c.size;
    if (next >= end || at == begin)
      return c.code != '.' && c.code != '\'' && c.code != 0x2019 && c.code != '@' &&
             c.code != '#' && c.code != '&' && c.code != '_' && c.code != '+' && c.code != '*' &&
             c.code != '%';
    const auto before = static_cast<unsigned char>(text_[at - 1]);
    const auto after = static_cast<unsigned char>(text_[next]);
    switch (c.code) {
      case '-':
        return !(digit(before) && digit(after) && phone_or_date(begin, end)) &&
               letter_or_digit(before) && letter_or_digit(after);
      case '/':
        return !(digit(before) && digit(after));
      case '\'':
      case 0x2019:
        return false;  // clitics and O'Neill
      case '.':
        if (digit(before) || digit(after)) return false;
        return after == '.' || (before == '.' && true) ? true : false;
      case ',':
      case ':':
        return !(digit(before) && digit(after));
      case '&':
      case '@':
      case '_':
      case '+':
      case '#':
      case '*':
        return false;
      case '$':
        return false;  // "US$5" is cut behind the sign
      case '%':
        return true;
      default:
        return true;
    }
  }

  static bool letter_or_digit(unsigned char c) { return letter(c) || digit(c); }

  /// Digits and hyphens only, more than one hyphen: "555-010-9999", "2018-03-03".
  [[nodiscard]] bool phone_or_date(std::uint32_t begin, std::uint32_t end) const {
    int hyphens = 0;
    for (auto i = begin; i < end; ++i) {
      if (text_[i] == '-')
        ++hyphens;
      else if (!digit(static_cast<unsigned char>(text_[i])))
        return false;
    }
    return hyphens >= 2;
  }

  static bool hyphen_kept(std::string_view prefix) {
    std::array<char, 8> folded{};
    if (prefix.size() > folded.size()) return false;
    std::transform(prefix.begin(), prefix.end(), folded.begin(), lower);
    return std::binary_search(kept_prefixes.begin(), kept_prefixes.end(),
                              std::string_view(folded.data(), prefix.size()));
  }

  /// One word: money and percent signs, units glued to numbers, clitics.
  void word(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    const auto v = view(begin, end);
    if (const auto dollar = v.find('$');
        dollar != std::string_view::npos && dollar + 1 < v.size()) {  // "US$5"
      add(begin, begin + static_cast<std::uint32_t>(dollar) + 1);
      word(begin + static_cast<std::uint32_t>(dollar) + 1, end);
      return;
    }
    if (digit(static_cast<unsigned char>(v[0]))) {
      std::size_t n = 0;
      while (n < v.size() &&
             (digit(static_cast<unsigned char>(v[n])) || v[n] == '.' || v[n] == ',' || v[n] == ':'))
        ++n;
      const auto unit = v.substr(n);
      for (const std::string_view u :
           {"am", "pm",  "a.m", "p.m", "a.m.", "p.m.", "km",  "kg",  "mm", "cm", "ft",
            "lb", "lbs", "mph", "bn",  "mn",   "tn",   "min", "hrs", "m",  "k",  "g"})
        if (equal_folded(unit, u)) {
          add(begin, begin + static_cast<std::uint32_t>(n));
          add(begin + static_cast<std::uint32_t>(n), end);
          return;
        }
    }
    if (glued_capital(begin, end)) return;
    clitics(begin, end);
  }

  /// "IqbalUpdated": a web page's byline and "Updated" or "Published" run together.
  bool glued_capital(std::uint32_t begin, std::uint32_t end) {
    const auto v = view(begin, end);
    for (const std::string_view tail : {"Updated", "Published", "Posted"}) {
      if (v.size() <= tail.size() + 1 || v.substr(v.size() - tail.size()) != tail) continue;
      const auto cut = end - static_cast<std::uint32_t>(tail.size());
      if (static_cast<unsigned char>(text_[cut - 1]) < 'a') continue;
      clitics(begin, cut);
      add(cut, end);
      return true;
    }
    return false;
  }

  /// Where the second word begins in two that are written as one; 0 in all others.
  static std::size_t second_word(std::string_view v) {
    struct Joined {
      std::string_view word;
      std::size_t second;
    };
    static constexpr Joined joined[] = {
        {"cannot", 3}, {"gonna", 3},   {"wanna", 3},   {"gotta", 3},    {"outta", 3},
        {"alot", 1},   {"im", 1},      {"ive", 1},     {"youre", 3},    {"youve", 3},
        {"theyre", 4}, {"theyve", 4},  {"thats", 4},   {"whats", 4},    {"theres", 5},
        {"hes", 2},    {"shes", 3},    {"dont", 2},    {"wont", 2},     {"cant", 2},
        {"didnt", 3},  {"doesnt", 4},  {"isnt", 2},    {"arent", 3},    {"wasnt", 3},
        {"werent", 4}, {"couldnt", 5}, {"wouldnt", 5}, {"shouldnt", 6}, {"hasnt", 3},
        {"havent", 4}, {"hadnt", 3},   {"aint", 2}};
    if (v.size() > 8) return 0;
    for (const auto& j : joined)
      if (equal_folded(v, j.word)) return j.second;
    return 0;
  }

  void clitics(std::uint32_t begin, std::uint32_t end) {
    const auto v = view(begin, end);
    const auto cut = [&](std::uint32_t at) {
      add(begin, at);
      add(at, end);
    };
    if (const auto second = second_word(v); second > 0 && !(v.size() > 1 && upper(v[1])))
      return cut(begin + static_cast<std::uint32_t>(second));
    for (const std::string_view tail :
         {"n't", "n\u2019t", "'s", "\u2019s", "'re", "\u2019re", "'ve", "\u2019ve", "'ll",
          "\u2019ll", "'d", "\u2019d", "'m", "\u2019m"}) {
      if (!ends_folded(v, tail)) continue;
      const auto at = end - static_cast<std::uint32_t>(tail.size());
      if (at > begin) {
        clitics(begin, at);
        add(at, end);
        return;
      }
    }
    add(begin, end);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(const Layers& document) {
  Tokenizer tokenizer(document.text);
  for (const auto& block : document.blocks) tokenizer.block(block.span);
  return tokenizer.take();
}

}  // namespace demarche::detail
