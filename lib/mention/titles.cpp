// SPDX-License-Identifier: Apache-2.0
#include "mention/titles.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "mention/title_words.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, 20> honorifics = {
    "Dr",  "Dr.", "H.E.", "HE", "Hon", "Hon.", "Honourable", "Lady",  "Miss", "Mr",
    "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx",   "Prof",       "Prof.", "Shri", "Sir"};
static_assert(std::is_sorted(honorifics.begin(), honorifics.end()));

/// "MS." as "Ms."
std::string with_small_letters(std::string_view word) {
  std::string result(word);
  if (is_all_caps(word))
    std::transform(result.begin() + 1, result.end(), result.begin() + 1, to_lower);
  return result;
}

class TitleFinder {
 public:
  TitleFinder(const Layers& doc, const Gazetteer& gazetteer, const std::vector<Hit>& hits)
      : doc_(doc), gazetteer_(gazetteer), hits_(hits) {}

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
      if (is_modifier(before) || (is_portfolio(before) && is_office_head(word(core.end - 1)))) {
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
    if (word(range.end) == "-" &&
        (word(range.end + 1) == "elect" || word(range.end + 1) == "designate" ||
         word(range.end + 1) == "General" || word(range.end + 1) == "general"))
      range.end += 2;
    range.end = tail(range.end, sentence.end, core);
    if (!counts(range, core, sense, sentence)) return;
    TitleCandidate title;
    title.tokens = range;
    title.span = doc_.span(range);
    title.subtype = sense.subtype.empty() ? "role" : sense.subtype;
    title.score = 0.9F;
    found_.push_back(title);
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
        while (last < stop && is_portfolio(word(last)) && (is_capitalised(word(last)) || w == "of"))
          ++last;
      if (last == t) break;
      if (joins && (!is_capitalised(word(t)) || is_office_head(word(last)))) break;
      if (w == "of" && names_a_body(last, stop)) break;
      has_portfolio = w != "to";
      end = last;
    }
    return end;
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
    while (t < stop && t < first + 6 && (is_capitalised(word(t)) || word(t) == "and")) ++t;
    return t > first && type_by_head(word(t - 1)) == EntityType::org;
  }

  [[nodiscard]] bool person_beside(TokenRange range, TokenRange sentence) const {
    auto next = range.end;
    if (word(next) == ",") return false;
    if (next < sentence.end && is_capitalised(word(next)) && !is_honorific(word(next))) return true;
    if (is_honorific(word(next))) return true;
    return false;
  }

  /// "the U.S. official Wells", "a Trump official, Lisa Curtis"; not "official sources", "an
  /// official visit".
  [[nodiscard]] bool official_of_somebody(TokenRange range, TokenRange sentence) const {
    const auto before = range.begin > sentence.begin ? word(range.begin - 1) : std::string_view{};
    if (!is_capitalised(before) && before != "'s" && before != "\u2019s") return false;
    const auto next = word(range.end);
    return is_capitalised(next) || (next == "," && is_capitalised(word(range.end + 1)) &&
                                    is_capitalised(word(range.end + 2)));
  }

  /// "The President thanked", "as Chair of": an office that is also a common word, by its article.
  [[nodiscard]] bool definite(TokenRange range, TokenRange sentence) const {
    if (range.begin == sentence.begin || word(range.begin).size() < 4) return false;
    const auto before = word(range.begin - 1);
    if (is_capitalised(word(range.end))) return false;
    return before == "the" || before == "The" || before == "as";
  }

  [[nodiscard]] bool counts(TokenRange range, TokenRange core, const Sense& sense,
                            TokenRange sentence) const {
    const auto last = word(core.end - 1);
    const bool capital = is_capitalised(word(core.begin));
    if (last == "official" || last == "Official") return official_of_somebody(range, sentence);
    if (person_beside(range, sentence)) {
      // "President Trump", "official Wells"; not "official Dawn" of another kind: names decide that
      // later
      return true;
    }
    if (last.ends_with("s") && !last.ends_with("ss") && !capital)
      return false;  // "ministers", "officials"
    // in apposition behind a name: "Wells, the acting secretary", "Curtis, head of ..."
    const auto apposed = [&] {
      auto t = range.begin;
      for (int steps = 0; steps < 10 && t > sentence.begin; ++steps, --t) {
        const auto w = word(t - 1);
        if (w == ",") return t - 1 > sentence.begin && is_capitalised(word(t - 2));
        if (!is_capitalised(w) && w != "the" && w != "a" && w != "'s" && w != "\u2019s" &&
            w != "of" && w != "and" && w != "for" && w != "-")
          return false;
      }
      return false;
    };
    if (needs_person(last) && range.size() == 1) return apposed();
    if (capital)
      return !(sense.needs_context && range.size() == 1) || definite(range, sentence) ||
             heads_a_state(range, sentence) || (is_office_form(range.end) && apposed());
    // small letters: "the defence secretary", "the foreign office spokesman"
    if (sense.subtype == "role")
      return apposed() || last == "spokesman" || last == "spokesperson" || last == "spokeswoman";
    if (range.size() >= 2) return true;
    return apposed() || heads_a_state(range, sentence);
  }

  /// Behind an office that is also a common word: "Quist, Chair of the League", "Quist, Chair, ..."
  [[nodiscard]] bool is_office_form(std::uint32_t behind) const {
    const auto w = word(behind);
    return w == "of" || w == "for" || w == "and" || w == ",";
  }

  /// "the French president", "Norway's king", "the chancellor of Germany".
  [[nodiscard]] bool heads_a_state(TokenRange range, TokenRange sentence) const {
    constexpr std::array<std::string_view, 11> heads = {
        "president", "chancellor", "king", "queen", "emir", "sultan",
        "premier",   "monarch",    "pope", "PM",    "FM"};
    if (range.size() != 1 ||
        std::find(heads.begin(), heads.end(), word(range.begin)) == heads.end())
      return false;
    auto before = range.begin;
    if (before > sentence.begin && (word(before - 1) == "'s" || word(before - 1) == "\u2019s"))
      --before;
    const auto next = range.end + (word(range.end) == "of" ? 1U : 0U);
    const auto here = std::partition_point(
        hits_.begin(), hits_.end(), [&](const Hit& hit) { return hit.tokens.begin < range.begin; });
    constexpr std::ptrdiff_t near = 4;
    return std::any_of(
        here - std::min(near, here - hits_.begin()), here + std::min(near, hits_.end() - here),
        [&](const Hit& hit) {
          const bool beside = (hit.tokens.end == before && hit.tokens.begin >= sentence.begin) ||
                              (next > range.end && hit.tokens.begin == next);
          if (!beside) return false;
          const auto senses = gazetteer_.senses(hit.name);
          return std::any_of(senses.begin(), senses.end(), [](const Sense& s) {
            return s.type == EntityType::norp ? s.subtype == "nationality"
                                              : s.type == EntityType::gpe && s.subtype == "country";
          });
        });
  }

  const Layers& doc_;
  const Gazetteer& gazetteer_;
  const std::vector<Hit>& hits_;
  std::vector<TitleCandidate> found_;
};

}  // namespace

std::vector<TitleCandidate> find_titles(const Layers& document, const Gazetteer& gazetteer,
                                        const std::vector<Hit>& hits) {
  return TitleFinder(document, gazetteer, hits).find();
}

bool is_honorific(std::string_view word) {
  return std::binary_search(honorifics.begin(), honorifics.end(), word) ||
         (is_all_caps(word) &&
          std::binary_search(honorifics.begin(), honorifics.end(), with_small_letters(word)));
}

std::string_view honorific_gender(std::string_view given) {
  const auto word = with_small_letters(given);
  if (word == "Mr" || word == "Mr." || word == "Sir" || word == "Shri") return "male";
  if (word == "Ms" || word == "Ms." || word == "Mrs" || word == "Mrs." || word == "Miss" ||
      word == "Lady")
    return "female";
  return {};
}

}  // namespace demarche::detail
