// SPDX-License-Identifier: Apache-2.0
#include "mention/values.hpp"

#include <algorithm>

#include "mention/dates.hpp"
#include "mention/numbers.hpp"
#include "mention/value_patterns.hpp"
#include "mention/value_units.hpp"
#include "mention/words.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t window = 100;  // bytes that a pattern may see: no value is longer

class ValueFinder {
 public:
  explicit ValueFinder(const Layers& doc) : doc_(doc) {}

  std::vector<ValueCandidate> find() {
    for (const auto& sentence : doc_.sentences) {
      future_ = speaks_of_future(sentence.tokens);
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end;) {
        const auto openings = openings_of(word(t));
        t = openings == 0 ? t + 1 : std::max(t + 1, try_at(t, openings, sentence.tokens));
      }
    }
    doc_.work->add(Work::patterns, tried_);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }

  [[nodiscard]] bool speaks_of_future(TokenRange range) const {
    for (auto t = range.begin; t < range.end; ++t) {
      const auto w = word(t);
      if (w == "will" || w == "shall" || w == "'ll" || w == "due" || w == "slated" ||
          w == "scheduled" || w == "upcoming")
        return true;
    }
    return false;
  }

  /// Tries the patterns that begin like this; returns the token behind what matched, or `t`.
  std::uint32_t try_at(std::uint32_t t, Openings openings, TokenRange sentence) {
    const auto begin = doc_.tokens[t].span.begin;
    const auto limit =
        std::min<std::size_t>(window, doc_.tokens[sentence.end - 1].span.end - begin);
    const auto text = std::string_view(doc_.text).substr(begin, limit);
    const auto size_of_word = std::min<std::size_t>(doc_.tokens[t].span.size(), text.size());
    if (!may_go_on(openings, text.substr(size_of_word))) return t;
    const ValuePattern* best = nullptr;
    std::size_t length = 0;
    for (const auto& pattern : patterns_) {
      if ((pattern.openings & openings) == 0) continue;
      ++tried_;
      if (!pattern.regex.at_begin(text, match_)) continue;
      const auto size = static_cast<std::size_t>(match_[0].second - match_[0].first);
      if (size > length) best = &pattern, length = size;
    }
    if (!best || length == 0) return t;
    const Span span{begin, begin + static_cast<std::uint32_t>(length)};
    auto end = t;
    while (end < sentence.end && doc_.tokens[end].span.begin < span.end) ++end;
    if (!plausible(*best, t, end, span, sentence)) return t;
    add(*best, span, {t, end});
    return end;
  }

  [[nodiscard]] bool plausible(const ValuePattern& pattern, std::uint32_t t, std::uint32_t end,
                               Span span, TokenRange sentence) const {
    const auto text = doc_.view(span);
    const auto before = t > sentence.begin ? word(t - 1) : std::string_view{};
    const auto after = end < sentence.end ? word(end) : std::string_view{};
    const bool glued = t > sentence.begin && doc_.tokens[t - 1].span.end == span.begin;
    if (pattern.type == EntityType::cardinal) {
      if (text == "one" || text == "One") return false;
      if (glued && (before == "-" || before == "/" || before == "#" || is_capitalised(before)))
        return false;
      if (before == "No." || before == "Article" || before == "Resolution" || before == "Section" ||
          before == "Chapter" || before == "COP" || before == "Group" || before == "Channel")
        return false;
      if (after == "-" && end < sentence.end && doc_.tokens[end].span.begin == span.end)
        return false;
      if (after == "/" || before == "/") return false;
    }
    if (pattern.type == EntityType::ordinal) {
      if (text == "first" && (after == "of" || after == "and" || before == "at")) return false;
      if (text == "second" && (after == "," || before == "a")) return false;
      if ((text == "First" || text == "Second") && is_capitalised(after))
        return after != "Lady" && after != "World" && after != "Vice" && after != "Deputy";
    }
    if (pattern.name == std::string_view("date.year")) {
      if (glued && before != "(" && before != "\u2018" && before != "\"") return false;
      if (before == "Resolution" || before == "No." || before == "Resolutions") return false;
    }
    if (pattern.name == std::string_view("date.the-day") && (text == "Days" || text == "days"))
      return after == "after" || after == "before" || after == "later" || after == "earlier" ||
             before == "came";
    if (pattern.name == std::string_view("date.the-day") && text == "the years")
      return before == "over" || before == "through";
    if (pattern.name == std::string_view("date.the-day"))
      return before == "of" || before == "in" || before == "during";
    if (pattern.name == std::string_view("time.24h") && text.size() < 4) return false;
    if (span.end <
        doc_.tokens[end - 1]
            .span.end) {  // ends inside a token: only before a hyphen or a letter cut is it a slip
      return pattern.name == std::string_view("date.hyphen") ||
             pattern.name == std::string_view("date.length");
    }
    return true;
  }

  void add(const ValuePattern& pattern, Span span, TokenRange tokens) {
    ValueCandidate value;
    value.span = span;
    value.tokens = tokens;
    value.type = pattern.type;
    value.rule = pattern.name;
    const auto text = doc_.view(span);
    if (pattern.type == EntityType::date) {
      if (const auto iso = resolve_date(text, doc_.article.date, future_)) {
        value.value.text = doc_.arena->copy(*iso);
        value.value.known = true;
      }
    } else if (pattern.type != EntityType::time) {
      if (const auto number = number_of(text)) {
        value.value.number = *number;
        value.value.known = true;
        if (pattern.type == EntityType::money) value.value.unit = currency_of(text);
        if (pattern.type == EntityType::quantity) value.value.unit = unit_of(text);
      }
    }
    found_.push_back(value);
  }

  const Layers& doc_;
  const std::vector<ValuePattern>& patterns_ = value_patterns();
  Regex::Match match_;
  std::vector<ValueCandidate> found_;
  std::uint64_t tried_ = 0;
  bool future_ = false;
};

}  // namespace

std::vector<ValueCandidate> find_values(const Layers& document) {
  return ValueFinder(document).find();
}

}  // namespace demarche::detail
