// SPDX-License-Identifier: Apache-2.0
#include "mention/values.hpp"

#include <algorithm>

#include "mention/date_parts.hpp"
#include "mention/date_words.hpp"
#include "mention/dates.hpp"
#include "mention/numbers.hpp"
#include "mention/value_patterns.hpp"
#include "mention/value_units.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t window = 100;  // bytes that a pattern may see: no value is longer

class ValueFinder {
 public:
  explicit ValueFinder(const Layers& doc) : doc_(doc) {}

  std::vector<ValueCandidate> find() {
    for (const auto& sentence : doc_.sentences) {
      first_ = found_.size();
      future_ = speaks_of_future(sentence.tokens);
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end;) {
        const auto openings = openings_of(word(t));
        t = openings == 0 ? t + 1 : std::max(t + 1, try_at(t, openings, sentence.tokens));
      }
      join_times();
    }
    doc_.work->add(Work::patterns, tried_);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }

  [[nodiscard]] static bool is_future_word(std::string_view w) {
    return w == "will" || w == "shall" || w == "'ll" || w == "due" || w == "slated" ||
           w == "scheduled" || w == "upcoming";
  }
  [[nodiscard]] bool speaks_of_future(TokenRange range) const {
    for (auto t = range.begin; t < range.end; ++t)
      if (is_future_word(word(t))) return true;
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
    if (best->type == EntityType::date && text[length - 1] == '.' &&
        begin + length == limit + begin)
      --length;  // the stop is the sentence's
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
          before == "Chapter" || before == "COP" || before == "Group" || before == "Channel" ||
          before == "Title" || before == "Sec." || before == "E.O.")
        return false;
      if (is_year_behind_about(text) && (after.empty() || is_stop(after))) return false;
      if (after == "-" && end < sentence.end && doc_.tokens[end].span.begin == span.end)
        return false;
      if (after == "/" || before == "/") return false;
      if (before == "[" && after == "]") return false;  // a footnote's mark
      if (t == sentence.begin && is_digit(text[0]) && (after == "." || after == ")")) return false;
      if (t == sentence.begin && is_digit(text[0]) && text.size() < 3 && is_note(after))
        return false;
    }
    if (pattern.type == EntityType::ordinal) {
      if (text == "first" && (after == "of" || after == "and" || before == "at")) return false;
      if (text == "second" && (after == "," || (before == "a" && !is_noun_like(after))))
        return false;
      if ((text == "First" || text == "Second") && is_capitalised(after))
        return after != "Lady" && after != "World" && after != "Vice" && after != "Deputy";
    }
    if (pattern.type == EntityType::date && !plausible_date(pattern, text, t, before, sentence))
      return false;
    if (pattern.name == std::string_view("date.year")) {
      if (glued && before != "(" && before != "\u2018" && before != "\"") return false;
      if (before == "Resolution" || before == "No." || before == "Resolutions") return false;
      if (before == "U.S.C.") return false;
    }
    if (pattern.name == std::string_view("date.holiday") && is_capitalised(after)) return false;
    if (pattern.name == std::string_view("date.bare"))
      return is_bare_length(text, t, before, after);
    if (pattern.name == std::string_view("date.the-day") && text == "the years")
      return before == "over" || before == "through";
    if (pattern.name == std::string_view("date.the-day") && text.size() > 8) return true;
    if (pattern.name == std::string_view("date.the-day"))
      return before == "of" || before == "in" || before == "during";
    if (pattern.name == std::string_view("time.clock") && text.size() < 3) return false;
    if (span.end <
        doc_.tokens[end - 1]
            .span.end) {  // ends inside a token: only before a hyphen or a letter cut is it a slip
      return pattern.name == std::string_view("date.hyphen") ||
             pattern.name == std::string_view("date.length") ||
             doc_.tokens[end - 1].span.end == span.end + 1;
    }
    return true;
  }

  /// "up to 2008": the year is none of a number of things.
  static bool is_year_behind_about(std::string_view text) {
    const auto last = text.substr(text.rfind(' ') + 1);
    return last.size() < text.size() && last.size() == 4 && year_of(last) >= 1900 &&
           year_of(last) < 2100;
  }
  static bool is_stop(std::string_view w) { return w == "." || w == "," || w == ";" || w == ")"; }

  /// "a [second] official language", no "a second later"
  static bool is_noun_like(std::string_view w) {
    return !w.empty() && to_lower(w[0]) >= 'a' && to_lower(w[0]) <= 'z' && w != "later" &&
           w != "after" && w != "before" && w != "ago" && w != "or" && w != "and" && w != "to" &&
           w != "of" && w != "in";
  }

  /// "in decades", "after weeks of talks", "many years", "faced years of war"; "the last days of"
  /// are other dates' parts.
  [[nodiscard]] bool is_bare_length(std::string_view text, std::uint32_t t, std::string_view before,
                                    std::string_view after) const {
    if (text.starts_with("many")) return true;
    const bool days = equal_folded(text, "days");
    for (const std::string_view w : {"in", "for", "over", "after", "through", "within"})
      if (before == w) return !days || after != "of";
    if (days) return after == "after" || after == "before" || after == "later" || before == "came";
    if (after != "of" || doc_.syntax.empty() || before.empty()) return false;
    const auto pos = doc_.syntax[t - 1].pos;
    return pos == Upos::verb || pos == Upos::adp || pos == Upos::punct || pos == Upos::cconj;
  }

  /// What footnotes begin with behind their number.
  static bool is_note(std::string_view word) {
    return word == "See" || word == "Ibid" || word == "Ibid." || word == "Letter" ||
           word == "Cf." || word == "Interview";
  }

  [[nodiscard]] bool plausible_date(const ValuePattern& pattern, std::string_view text,
                                    std::uint32_t t, std::string_view before,
                                    TokenRange sentence) const {
    const std::string_view name = pattern.name;
    if (name == "date.month") return is_month(text, t, before, sentence);
    if (name == "date.numeric")
      return in_digits(text, DayOrder::day_first) || in_digits(text, DayOrder::month_first);
    if (name == "date.decade") return text.size() > 3 || !is_digit(text[0]);  // "in his 80s"
    return true;
  }

  /// "May", "March" and short names are months behind a preposition only, and "by May" is not one
  /// where a person is called so.
  [[nodiscard]] bool is_month(std::string_view text, std::uint32_t t, std::string_view before,
                              TokenRange sentence) const {
    if (text != "May" && text != "March" && text.size() > 5) return true;
    if (text == "June" || text == "July" || text == "April") return true;
    const auto one_of = [&](std::initializer_list<std::string_view> list) {
      return std::any_of(list.begin(), list.end(),
                         [&](std::string_view w) { return equal_folded(before, w); });
    };
    if (t == sentence.begin) return false;
    if (one_of({"in", "since", "until", "till", "during", "early", "late", "mid"})) return true;
    return one_of({"of", "by", "from", "to", "before", "after", "through", "between", "for"}) &&
           (text != "May" || !somebody_is_called(text));
  }
  [[nodiscard]] bool somebody_is_called(std::string_view name) const {
    for (std::uint32_t t = 1; t < doc_.tokens.size(); ++t)
      if (word(t) == name && (is_capitalised(word(t - 1)) && month_of(folded(word(t - 1))) == 0) &&
          !equal_folded(word(t - 1), "in"))
        return true;
    return false;
  }

  void add(const ValuePattern& pattern, Span span, TokenRange tokens) {
    ValueCandidate value;
    value.span = span;
    value.tokens = tokens;
    value.type = pattern.type;
    value.rule = pattern.name;
    const auto text = doc_.view(span);
    if (pattern.type == EntityType::date || pattern.type == EntityType::time) {
      const bool ahead = future_ && looks_ahead(tokens);
      const auto iso = pattern.type == EntityType::time
                           ? resolve_time(text, doc_.article.date, ahead)
                           : resolve_date(text, doc_.article.date, ahead, order(text));
      if (iso) {
        value.value.text = doc_.arena->copy(*iso);
        value.value.known = true;
      }
    } else {
      const bool fraction = pattern.name == std::string_view("cardinal.fraction");
      if (const auto number = fraction ? fraction_of(text) : number_of(text)) {
        value.value.number = *number;
        value.value.known = true;
        if (pattern.type == EntityType::money) value.value.unit = currency_of(text);
        if (pattern.type == EntityType::quantity) value.value.unit = unit_of(text);
      }
    }
    found_.push_back(value);
  }

  /// Whether the verb that the date stands with is one of those that make the sentence speak of the
  /// future; yes where there is no parse to say so.
  [[nodiscard]] bool looks_ahead(TokenRange tokens) const {
    constexpr int most = 8;  // heads on the way
    if (doc_.syntax.empty()) return true;
    auto t = tokens.end - 1;
    for (int i = 0; i < most; ++i) {
      const auto& syntax = doc_.syntax[t];
      if (syntax.pos == Upos::verb) break;
      if (syntax.head == Syntax::root || syntax.head == t) return true;
      t = syntax.head;
    }
    if (doc_.syntax[t].pos != Upos::verb) return true;
    bool other = false;
    for (auto w = t > most ? t - most : 0; w < t; ++w) {
      if (doc_.syntax[w].head != t) continue;
      if (is_future_word(word(w)) || doc_.syntax[w].rel == Deprel::mark) return true;
      other = other || doc_.syntax[w].rel == Deprel::nsubj;
    }
    return !other;  // a verb with a subject of its own, and no "will": "who met him on Friday"
  }

  /// Which way round the document writes dates in digits: as the first that shows it.
  DayOrder order(std::string_view text) {
    if (text.empty() || !is_digit(text[0]) || order_of(text) != DayOrder::unknown)
      return DayOrder::unknown;
    if (!order_known_) {
      order_known_ = true;
      for (std::uint32_t t = 0; t < doc_.tokens.size() && order_ == DayOrder::unknown; ++t)
        if (const auto w = word(t); is_digit(w[0])) order_ = order_of(w);
    }
    return order_;
  }

  /// "on 3 May at 14:30 GMT": the time of day is of that day.
  void join_times() {
    constexpr std::uint32_t apart = 2;  // words between them
    for (auto i = first_; i < found_.size(); ++i) {
      auto& time = found_[i];
      if (time.type != EntityType::time || !time.value.text.starts_with('T')) continue;
      for (const auto n : {i - 1, i + 1}) {
        if (n < first_ || n >= found_.size() || found_[n].type != EntityType::date) continue;
        const auto& date = found_[n];
        const auto between =
            n < i ? time.tokens.begin - date.tokens.end : date.tokens.begin - time.tokens.end;
        if (between > apart || date.value.text.size() != 10) continue;
        time.value.text =
            doc_.arena->copy(std::string(date.value.text) + std::string(time.value.text));
        break;
      }
    }
  }

  const Layers& doc_;
  DayOrder order_ = DayOrder::unknown;
  bool order_known_ = false;
  std::size_t first_ = 0;  // of the sentence's values
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
