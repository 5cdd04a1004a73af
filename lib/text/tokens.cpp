// SPDX-License-Identifier: Apache-2.0
/// Universal Dependencies words, by the practice of UD English EWT.
#include <algorithm>

#include "text/abbreviations.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"
#include "text/word_cutter.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

/// Bytes of a web or mail address: what is longer is cut like words, so that no search in it is.
constexpr std::size_t longest_address = 2048;

bool is_ascii_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && ascii_classes[byte] == CharClass::letter;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text), cutter_(text, tokens_) {}

  /// Cuts one block of text, chunk by chunk between white space.
  void block(Span span) {
    auto at = span.begin;
    while (at < span.end) {
      while (at < span.end && is_space_at(text_, at)) at += character_at(text_, at).size;
      auto end = at;
      while (end < span.end && is_ascii_letter(text_[end])) ++end;
      const bool letters = end > at && (end == span.end || is_space_at(text_, end));
      while (end < span.end && !is_space_at(text_, end)) end += character_at(text_, end).size;
      end = std::min(end, span.end);
      if (letters)
        cutter_.cut_letters(at, end);
      else if (at < end)
        chunk(at, end);
      at = end;
    }
  }

  std::vector<Token> take() { return std::move(tokens_); }
  /// Characters looked at, those of long runs more than once.
  [[nodiscard]] std::uint64_t looked_at() const { return looked_at_; }

 private:
  void add(std::uint32_t begin, std::uint32_t end) { cutter_.add(begin, end); }
  [[nodiscard]] std::string_view view(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  void chunk(std::uint32_t begin, std::uint32_t end) {
    // "left.[2][13]": the marks of footnotes hide that the sentence ends
    auto notes = end;
    while (notes > begin) {
      const auto open = note_before(begin, notes);
      if (open == notes) break;
      notes = open;
    }
    if (notes > begin && notes < end &&
        std::string_view(".!?\"'\x9D\x99").find(text_[notes - 1]) != std::string_view::npos) {
      words_of(begin, notes);
      for (auto at = notes; at < end;) {
        const auto close = static_cast<std::uint32_t>(text_.find(']', at));
        add(at, at + 1);
        add(at + 1, close);
        add(close, close + 1);
        at = close + 1;
      }
    } else {
      words_of(begin, end);
    }
  }

  /// Where "[2]" begins that ends at `end`; `end` if none does.
  [[nodiscard]] std::uint32_t note_before(std::uint32_t begin, std::uint32_t end) const {
    if (end < begin + 3 || text_[end - 1] != ']') return end;
    auto at = end - 1;
    while (at > begin && end - at < 5 && is_digit(text_[at - 1])) --at;
    return at < end - 1 && at > begin && text_[at - 1] == '[' ? at - 1 : end;
  }

  void words_of(std::uint32_t begin, std::uint32_t end) {
    begin = leading(begin, end);
    if (begin >= end) return;
    looked_at_ += end - begin;
    if (const auto v = view(begin, end); v.size() <= longest_address && is_address(v)) {
      // Quist"<ada@quist.org>: the name is none of the address
      if (const auto open = v.substr(0, v.find('@')).find_last_of("<\"");
          open != std::string_view::npos && open + 1 < v.size()) {
        const auto cut = begin + static_cast<std::uint32_t>(open);
        words_of(begin, cut);
        add(cut, cut + 1);
        return words_of(cut + 1, end);
      }
      auto stop = end;
      while (stop > begin &&
             std::string_view(".,;:!?)\"'>]").find(text_[stop - 1]) != std::string_view::npos)
        --stop;
      add(begin, stop);
      trailing_marks(stop, end);
      return;
    }
    const auto stop = trailing(begin, end);
    cutter_.cut(begin, stop);
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
      if ((c.code == '@' || c.code == '#') && begin + 1 < end && is_letter(text_[begin + 1])) break;
      if (c.code == '.' && begin + 1 < end && is_digit(text_[begin + 1])) break;
      if (c.code == '+' && begin + 1 < end && is_digit(text_[begin + 1]) &&
          (begin == 0 || is_space_at(text_, begin - 1)))
        break;
      const auto stop = cutter_.run(begin, end);
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

  static bool is_address(std::string_view v) {
    if (v.find("://") != std::string_view::npos || v.substr(0, 4) == "www.") return true;
    const auto at = v.find('@');
    return at != std::string_view::npos && at > 0 && v.find('.', at) != std::string_view::npos;
  }

  /// Where the word ends and the punctuation behind it begins.
  [[nodiscard]] std::uint32_t trailing(std::uint32_t begin, std::uint32_t end) {
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
      } else if (c.code == '+' || c.code == '#') {
        if (previous > begin && is_letter(text_[previous - 1])) break;
      }
      stop = previous;
    }
    return stop == begin ? end : stop;
  }

  /// The part behind the last inner punctuation that cuts ("(Gen" -> "Gen", "and/St" -> "St").
  [[nodiscard]] std::uint32_t begin_of_word(std::uint32_t begin, std::uint32_t end) {
    auto at = end;
    while (at > begin && (is_letter(text_[at - 1]) || text_[at - 1] == '.')) --at;
    looked_at_ += end - at;
    return at;
  }

  void trailing_marks(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const auto c = character_at(text_, begin);
      const auto stop = c.kind == CharClass::punctuation ? cutter_.run(begin, end) : begin + c.size;
      add(begin, stop);
      begin = stop;
    }
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  WordCutter cutter_;
  std::uint64_t looked_at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(const Layers& document) {
  Tokenizer tokenizer(document.text);
  for (const auto& block : document.blocks) tokenizer.block(block.span);
  document.work->add(Work::letters, tokenizer.looked_at());
  return tokenizer.take();
}

}  // namespace demarche::detail
