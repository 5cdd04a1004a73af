// SPDX-License-Identifier: Apache-2.0
#include "mention/title_context.hpp"

#include <algorithm>
#include <array>

#include "mention/title_words.hpp"
#include "mention/titles.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

bool is_apostrophe_s(std::string_view w) { return w == "'s" || w == "\u2019s"; }

bool is_rank(std::string_view w) {
  return w == "General" || w == "Major" || w == "Brigadier" || w == "Colonel" ||
         w == "Lieutenant" || w == "Admiral" || w == "Captain" || w == "Ambassador";
}

/// Offices by which one speaks to their holders: "Mr President"; "Mr King" is called so.
bool is_spoken_to(std::string_view w) {
  for (const std::string_view office :
       {"President", "Minister", "Secretary", "Ambassador", "Chairman", "Chancellor",
        "Commissioner", "General", "Governor", "Premier", "Speaker"})
    if (w == office) return true;
  return false;
}

/// Behind an office that is also a common word: "Quist, Chair of the League", "Quist, Chair, ..."
bool is_office_form(std::string_view w) {
  return w == "of" || w == "for" || w == "and" || w == ",";
}

}  // namespace

const Hit* TitleContext::hit_at(std::uint32_t token) const {
  const auto hit = std::partition_point(hits_.begin(), hits_.end(),
                                        [token](const Hit& h) { return h.tokens.begin < token; });
  return hit == hits_.end() || hit->tokens.begin != token ? nullptr : &*hit;
}

bool TitleContext::person_beside(TokenRange range, TokenRange sentence) const {
  auto next = range.end;
  if (word(next) == ",") return false;
  if (next < sentence.end && is_capitalised(word(next)) && !is_honorific(word(next)))
    return !is_other_name(range, next);
  if (is_honorific(word(next))) return true;
  return false;
}

/// "General Assembly", "general Norwegian rules", "King Quist International Airport": no person.
bool TitleContext::is_other_name(TokenRange range, std::uint32_t next) const {
  const auto last = word(range.end - 1);
  if (equal_folded(last, "general") && range.size() == 1)
    for (const std::string_view w :
         {"Assembly", "Staff", "Provisions", "Secretariat", "Secretary", "Council", "Election",
          "Elections", "Conference", "Headquarters", "Command", "Court", "Directorate"})
      if (word(next) == w) return true;
  if (is_capitalised(last)) return false;
  const auto* hit = hit_at(next);
  if (!hit) return false;
  const auto senses = gazetteer_.senses(hit->name);
  return std::all_of(senses.begin(), senses.end(), [](const Sense& sense) {
    return sense.type == EntityType::norp || sense.type == EntityType::org ||
           sense.type == EntityType::law;
  });
}

/// A name in apposition behind the office, or behind what it is over: "its [president], Ada
/// Quist, said", "the [mayor] of Oslo, Ada Quist,", "Kenya's [envoy] in Oslo, Ada Quist,".
bool TitleContext::named_behind(TokenRange range, TokenRange sentence) const {
  constexpr std::uint32_t reach = 8;  // words
  auto t = range.end;
  const auto joint = word(t);
  if (joint == "of" || joint == "in" || joint == "for" || joint == "to" || joint == "at")
    while (t < sentence.end && t < range.end + reach && word(t) != "," && word(t) != ".") {
      const auto w = word(t);
      if (t > range.end && !is_capitalised(w) && w != "the" && w != "of" && w != "'s" &&
          w != "\u2019s" && w != "and" && w != "for")
        return false;
      ++t;
    }
  if (word(t) != "," || t + 2 >= sentence.end) return false;
  ++t;
  while (is_honorific(word(t)) && t + 1 < sentence.end) ++t;
  return is_capitalised(word(t)) && is_capitalised(word(t + 1)) && is_word(word(t)) &&
         (gazetteer_.given_name(word(t)) > 0 || is_rank(word(t))) && !is_place_at(t);
}
bool TitleContext::is_place_at(std::uint32_t token) const {
  const auto* hit = hit_at(token);
  if (!hit) return false;
  const auto senses = gazetteer_.senses(hit->name);
  return !senses.empty() && senses.front().type != EntityType::person &&
         senses.front().type != EntityType::title;
}

/// "the U.S. official Wells", "a Trump official, Lisa Curtis"; not "official sources", "an
/// official visit".
bool TitleContext::official_of_somebody(TokenRange range, TokenRange sentence) const {
  const auto before = range.begin > sentence.begin ? word(range.begin - 1) : std::string_view{};
  if (!is_capitalised(before) && before != "'s" && before != "\u2019s") return false;
  const auto next = word(range.end);
  return is_capitalised(next) || (next == "," && is_capitalised(word(range.end + 1)) &&
                                  is_capitalised(word(range.end + 2)));
}

/// "The President thanked", "as Chair of": an office that is also a common word, by its article.
bool TitleContext::definite(TokenRange range, TokenRange sentence) const {
  if (range.begin == sentence.begin || word(range.begin).size() < 4) return false;
  const auto before = word(range.begin - 1);
  if (is_capitalised(word(range.end))) return false;
  return before == "the" || before == "The" || before == "as";
}

/// "the French president", "Norway's king", "the chancellor of Germany".
bool TitleContext::heads_a_state(TokenRange range, TokenRange sentence) const {
  constexpr std::array<std::string_view, 13> heads = {
      "president", "chancellor", "king", "queen", "emir", "sultan",    "premier",
      "monarch",   "pope",       "pm",   "fm",    "amir", "ambassador"};
  const auto office = folded(word(range.begin));
  if (range.size() != 1 || std::find(heads.begin(), heads.end(), office) == heads.end())
    return false;
  auto before = range.begin;
  if (before > sentence.begin && is_apostrophe_s(word(before - 1))) --before;
  auto next = range.end + (word(range.end) == "of" || word(range.end) == "to" ? 1U : 0U);
  if (next > range.end && word(next) == "the") ++next;
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

bool TitleContext::named_at(std::uint32_t token) const {
  const auto after = std::partition_point(
      hits_.begin(), hits_.end(), [token](const Hit& hit) { return hit.tokens.end <= token; });
  if (after == hits_.end() || after->tokens.begin > token) return false;
  const auto senses = gazetteer_.senses(after->name);
  return std::any_of(senses.begin(), senses.end(),
                     [](const Sense& s) { return s.type <= EntityType::fac; });
}

bool TitleContext::counts(TokenRange range, TokenRange core, const Sense& sense,
                          TokenRange sentence) const {
  const auto last = word(core.end - 1);
  const bool capital = is_capitalised(word(core.begin));
  if (last == "official" || last == "Official") return official_of_somebody(range, sentence);
  // "President Trump", "official Wells"; not "official Dawn" of another kind: names decide that
  // later
  if (person_beside(range, sentence)) return true;
  if (is_other_name(range, range.end)) return false;
  if (is_apostrophe_s(word(range.end)) && is_capitalised(word(range.end + 1)))
    return !capital || range.size() > 2;  // "the President's Emergency Plan"
  if (is_spoken_to(last) && range.begin > sentence.begin && is_address(word(range.begin - 1)))
    return true;
  if (named_behind(range, sentence)) return true;
  if (last.ends_with("s") && !last.ends_with("ss") && !capital)
    return false;  // "ministers", "officials"
  if (needs_person(last) && range.size() == 1) return apposed(range, sentence);
  if (capital)
    return !(sense.needs_context && range.size() == 1) || definite(range, sentence) ||
           heads_a_state(range, sentence) ||
           (is_office_form(word(range.end)) && apposed(range, sentence));
  // small letters: "the defence secretary", "the foreign office spokesman"
  if (sense.subtype == "role")
    return apposed(range, sentence) || last == "spokesman" || last == "spokesperson" ||
           last == "spokeswoman";
  if (range.size() >= 2) return true;
  return apposed(range, sentence) || heads_a_state(range, sentence);
}

/// In apposition behind a name: "Wells, the acting secretary", "Curtis, head of ..."
bool TitleContext::apposed(TokenRange range, TokenRange sentence) const {
  auto t = range.begin;
  for (int steps = 0; steps < 10 && t > sentence.begin; ++steps, --t) {
    const auto w = word(t - 1);
    if (w == ",") return t - 1 > sentence.begin && is_capitalised(word(t - 2));
    if (!is_capitalised(w) && w != "the" && w != "a" && w != "'s" && w != "\u2019s" && w != "of" &&
        w != "and" && w != "for" && w != "-")
      return false;
  }
  return false;
}

}  // namespace demarche::detail
