// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "gazetteer/compiler.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/word_hash.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace demarche::detail {
namespace {

/// What each byte of a block of 64 is, a bit a byte.
struct Classes {
  std::uint64_t word = 0;   ///< ASCII letters and digits, and all beyond ASCII
  std::uint64_t high = 0;   ///< beyond ASCII
  std::uint64_t event = 0;  ///< marks and line ends
};

bool plain(unsigned char c) {
  return static_cast<unsigned char>((c | 0x20U) - 'a') < 26 ||
         static_cast<unsigned char>(c - '0') < 10;
}
bool mark(unsigned char c) {
  return (c > ' ' && c < 0x7F && c != '-' && c != '\'' && c != '`') || c == '\n';
}

Classes classify_tail(const char* at, std::size_t size) {
  Classes result;
  for (std::size_t i = 0; i < size; ++i) {
    const auto c = static_cast<unsigned char>(at[i]);
    const auto bit = std::uint64_t{1} << i;
    if (c >= 0x80) result.high |= bit;
    if (c >= 0x80 || plain(c))
      result.word |= bit;
    else if (mark(c))
      result.event |= bit;
  }
  return result;
}

Classes classify(const char* at) {
#if defined(__SSE2__)
  Classes result;
  // Signed comparison of bytes moved so that the range begins at -128.
  const auto within = [](__m128i bytes, char first, int count) {
    const auto moved = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first + 128)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(count - 128)));
  };
  for (unsigned k = 0; k < 4; ++k) {
    const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * k));
    const auto bits = [k](__m128i mask) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(mask))) << (16 * k);
    };
    const auto high = bits(bytes);
    const auto letter = within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
    const auto word = high | bits(_mm_or_si128(letter, within(bytes, '0', 10)));
    const auto visible = bits(within(bytes, '!', 0x7F - '!'));
    const auto joint = bits(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('-')),
                                         _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')),
                                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('`')))));
    result.high |= high;
    result.word |= word;
    result.event |= (visible & ~word & ~joint) | bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
  }
  return result;
#else
  return classify_tail(at, 64);
#endif
}

const auto mark_hashes = [] {
  std::array<std::uint64_t, 128> hashes{};
  for (unsigned c = 0; c < hashes.size(); ++c) {
    const char byte = static_cast<char>(c);
    hashes[c] = word_hash({&byte, 1});
  }
  return hashes;
}();

class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Unit>& out)
      : text_(text.substr(0, end)), begin_(begin), end_(end), out_(out) {
    auto before = begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\r')) --before;
    line_ended_ = before > 0 && text[before - 1] == '\n';
    line_units_ = out.size();
  }

  void scan() {
    std::uint64_t in_word = 0;  // 1: the block before ended inside a word
    for (std::uint32_t at = begin_; at < end_; at += 64) {
      const auto classes = end_ - at >= 64 ? classify(text_.data() + at)
                                           : classify_tail(text_.data() + at, end_ - at);
      if (classes.high != 0) high_end_ = at + 64;
      // Words begin and end where a bit differs from the one before it.
      auto events = (classes.word ^ (classes.word << 1U | in_word)) | classes.event;
      for (; events != 0; events &= events - 1) {
        const auto bit = static_cast<unsigned>(std::countr_zero(events));
        const auto position = at + bit;
        if (open_) close(position);
        // Here `events` is not 0, so bit < 64, which the analyzer does not see.
        // NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult)
        if ((classes.word >> bit & 1U) != 0)
          open(position);
        else if ((classes.event >> bit & 1U) != 0 && position >= taken_)
          other(position);
      }
      in_word = classes.word >> 63U;
    }
    if (open_) close(end_);
  }

 private:
  void open(std::uint32_t at) {
    open_ = true;
    word_ = at;
  }

  void close(std::uint32_t end) {
    open_ = false;
    if (end <= taken_) return;
    if (end - word_ == 1 && end + 1 < end_ && text_[end] == '.' && dotted(end)) return;
    const auto first = static_cast<unsigned char>(text_[word_]);
    for (auto i = word_; i < end; ++i)
      if (static_cast<unsigned char>(text_[i]) >= 0x80)
        return append_units(text_, {word_, end}, 0, out_);
    out_.push_back(
        {{word_, end}, plain_word_hash(text_, word_, end), 0, first >= 'A' && first <= 'Z'});
  }

  /// "U.S.", "J.", "D.C": from the word that ends at `end` on.
  bool dotted(std::uint32_t end) {
    const auto letter = [&](std::uint32_t at) {
      const auto c = static_cast<unsigned char>(text_[at]);
      return static_cast<unsigned char>((c | 0x20U) - 'a') < 26;
    };
    if (!letter(word_)) return false;
    while (end < end_ && text_[end] == '.') {
      ++end;
      const bool again = end < end_ && letter(end) &&
                         (end + 1 == end_ || (!plain(static_cast<unsigned char>(text_[end + 1])) &&
                                              static_cast<unsigned char>(text_[end + 1]) < 0x80));
      if (!again) break;
      ++end;
    }
    append_units(text_, {word_, end}, 0, out_);
    taken_ = end;
    return true;
  }

  void other(std::uint32_t at) {
    const auto c = static_cast<unsigned char>(text_[at]);
    if (c == '\n') {
      if (line_ended_ && line_units_ == out_.size()) out_.push_back(barrier(at));
      line_ended_ = true;
      line_units_ = out_.size();
      return;
    }
    out_.push_back({{at, at + 1}, mark_hashes[c], 0, false});
  }

  std::string_view text_;
  std::uint32_t begin_, end_;
  std::vector<Unit>& out_;
  std::uint32_t word_ = 0;
  std::uint32_t taken_ = 0;     // bytes before it belong to units that are written
  std::uint32_t high_end_ = 0;  // end of the last block that is not all ASCII
  std::size_t line_units_ = 0;  // how many there were at the last line's end
  bool line_ended_ = false;
  bool open_ = false;
};

}  // namespace

void scan_units(std::string_view text, std::uint32_t begin, std::uint32_t end,
                std::vector<Unit>& out) {
  Scanner(text, begin, end, out).scan();
}

std::vector<TextMatch> match_text(const Image& image, std::string_view text) {
  constexpr std::uint32_t piece = 16384;  // bytes: units and what they are looked up in stay cached
  std::vector<TextMatch> result;
  std::vector<Unit> units;
  std::vector<NameMatch> found;
  LeftmostLongest settled;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    // A piece ends at a blank, so that no word is cut.
    auto end = size - begin <= piece ? size : begin + piece;
    while (end < size && text[end] != ' ' && text[end] != '\n') ++end;
    scan_units(text, begin, end, units);
    begin = end;
    // Names that begin in the last units may go on in the next piece.
    const auto sure =
        end == size ? units.size() : units.size() - std::min(units.size(), Compiler::longest_name);
    found.clear();
    find_names(image, text, units, sure, found);
    settled.settle({&found, 1}, [&](std::size_t, const NameMatch& match) {
      result.push_back(
          {{units[match.unit].span.begin, units[match.unit + match.units - 1].span.end},
           match.record});
    });
    settled.advance(sure);
    units.erase(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(sure));
  }
  return result;
}

}  // namespace demarche::detail
