// SPDX-License-Identifier: Apache-2.0
#include "entity/context_country.hpp"

#include <algorithm>
#include <set>

#include "entity/country_tally.hpp"
#include "entity/name_countries.hpp"
#include "entity/person_context.hpp"

namespace demarche::detail {
namespace {

class ContextCountries {
 public:
  explicit ContextCountries(EntityBuilder& b)
      : b_(b),
        sentences_(b.doc.sentences.size()),
        actors_(b.doc.sentences.size()),
        in_label_(b.doc.tokens.size()) {
    find_paragraphs();
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      const auto country = stated(mention);
      if (country.empty()) continue;
      const auto s = b_.sentence_of(mention.tokens.begin);
      sentences_[s].add(country);
      if (!is_where(mention)) actors_[s].add(country);
      paragraphs_[paragraph_of_[s]].add(country);
      whole_.add(country);
    }
    for (const auto& turn : b_.doc.quotations.all)
      for (auto t = turn.label.begin; t < turn.label.end; ++t) in_label_[t] = true;
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (const auto& mention = b_.mentions[m]; mention.entity && is_label(mention))
        if (const auto country = b_.entities[mention.entity.value].country; !country.empty())
          labels_.add(country);
    b_.doc.work->add(Work::comparisons, b_.name_count());
  }

  void places() {
    for_each(EntityType::gpe, [this](const Mention& m) {
      auto country = country_in_place(b_, m);
      if (country.empty()) country = behind(m.tokens.end);
      if (country.empty()) country = before_place(m.tokens.begin);
      return country;
    });
    fill_rest(EntityType::gpe, [this](const Mention& m) {
      return first_of(sentence(m).only(), paragraph(m).leader(2.0 / 3), whole_.leader(2.0 / 3));
    });
  }

  void others() {
    for_each(EntityType::org, [this](const Mention& m) {
      auto country = whose(m.tokens.begin);
      if (country.empty()) country = located(m.tokens.end);
      if (country.empty()) country = country_in_body(b_, m);
      return country;
    });
    for_each(EntityType::person, [this](const Mention& m) {
      auto country = apposition(m.tokens.end);
      if (country.empty()) country = whose(m.tokens.begin);
      return country;
    });
    fill_rest(EntityType::org, [this](const Mention& m) {
      return first_of(sentence(m).only(), paragraph(m).leader(2.0 / 3),
                      b_.home.empty() ? whole_.leader(2.0 / 3) : b_.home);
    });
    fill_rest(EntityType::person, [this](const Mention& m) { return around_person(m); });
  }

 private:
  static std::string_view first_of(std::string_view a, std::string_view b, std::string_view c) {
    return !a.empty() ? a : !b.empty() ? b : c;
  }

  /// What a name says by itself: places, nationalities, a state's bodies.
  [[nodiscard]] std::string_view stated(const Mention& m) const {
    if (!m.entity || (m.type != EntityType::gpe && m.type != EntityType::norp)) return {};
    return b_.entities[m.entity.value].country;
  }
  [[nodiscard]] std::string_view country_of(Id<Mention> m) const {
    const auto& mention = b_.mentions[m.value];
    if (!mention.entity || mention.type == EntityType::person) return {};
    return b_.entities[mention.entity.value].country;
  }

  /// "In Kenya, Secretary Quist": where he is, and not whose he is.
  [[nodiscard]] bool is_where(const Mention& m) const {
    auto begin = m.tokens.begin;
    for (int steps = 0; steps < 8 && begin > 1; ++steps) {  // "to Kenya, Peru and Norway"
      const auto joint = b_.word(begin - 1);
      const auto before =
          joint == "and" || joint == "," ? b_.name_ending_at(begin - 1) : Id<Mention>{};
      if (!before) break;
      begin = b_.mentions[before.value].tokens.begin;
    }
    const auto w = begin > 0 ? b_.word(begin - 1) : std::string_view{};
    return w == "in" || w == "In" || w == "to";
  }

  void find_paragraphs() {
    paragraph_of_.resize(sentences_.size());
    std::uint32_t end = 0;
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const auto& tokens = b_.doc.sentences[s].tokens;
      if (tokens.size() == 0) {
        paragraph_of_[s] = paragraphs_.empty() ? 0 : paragraphs_.size() - 1;
        if (paragraphs_.empty()) paragraphs_.emplace_back();
        continue;
      }
      const auto begin = b_.doc.tokens[tokens.begin].span.begin;
      const auto gap = std::string_view(b_.doc.text).substr(end, begin - std::min(end, begin));
      if (paragraphs_.empty() || std::count(gap.begin(), gap.end(), '\n') > 1)
        paragraphs_.emplace_back();
      paragraph_of_[s] = paragraphs_.size() - 1;
      end = b_.doc.tokens[tokens.end - 1].span.end;
    }
  }
  [[nodiscard]] const Tally& sentence(const Mention& m) const {
    return sentences_[b_.sentence_of(m.tokens.begin)];
  }
  [[nodiscard]] const Tally& paragraph(const Mention& m) const {
    return paragraphs_[paragraph_of_[b_.sentence_of(m.tokens.begin)]];
  }

  /// Names of things of the type whose country nobody knows; international bodies have none.
  template <class Find>
  void for_each(EntityType type, const Find& find) {
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      if (mention.type != type || !is_open(mention)) continue;
      const auto country = find(mention);
      if (!country.empty()) b_.entities[mention.entity.value].country = country;
    }
  }
  /// The same by each thing's first name, once all have been looked at.
  template <class Find>
  void fill_rest(EntityType type, const Find& find) {
    std::set<std::uint32_t> seen;
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      if (mention.type != type || !is_open(mention)) continue;
      if (!seen.insert(mention.entity.value).second) continue;
      b_.entities[mention.entity.value].country = find(mention);
    }
  }
  [[nodiscard]] bool is_open(const Mention& m) const {
    if (!m.entity) return false;
    const auto& entity = b_.entities[m.entity.value];
    if (!entity.country.empty() || !entity.gazetteer.empty()) return false;
    return m.type != EntityType::org || !is_international(entity.name);
  }
  static bool is_international(std::string_view name) {
    for (const std::string_view word :
         {"International", "World", "United Nations", "U.N.", "UN ", "European", "Global", "Arab ",
          "African", "Asian", "Eurasian", "Union", "Alliance", "Intergovernmental", "Nations"})
      if (name.find(word) != name.npos) return true;
    return false;
  }

  /// "Varr, Norway", "Varr, Sund, Norway", "Varr (Norway)", "Varr in northern Kenya".
  [[nodiscard]] std::string_view behind(std::uint32_t token) const {
    for (int steps = 0; steps < 3; ++steps) {
      if (b_.word(token) != "," && b_.word(token) != "(") break;
      const auto next = b_.name_beginning_at(token + 1);
      if (!next || b_.mentions[next.value].type != EntityType::gpe) break;
      if (const auto country = country_of(next); !country.empty()) return country;
      token = b_.mentions[next.value].tokens.end;
    }
    return located(token);
  }
  /// "in Kenya", "in the north of Kenya", "in northern Kenya", "of Kenya".
  [[nodiscard]] std::string_view located(std::uint32_t token) const {
    const auto joint = b_.word(token);
    if (joint != "in" && joint != "of" && joint != "near" && joint != "at") return {};
    for (std::uint32_t t = token + 1; t < token + 6; ++t) {
      if (const auto next = b_.name_beginning_at(t))
        return b_.mentions[next.value].type == EntityType::gpe ? country_of(next)
                                                               : std::string_view{};
      const auto w = b_.word(t);
      if (w.empty() || w[0] < 'a' || w[0] > 'z' || is_apostrophe_s(w)) return {};
    }
    return {};
  }
  /// "the Kenyan border town of Varr", "Norway's port Varr": over small words that name a place.
  [[nodiscard]] std::string_view before_place(std::uint32_t token) const {
    for (int steps = 0; steps < 6 && token > 0; ++steps, --token) {
      if (const auto before = b_.name_ending_at(token)) return stated(b_.mentions[before.value]);
      const auto w = b_.word(token - 1);
      const bool small = !w.empty() && w[0] >= 'a' && w[0] <= 'z';
      if (!small && !is_apostrophe_s(w)) return {};
      if (!may_stand_between(token - 1, true)) return {};
    }
    return {};
  }
  /// A noun, an adjective or "'s"; "of" where it joins a place's kind and its name.
  [[nodiscard]] bool may_stand_between(std::uint32_t token, bool of) const {
    const auto w = b_.word(token);
    if (is_apostrophe_s(w) || (of && w == "of")) return true;
    if (b_.doc.syntax.empty()) return is_title_modifier(w);
    const auto pos = b_.doc.syntax[token].pos;
    return pos == Upos::noun || pos == Upos::adj || pos == Upos::propn || pos == Upos::num;
  }

  /// "Russia's biggest bank, Varbank", "the Kenyan trader Varr", "Harbour Party youth leader
  /// Quist", "Norway's envoy in Nairobi, Quist": whose the nouns before a name are.
  [[nodiscard]] std::string_view whose(std::uint32_t token) const {
    if (token > 0 && b_.word(token - 1) == ",") --token;
    bool noun = false;
    for (int steps = 0; steps < 8 && token > 0; ++steps) {
      if (const auto before = b_.name_ending_at(token)) {
        const auto& m = b_.mentions[before.value];
        const auto begin = m.tokens.begin;
        if (m.type == EntityType::title) {
          noun = true;
          token = begin;
          continue;
        }
        const auto joint = begin > 0 ? b_.word(begin - 1) : std::string_view{};
        if (m.type == EntityType::gpe && (joint == "in" || joint == "to")) {  // where he is posted
          token = begin - 1;
          continue;
        }
        return noun && m.type != EntityType::person ? country_of(before) : std::string_view{};
      }
      if (!may_stand_between(token - 1, noun)) return {};
      noun = noun || !is_apostrophe_s(b_.word(token - 1));
      --token;
    }
    return {};
  }

  /// "Quist, a senior executive in the Varr Group", "Quist, the Kenyan envoy": the first name of a
  /// country, or of what is in one, before the next comma.
  [[nodiscard]] std::string_view apposition(std::uint32_t token) const {
    if (b_.word(token) != ",") return {};
    const auto first = b_.word(token + 1);
    const auto name = b_.name_beginning_at(token + 1);
    const bool described = first == "a" || first == "an" || first == "the" || first == "who" ||
                           (name && b_.mentions[name.value].type == EntityType::title) ||
                           (name && b_.mentions[name.value].type == EntityType::norp) ||
                           (name && is_apostrophe_s(b_.word(b_.mentions[name.value].tokens.end)));
    if (!described) return {};
    for (auto t = token + 1; t < token + 14; ++t) {
      const auto w = b_.word(t);
      if (w.empty() || w == "," || w == "." || w == ";") return {};
      if (const auto found = b_.name_beginning_at(t)) {
        if (const auto country = country_of(found); !country.empty()) return country;
        t = b_.mentions[found.value].tokens.end - 1;
      }
    }
    return {};
  }

  /// A person whom nothing describes: of the one country of the sentence, the paragraph, the text.
  [[nodiscard]] std::string_view around_person(const Mention& m) const {
    auto begin = m.tokens.begin;
    const bool titled = !titles_before(b_, begin).empty();
    // who speaks in a transcript is of those who hold it, and not of what they speak about
    if (is_label(m)) return !b_.home.empty() ? b_.home : labels_.leader(0.6);
    const auto s = b_.sentence_of(m.tokens.begin);
    if (const auto one = actors_[s].only(); titled && !one.empty()) return one;
    // a state's statement names its own people by their titles, and others by their names alone
    if (!b_.home.empty() && !titled && !has_title_behind(m))
      for (const auto* tally : {&sentences_[s], &paragraph(m)})
        if (const auto other = tally->only_beside(b_.home); !other.empty()) return other;
    if (!b_.home.empty()) return b_.home;
    return first_of(paragraph(m).leader(2.0 / 3), whole_.leader(0.6), sentence(m).only());
  }

  /// "Quist, Deputy Secretary of State"
  [[nodiscard]] bool has_title_behind(const Mention& m) const {
    if (b_.word(m.tokens.end) != ",") return false;
    const auto next = b_.name_beginning_at(m.tokens.end + 1);
    return next && b_.mentions[next.value].type == EntityType::title;
  }

  /// "MS. QUIST:" in a transcript.
  [[nodiscard]] bool is_label(const Mention& m) const {
    return m.type == EntityType::person && in_label_[m.tokens.begin];
  }

  EntityBuilder& b_;
  std::vector<Tally> sentences_, paragraphs_;
  std::vector<Tally>
      actors_;  ///< by sentence, without the countries where something is: "in Kenya"
  std::vector<bool> in_label_;  ///< words of turns' labels
  Tally labels_;                ///< of those who speak in a transcript
  std::vector<std::size_t> paragraph_of_;
  Tally whole_;
};

}  // namespace

void fill_place_countries(EntityBuilder& builder) { ContextCountries(builder).places(); }

void fill_context_countries(EntityBuilder& builder) { ContextCountries(builder).others(); }

}  // namespace demarche::detail
