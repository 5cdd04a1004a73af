// SPDX-License-Identifier: Apache-2.0
#include "mention/titles.hpp"

#include <algorithm>
#include <array>

#include "mention/words.hpp"

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, 20> honorifics = {
    "Dr",  "Dr.", "H.E.", "HE", "Hon", "Hon.", "Honourable", "Lady",  "Miss", "Mr",
    "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx",   "Prof",       "Prof.", "Shri", "Sir"};
static_assert(std::is_sorted(honorifics.begin(), honorifics.end()));

/// Words before an office that belong to it.
bool is_modifier(std::string_view w) {
  constexpr auto words = std::to_array<std::string_view>(
      {"Acting",    "Additional", "Assistant", "Associate", "Chief",     "Coordinating",
       "Deputy",    "Executive",  "First",     "Former",    "General",   "Interim",
       "Joint",     "Managing",   "Permanent", "Political", "Press",     "Principal",
       "Senior",    "Special",    "Under",     "Vice",      "acting",    "additional",
       "assistant", "associate",  "caretaker", "chief",     "deputy",    "executive",
       "first",     "interim",    "joint",     "managing",  "permanent", "political",
       "press",     "principal",  "senior",    "shadow",    "special",   "under",
       "vice"});
  return std::find(words.begin(), words.end(), w) != words.end() && w != "Former" && w != "General";
}

/// Portfolios that stand before "minister" or "secretary", or behind "of" or "for".
bool is_portfolio(std::string_view w) {
  constexpr auto words = std::to_array<std::string_view>({"Affairs",
                                                          "Agriculture",
                                                          "Armed",
                                                          "Army",
                                                          "Commerce",
                                                          "Communications",
                                                          "Consular",
                                                          "Culture",
                                                          "Defence",
                                                          "Defense",
                                                          "Democracy",
                                                          "Development",
                                                          "Economic",
                                                          "Economy",
                                                          "Education",
                                                          "Energy",
                                                          "Environment",
                                                          "European",
                                                          "Expatriates",
                                                          "External",
                                                          "Finance",
                                                          "Force",
                                                          "Forces",
                                                          "Foreign",
                                                          "Health",
                                                          "Homeland",
                                                          "Human",
                                                          "Immigration",
                                                          "Industry",
                                                          "Information",
                                                          "Interior",
                                                          "Internal",
                                                          "International",
                                                          "Justice",
                                                          "Labor",
                                                          "Labour",
                                                          "Law",
                                                          "Military",
                                                          "National",
                                                          "Naval",
                                                          "Oil",
                                                          "Organization",
                                                          "Petroleum",
                                                          "Planning",
                                                          "Policy",
                                                          "Political",
                                                          "Public",
                                                          "Railways",
                                                          "Religious",
                                                          "Rights",
                                                          "Security",
                                                          "Staff",
                                                          "State",
                                                          "Policy",
                                                          "policy",
                                                          "security",
                                                          "Minorities",
                                                          "Management",
                                                          "Administration",
                                                          "Reconstruction",
                                                          "Cooperation",
                                                          "Population",
                                                          "Trade",
                                                          "Transport",
                                                          "Transportation",
                                                          "Treasury",
                                                          "Water",
                                                          "agriculture",
                                                          "commerce",
                                                          "defence",
                                                          "defense",
                                                          "education",
                                                          "energy",
                                                          "finance",
                                                          "foreign",
                                                          "health",
                                                          "home",
                                                          "information",
                                                          "interior",
                                                          "justice",
                                                          "trade"});
  return std::find(words.begin(), words.end(), w) != words.end();
}

bool needs_person(std::string_view w) {  // a role that is a TITLE only next to a name
  for (const std::string_view role :
       {"official", "officials", "leader", "aide", "diplomat", "chief", "head", "director",
        "commander", "adviser", "advisor", "envoy", "negotiator", "member", "officer",
        "representative", "secretary", "minister"})
    if (w == role) return true;
  return false;
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
      if (is_modifier(before) || (is_portfolio(before) && sense.subtype != "rank")) {
        --range.begin;
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

  /// "of State", "of Foreign Affairs", "for Defence", "to the President for Homeland Security":
  /// portfolios and offices behind.
  [[nodiscard]] std::uint32_t tail(std::uint32_t end, std::uint32_t stop, TokenRange core) const {
    (void)core;
    while (end < stop) {
      const auto w = word(end);
      if (w != "of" && w != "for" && w != "and" && w != "to" && w != "&") break;
      auto t = end + 1;
      if (word(t) == "the") ++t;
      auto last = t;
      while (last < stop && is_portfolio(word(last)) && (is_capitalised(word(last)) || w == "of"))
        ++last;
      if (w == "to" && last == t && word(t) == "President") last = t + 1;
      if (last == t) break;
      if (w == "and" && !(is_capitalised(word(t)))) break;
      if (w == "of" && last < stop && is_capitalised(word(last)) && word(last) != "and" &&
          last == t + 1 && word(t) == "National")
        break;
      end = last;
    }
    return end;
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

  [[nodiscard]] bool counts(TokenRange range, TokenRange core, const Sense& sense,
                            TokenRange sentence) const {
    const auto last = word(core.end - 1);
    const bool capital = is_capitalised(word(core.begin));
    if (last == "official") return official_of_somebody(range, sentence);
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
    if (capital) return !(sense.needs_context && range.size() == 1);
    // small letters: "the defence secretary", "the foreign office spokesman"
    if (sense.subtype == "role")
      return apposed() || last == "spokesman" || last == "spokesperson" || last == "spokeswoman";
    if (range.size() >= 2) return true;
    return apposed();
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
  return std::binary_search(honorifics.begin(), honorifics.end(), word);
}

std::string_view honorific_gender(std::string_view word) {
  if (word == "Mr" || word == "Mr." || word == "Sir" || word == "Shri") return "male";
  if (word == "Ms" || word == "Ms." || word == "Mrs" || word == "Mrs." || word == "Miss" ||
      word == "Lady")
    return "female";
  return {};
}

}  // namespace demarche::detail
