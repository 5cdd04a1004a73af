// SPDX-License-Identifier: Apache-2.0
#include "quotation/marks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr auto none = Quotation::none;
constexpr std::size_t deepest = 4;  ///< quotations in one another; a mark that opens more is none

/// The pairs of marks. A word that may be both is told by what it stands close to.
enum class Style : std::uint8_t { curly, straight, ticks, single, single_straight, angular, low };

struct Pair {
  std::string_view open, close;
};
constexpr std::array<Pair, 7> pairs = {{{"\u201C", "\u201D"},
                                        {"\"", "\""},
                                        {"``", "''"},
                                        {"\u2018", "\u2019"},
                                        {"'", "'"},
                                        {"\u00AB", "\u00BB"},
                                        {"\u201E", "\u201C"}}};

bool is_single(Style style) { return style == Style::single || style == Style::single_straight; }

class Reader {
 public:
  explicit Reader(const Layers& doc) : doc_(doc) {}

  std::vector<Quotation> run() {
    auto sentence = doc_.sentences.begin();
    std::uint32_t t = 0;
    for (const auto& block : doc_.blocks) {
      begin_ = t;
      while (t < doc_.tokens.size() && doc_.tokens[t].span.begin < block.span.end) ++t;
      end_ = t;
      if (begin_ == end_) continue;
      read_block(sentence);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return a.first.tokens.begin < b.first.tokens.begin;
    });
    return linked();
  }

 private:
  /// A quotation that is open, or has ended; `id` counts those that were opened.
  struct Open {
    Style style;
    std::uint32_t id, begin, before;
  };

  [[nodiscard]] std::string_view word(std::uint32_t t) const { return doc_.view(doc_.tokens[t]); }
  [[nodiscard]] bool glued_before(std::uint32_t t) const {
    return t > begin_ && doc_.tokens[t - 1].span.end == doc_.tokens[t].span.begin;
  }
  [[nodiscard]] bool glued_behind(std::uint32_t t) const {
    return t + 1 < end_ && doc_.tokens[t].span.end == doc_.tokens[t + 1].span.begin;
  }

  void read_block(std::vector<Sentence>::const_iterator& sentence) {
    open_.clear();
    for (auto t = begin_; t < end_; ++t) {
      while (sentence != doc_.sentences.end() && sentence->tokens.end <= t) ++sentence;
      if (word(t).size() > 3) continue;
      sentence_ = sentence == doc_.sentences.end() ? begin_ : sentence->tokens.begin;
      if (closes(t)) continue;
      opens(t);
    }
    last_open_.reset();
    while (!open_.empty()) {  // no mark has closed them
      const auto& q = open_.back();
      if (!is_single(q.style)) {
        if (open_.size() == 1) last_open_ = q;
        end(q, end_, false);
      }
      open_.pop_back();
    }
  }

  /// Ends what the mark closes, and what was opened inside of it and never closed.
  bool closes(std::uint32_t t) {
    for (auto i = open_.size(); i-- > 0;) {
      const auto style = open_[i].style;
      if (word(t) != pairs[static_cast<std::size_t>(style)].close || !may_close(t, style)) continue;
      while (open_.size() > i + 1) open_.pop_back();
      end(open_.back(), t);
      open_.pop_back();
      return true;
    }
    return false;
  }

  [[nodiscard]] bool may_close(std::uint32_t t, Style style) const {
    if (style == Style::straight) return glued_before(t) || !glued_behind(t) || t == begin_;
    if (!is_single(style)) return true;
    if (!glued_before(t) || glued_behind_letter(t)) return false;
    // "the workers' rights" is no end of a quotation; "the workers,' he said" is one
    const auto last = word(t - 1).back();
    const bool punctuation = last == '.' || last == ',' || last == '!' || last == '?';
    return punctuation || last != 's' || t + 1 >= end_ || is_stop(t + 1);
  }
  [[nodiscard]] bool is_stop(std::uint32_t t) const {
    const auto c = word(t).front();
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
  }
  [[nodiscard]] bool glued_behind_letter(std::uint32_t t) const {
    return glued_behind(t) && is_letter(word(t + 1).front());
  }

  void opens(std::uint32_t t) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto style = static_cast<Style>(i);
      if (word(t) != pairs[i].open) continue;
      if (style == Style::straight && glued_before(t) && !glued_behind(t)) return;  // 6" or a stray
      if (is_single(style) && (glued_before(t) || !glued_behind(t) || t + 1 >= end_)) return;
      if (style == Style::single_straight && !is_letter(word(t + 1).front())) return;
      missing_end(style, t);
      if (open_.size() < deepest) open_.push_back({style, next_id_++, t + 1, continued(style, t)});
      return;
    }
  }

  /// The same mark opens again: the quotation before has ended, no later than its sentence, and its
  /// mark is missing.
  void missing_end(Style style, std::uint32_t t) {
    const auto same = std::find_if(open_.begin(), open_.end(),
                                   [style](const auto& q) { return q.style == style; });
    if (same == open_.end()) return;
    const auto until = sentence_ > same->begin ? sentence_ : t;
    if (!is_single(style)) end(*same, until, false);
    open_.erase(same, open_.end());
  }

  /// The paragraph before that no mark has closed, where this one begins with the same mark.
  [[nodiscard]] std::uint32_t continued(Style style, std::uint32_t t) const {
    return t == begin_ && last_open_ && last_open_->style == style ? last_open_->id : none;
  }

  void end(const Open& open, std::uint32_t end, bool closed = true) {
    if (end <= open.begin) return;
    Quotation q;
    q.closed = closed;
    q.tokens = {open.begin, end};
    found_.push_back({q, open});
  }

  /// Puts the places in the list for the numbers of opening, and finds what lies in what.
  [[nodiscard]] std::vector<Quotation> linked() const {
    std::vector<std::uint32_t> place(next_id_, none);
    for (std::uint32_t i = 0; i < found_.size(); ++i) place[found_[i].second.id] = i;
    std::vector<Quotation> result;
    std::vector<std::uint32_t> around;
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      auto q = found_[i].first;
      while (!around.empty() && result[around.back()].tokens.end < q.tokens.end) around.pop_back();
      if (!around.empty()) q.outer = around.back();
      if (found_[i].second.before != none) q.before = place[found_[i].second.before];
      around.push_back(i);
      result.push_back(q);
    }
    return result;
  }

  const Layers& doc_;
  std::uint32_t begin_ = 0, end_ = 0;  ///< of the block
  std::uint32_t sentence_ = 0;         ///< where the sentence of the token that is read begins
  std::vector<Open> open_;
  std::optional<Open> last_open_;  ///< in the block before, and not closed
  std::uint32_t next_id_ = 0;
  std::vector<std::pair<Quotation, Open>> found_;
};

}  // namespace

std::vector<Quotation> find_marks(const Layers& document) { return Reader(document).run(); }

}  // namespace demarche::detail
