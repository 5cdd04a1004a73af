// SPDX-License-Identifier: Apache-2.0
#include "mention/titles.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "mention/title_context.hpp"
#include "mention/title_words.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

class TitleFinder {
 public:
  TitleFinder(const Layers& doc, const Gazetteer& gazetteer, const std::vector<Hit>& hits)
      : doc_(doc), gazetteer_(gazetteer), hits_(hits), context_(doc, gazetteer, hits) {}

  std::vector<TitleCandidate> find() {
    for (std::size_t h = 0; h < hits_.size(); ++h) {
      const auto* sense = title_sense(hits_[h]);
      if (!sense) continue;
      grow(hits_[h].tokens, *sense);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }
  [[nodiscard]] const Sense* title_sense(const Hit& hit) const {
    for (const auto& sense : gazetteer_.senses(hit.name))
      if (sense.type == EntityType::title) return &sense;
    return nullptr;
  }
  [[nodiscard]] TokenRange sentence_of(std::uint32_t token) const {
    const auto found =
        std::partition_point(doc_.sentences.begin(), doc_.sentences.end(),
                             [token](const auto& s) { return s.tokens.end <= token; });
    return found == doc_.sentences.end() ? TokenRange{} : found->tokens;
  }

  void grow(TokenRange range, const Sense& sense) {
    const auto sentence = sentence_of(range.begin);
    if (sentence.empty()) return;
    if (!found_.empty() && found_.back().tokens.end > range.begin) return;  // inside the one before
    const auto core = range;
    while (range.begin > sentence.begin) {
      const auto before = word(range.begin - 1);
      if (before == "-" && range.begin - 1 > sentence.begin && is_modifier(word(range.begin - 2))) {
        range.begin -= 2;
        continue;
      }
      if (modifies(before, range.begin) ||
          (is_portfolio(before) && is_office_head(word(core.end - 1)))) {
        --range.begin;
        continue;
      }
      // "Deputy Assistant to the President for Homeland Security"
      if (before == "the" && range.begin >= sentence.begin + 3 && word(range.begin - 2) == "to" &&
          is_aide(word(range.begin - 3))) {
        range.begin -= 3;
        continue;
      }
      break;
    }
    range.begin = ministry(range.begin, core, sentence.begin);
    if (equal_folded(word(range.end), "extraordinary") && word(range.end + 1) == "and" &&
        equal_folded(word(range.end + 2), "plenipotentiary"))
      range.end += 3;
    if (word(range.end) == "-" &&
        (word(range.end + 1) == "elect" || word(range.end + 1) == "designate" ||
         word(range.end + 1) == "General" || word(range.end + 1) == "general"))
      range.end += 2;
    range.end = tail(range.end, sentence.end, core);
    if (!context_.counts(range, core, sense, sentence)) return;
    TitleCandidate title;
    title.tokens = range;
    title.span = doc_.span(range);
    title.subtype = sense.subtype.empty() ? "role" : sense.subtype;
    title.score = 0.9F;
    found_.push_back(title);
  }

  /// "under" alone is a preposition: "under President Quist".
  [[nodiscard]] bool modifies(std::string_view before, std::uint32_t behind) const {
    if (before == "under" || before == "Under") return equal_folded(word(behind), "secretary");
    return is_modifier(before);
  }

  /// What a minister is for, whatever it is: "Kenya's [emergency situations] minister", "the Kenyan
  /// [Unification] Minister". Small words count behind whose minister it is only.
  [[nodiscard]] std::uint32_t ministry(std::uint32_t begin, TokenRange core,
                                       std::uint32_t limit) const {
    constexpr std::uint32_t most = 4;  // words
    const auto head = word(core.end - 1);
    if (!equal_folded(head, "minister") || begin != core.begin) return begin;
    const bool capital = is_capitalised(head);
    auto first = begin;
    while (first > limit && begin - first < most) {
      const auto w = word(first - 1);
      const bool joins = w == "and" && first - 1 > limit && is_portfolio(word(first - 2));
      if (!joins && (context_.named_at(first - 1) || is_capitalised(w) != capital ||
                     is_all_caps(w) || !is_word(w) || is_honorific(w) || (!capital && !is_over(w))))
        break;
      --first;
    }
    while (first < begin && (word(first) == "and" || is_qualifier(word(first)))) ++first;
    if (first == begin || begin - first == most) return begin;
    if (capital && first == limit && !is_field(word(begin - 1))) return begin;
    const auto before = first > limit ? word(first - 1) : std::string_view{};
    const bool whose = before == "'s" || before == "\u2019s" || before == "the" ||
                       (first > limit && context_.named_at(first - 1)) || is_qualifier(before);
    return capital || whose ? first : begin;
  }

  /// A small word that a minister may be over: no "respected", "newly" or "his".
  static bool is_over(std::string_view w) {
    return !is_qualifier(w) && !w.ends_with("ed") && !w.ends_with("ly");
  }

  /// "of State", "for Defence and Trade", "to the President for Homeland Security": portfolios and
  /// offices behind.
  [[nodiscard]] std::uint32_t tail(std::uint32_t end, std::uint32_t stop, TokenRange core) const {
    bool has_portfolio = core.size() > 2 && is_portfolio(word(core.end - 1));
    while (end < stop) {
      const auto w = word(end);
      const bool joins = (w == "and" || w == "&") && has_portfolio;
      if (w != "of" && w != "for" && w != "to" && !joins) break;
      auto t = end + 1;
      if (word(t) == "the" && !joins) ++t;
      auto last = t;
      if (w == "to")
        last = office_at(t, stop);
      else
        while (last < stop && belongs_to_portfolio(last, t, w, t == end + 1, core)) ++last;
      if (last == t) break;
      if (t > end + 1 && !joins && goes_on_as_name(t, last)) break;
      if (joins && (!is_capitalised(word(t)) || is_office_head(word(last)))) break;
      if (w == "of" && names_a_body(last, stop)) break;
      has_portfolio = w != "to";
      end = last;
    }
    return end;
  }

  /// "for [International Markets]", "Minister of [Awqaf]": without an article, any word with a
  /// capital that is no place, body or person.
  [[nodiscard]] bool belongs_to_portfolio(std::uint32_t t, std::uint32_t first,
                                          std::string_view joint, bool bare,
                                          TokenRange core) const {
    const auto w = word(t);
    if (is_portfolio(w) && (is_capitalised(w) || joint == "of")) return true;
    const auto head = word(core.end - 1);
    const bool open = bare && (joint != "of" || is_minister(core)) && is_office_head(head) &&
                      is_capitalised(head);
    constexpr std::uint32_t most = 3;  // words
    return open && t < first + most && is_capitalised(w) && !is_all_caps(w) && is_word(w) &&
           !context_.named_at(t) && !is_honorific(w) && gazetteer_.given_name(w) == 0 &&
           (t == first || is_field(w));
  }
  [[nodiscard]] bool is_minister(TokenRange core) const {
    return equal_folded(word(core.end - 1), "minister");
  }
  /// "Director of the [Foreign Intelligence] Service", "Emir of the [State] of Kenya"
  [[nodiscard]] bool goes_on_as_name(std::uint32_t t, std::uint32_t last) const {
    return word(last) == "of" ||
           (type_by_head(word(t)) == EntityType::org && word(t) != "Treasury");
  }

  /// Behind "to the": the office that somebody serves.
  [[nodiscard]] std::uint32_t office_at(std::uint32_t t, std::uint32_t stop) const {
    if (t + 1 < stop && (word(t) == "Vice" || word(t) == "Prime") &&
        (word(t + 1) == "President" || word(t + 1) == "Minister"))
      return t + 2;
    return t < stop && (word(t) == "President" || word(t) == "Secretary") ? t + 1 : t;
  }

  /// Capitalised words go on to a body's noun: "Director of the Management Training Division".
  [[nodiscard]] bool names_a_body(std::uint32_t t, std::uint32_t stop) const {
    const auto first = t;
    for (; t < stop && t < first + 6 && (is_capitalised(word(t)) || word(t) == "and"); ++t)
      if (type_by_head(word(t)) == EntityType::org) return true;
    return false;
  }

  const Layers& doc_;
  const Gazetteer& gazetteer_;
  const std::vector<Hit>& hits_;
  TitleContext context_;
  std::vector<TitleCandidate> found_;
};

}  // namespace

std::vector<TitleCandidate> find_titles(const Layers& document, const Gazetteer& gazetteer,
                                        const std::vector<Hit>& hits) {
  return TitleFinder(document, gazetteer, hits).find();
}

}  // namespace demarche::detail
