// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "mention/words.hpp"
#include "text/abbreviations.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"
#include "util/letters.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

/// Words that begin a sentence more often than they continue one behind "U.S." or "p.m.".
constexpr std::array<std::string_view, 34> starters = {
    "A",      "After", "Although", "An",      "And", "As",   "At",   "Both",  "But",
    "During", "For",   "He",       "However", "I",   "If",   "In",   "It",    "Its",
    "Most",   "On",    "She",      "Since",   "So",  "That", "The",  "Their", "There",
    "These",  "They",  "This",     "Those",   "We",  "When", "While"};
static_assert(std::is_sorted(starters.begin(), starters.end()));

/// Words of a sentence: a longer one is a list or no language, and is cut, so that a stage may look
/// at a whole sentence for each of its words. Three of the chunks that the network sees.
constexpr std::uint32_t longest_sentence = 480;

bool one_of_marks(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

/// A line of "=====", "-----" or the like, which people draw between parts of a text.
bool is_rule(std::string_view text) {
  return text.size() >= 5 && text.find_first_not_of(text[0]) == std::string_view::npos &&
         std::string_view("=-_*~#+").find(text[0]) != std::string_view::npos;
}

/// Does the text begin its sentences with small letters, as people do in quick messages? It shows
/// in a lone "i", or in many paragraphs that begin so.
bool is_casual(const Layers& doc) {
  std::size_t blocks = 0;
  std::size_t small = 0;
  std::size_t lone = 0;
  const auto is_small = [](std::string_view w) { return w[0] >= 'a' && w[0] <= 'z'; };
  auto token = doc.tokens.begin();
  for (const auto& block : doc.blocks) {
    for (bool first = true; token != doc.tokens.end() && token->span.begin < block.span.end;
         ++token, first = false) {
      const auto word = doc.view(*token);
      if (first) ++blocks, small += is_small(word) ? 1 : 0;
      lone += word == "i" ? 1 : 0;
    }
  }
  return lone * 200 > doc.tokens.size() || (blocks > 2 && small * 2 > blocks);
}

class Splitter {
 public:
  explicit Splitter(const Layers& doc) : doc_(doc), casual_(is_casual(doc)) {}

  void block(TokenRange range, Section section) {
    auto begin = range.begin;
    for (auto t = range.begin; t < range.end; ++t) {
      if (t - begin + 1 < longest_sentence && !ends_sentence(t, begin, range.end)) continue;
      const auto end = past_closers(t + 1, begin, range.end);
      sentences_.push_back({{begin, end}, section});
      begin = end;
      t = end - 1;
    }
    if (begin < range.end) sentences_.push_back({{begin, range.end}, section});
  }

  std::vector<Sentence> take() { return std::move(sentences_); }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const { return doc_.view(doc_.tokens[t]); }
  [[nodiscard]] bool glued(std::uint32_t t) const {
    return t > 0 && doc_.tokens[t - 1].span.end == doc_.tokens[t].span.begin;
  }

  [[nodiscard]] bool closes(std::uint32_t t, std::uint32_t begin) const {
    const auto w = word(t);
    if (one_of_marks(w, {"\u201D", ")", "]", "''", "}"})) return true;
    if (one_of_marks(w, {"\u2019", "\"", "'"})) return glued(t) && t > begin;
    return false;
  }

  /// Closing quotes, brackets and marks of footnotes ("left.[2]") belong to the sentence before.
  [[nodiscard]] std::uint32_t past_closers(std::uint32_t t, std::uint32_t begin,
                                           std::uint32_t end) const {
    while (t < end) {
      if (closes(t, begin))
        ++t;
      else if (t + 2 < end && glued(t) && word(t) == "[" && word(t + 2) == "]" &&
               word(t + 1).size() < 4 &&
               word(t + 1).find_first_not_of("0123456789") == std::string_view::npos)
        t += 3;
      else
        break;
    }
    return t;
  }

  [[nodiscard]] bool ends_sentence(std::uint32_t t, std::uint32_t begin, std::uint32_t end) const {
    const auto w = word(t);
    if (w.empty()) return false;
    const char last = w.back();
    const bool stop = w == "." || w == "\u2026" || w[0] == '!' || w[0] == '?' ||
                      (w.size() > 1 && w.find_first_not_of('.') == std::string_view::npos);
    if (is_rule(w)) return t + 1 < end && !is_rule(word(t + 1));
    const bool abbreviation = !stop && last == '.' && w.size() > 1;
    if (!stop && !abbreviation) return false;
    const auto next = past_closers(t + 1, begin, end);
    if (next >= end) return true;
    const auto n = word(next);
    if (abbreviation) {
      const auto bare = w.substr(0, w.size() - 1);
      if (is_title_abbreviation(bare) || (bare.size() == 1)) return false;
      if (equal_folded(bare, "etc")) return is_capitalised(n);
      if (begins_clause(bare, next, end)) return true;
      return std::binary_search(starters.begin(), starters.end(), n);
    }
    if (next == t + 1 && glued(next) && !one_of_marks(n, {"\u201C", "\u2018", "\"", "(", "["})) {
      // "...", "?!" inside a word or an address go on; "end.Next" of a bad web page is an end
      return w == "." && is_capitalised(n) && n.size() > 1;
    }
    if (w == "..." || w == "\u2026" || w == "....") return is_capitalised(n);
    const auto first = character_at(n, 0);
    if (first.kind == CharClass::letter && n[0] >= 'a' && n[0] <= 'z') {
      if (next > t + 1 || t == begin) return false;  // "Stop!" said A
      const bool called = (w[0] == '!' || w[0] == '?') && !is_capitalised(word(t - 1));
      return casual_ || called;  // not "the Yahoo! site"
    }
    // "[...]" and a bracket that closes behind: the stop belongs inside
    if (one_of_marks(n, {",", ";", ":", "-", "\u2013", "\u2014"})) return false;
    // a stop inside a quotation that its own sentence goes on from: "Stop!" said A
    return true;
  }

  /// "... to the U.S. Iran rejected ...": behind letters with stops, a name and its verb. "The U.S.
  /// Senate rejected" is a name with them.
  [[nodiscard]] bool begins_clause(std::string_view letters, std::uint32_t name,
                                   std::uint32_t end) const {
    if (!one_of_marks(letters, {"U.S", "U.S.A", "U.K", "U.N", "E.U", "U.A.E", "D.C", "a.m", "p.m"}))
      return false;
    const auto n = word(name);
    if (name + 1 >= end || !is_capitalised(n) || is_all_caps(n)) return false;
    if (is_body_noun(folded(n)) || type_by_head(n)) return false;
    const auto verb = word(name + 1);
    return verb.size() > 4 && verb.ends_with("ed") && verb[0] >= 'a' && verb[0] <= 'z';
  }

  const Layers& doc_;
  bool casual_;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> split_sentences(const Layers& document) {
  Splitter splitter(document);
  std::uint32_t at = 0;
  for (const auto& block : document.blocks) {
    const auto begin = at;
    while (at < document.tokens.size() && document.tokens[at].span.begin < block.span.end) ++at;
    if (begin < at) splitter.block({begin, at}, block.section);
  }
  return splitter.take();
}

}  // namespace demarche::detail
