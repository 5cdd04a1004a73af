// SPDX-License-Identifier: Apache-2.0
#include "entity/context_country.hpp"

#include <algorithm>
#include <set>

#include "entity/around_name.hpp"
#include "entity/country_tally.hpp"
#include "entity/name_countries.hpp"
#include "entity/person_context.hpp"

namespace demarche::detail {
namespace {

class ContextCountries {
 public:
  explicit ContextCountries(EntityBuilder& b)
      : b_(b),
        around_(b),
        sentences_(b.doc.sentences.size()),
        actors_(b.doc.sentences.size()),
        in_label_(b.doc.tokens.size()) {
    find_paragraphs();
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      const auto country = around_.stated(mention);
      if (country.empty()) continue;
      const auto s = b_.sentence_of(mention.tokens.begin);
      sentences_[s].add(country);
      if (!is_where(mention)) actors_[s].add(country);
      paragraphs_[paragraph_of_[s]].add(country);
      whole_.add(country);
    }
    for (const auto& turn : b_.doc.quotations.all)
      for (auto t = turn.label.begin; t < turn.label.end; ++t) has_labels_ = in_label_[t] = true;
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (const auto& mention = b_.mentions[m]; mention.entity && is_label(mention))
        if (const auto country = b_.entities[mention.entity.value].country; !country.empty())
          labels_.add(country);
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (const auto& mention = b_.mentions[m]; mention.type == EntityType::org && mention.entity)
        if (const auto& body = b_.entities[mention.entity.value]; !body.gazetteer.empty())
          if (!body.country.empty()) bodies_.add(body.country);
    b_.doc.work->add(Work::comparisons, b_.name_count());
  }

  void places() {
    for_each(EntityType::gpe, [this](const Mention& m) {
      auto country = country_in_place(b_, m);
      if (country.empty()) country = around_.behind(m.tokens.end);
      if (country.empty()) country = around_.before_place(m.tokens.begin);
      return country;
    });
    fill_rest(EntityType::gpe, [this](const Mention& m) {
      const auto country =
          first_of(sentence(m).only(), paragraph(m).leader(2.0 / 3), nearest_place(m));
      return !country.empty() ? country : whole_.leader(0.5);
    });
  }

  void others() {
    for_each(EntityType::org, [this](const Mention& m) {
      auto country = around_.whose(m.tokens.begin);
      if (country.empty()) country = around_.located(m.tokens.end);
      if (country.empty()) country = around_.apposition(m.tokens.end);
      if (country.empty()) country = country_in_body(b_, m);
      return country;
    });
    for_each(EntityType::person, [this](const Mention& m) {
      auto country = around_.apposition(m.tokens.end);
      if (country.empty()) country = around_.whose(m.tokens.begin);
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

  /// The country of the last place before one, or else of the next, in its sentence: "Varr, Sund
  /// and Tronvik" are in one country.
  [[nodiscard]] std::string_view nearest_place(const Mention& place) const {
    constexpr std::size_t looked_at = 40;  // names on either side
    const auto s = b_.sentence_of(place.tokens.begin);
    const auto self = static_cast<std::size_t>(&place - b_.mentions.data());
    const auto country = [&](std::size_t m) {
      const auto& other = b_.mentions[m];
      return other.type == EntityType::gpe ? around_.stated(other) : std::string_view{};
    };
    b_.doc.work->add(Work::looked_back, 1);
    for (auto m = self; m-- > 0 && m + looked_at >= self;) {
      if (b_.sentence_of(b_.mentions[m].tokens.begin) != s) break;
      if (const auto found = country(m); !found.empty()) return found;
    }
    for (auto m = self + 1; m < std::min(b_.name_count(), self + looked_at); ++m) {
      if (b_.sentence_of(b_.mentions[m].tokens.begin) != s) break;
      if (const auto found = country(m); !found.empty()) return found;
    }
    return {};
  }

  /// The last country or people before a name in its paragraph, other than where something is.
  [[nodiscard]] std::string_view last_actor(const Mention& name) const {
    constexpr int looked_at = 40;
    const auto own = paragraph_of_[b_.sentence_of(name.tokens.begin)];
    auto m = static_cast<std::size_t>(&name - b_.mentions.data());
    for (int steps = 0; m-- > 0 && steps < looked_at; ++steps) {
      const auto& other = b_.mentions[m];
      if (paragraph_of_[b_.sentence_of(other.tokens.begin)] != own) break;
      const auto country = around_.stated(other);
      if (!country.empty() && !is_where(other)) return country;
    }
    return {};
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

  /// A person whom nothing describes: of the one country of the sentence, the paragraph, the text.
  [[nodiscard]] std::string_view around_person(const Mention& m) const {
    auto begin = m.tokens.begin;
    const bool titled = !titles_before(b_, begin).empty();
    // who speaks in a transcript is of those who hold it, and not of what they speak about
    if (is_label(m) || is_spoken_to(m))
      return first_of(b_.home, labels_.leader(0.6), bodies_.leader(0.6));
    const auto s = b_.sentence_of(m.tokens.begin);
    if (const auto one = actors_[s].only(); titled && !one.empty()) return one;
    // a state's statement names its own people by their titles, and others by their names alone
    if (!b_.home.empty() && !titled && !has_title_behind(m))
      for (const auto* tally : {&sentences_[s], &paragraph(m)})
        if (const auto other = tally->only_beside(b_.home); !other.empty()) return other;
    if (!b_.home.empty()) return b_.home;
    const auto country =
        first_of(paragraph(m).leader(2.0 / 3), whole_.leader(0.6), sentence(m).only());
    return country.empty() && titled ? last_actor(m) : country;
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

  /// "Thanks, Ada.": a given name in a transcript is one of those who hold it.
  [[nodiscard]] bool is_spoken_to(const Mention& m) const {
    if (!has_labels_ || m.type != EntityType::person || m.tokens.size() != 1) return false;
    const auto name = b_.text(m);
    return b_.gazetteer.given_name(name) > b_.gazetteer.surname(name);
  }

  EntityBuilder& b_;
  AroundName around_;
  std::vector<Tally> sentences_, paragraphs_;
  std::vector<Tally>
      actors_;  ///< by sentence, without the countries where something is: "in Kenya"
  std::vector<bool> in_label_;  ///< words of turns' labels
  bool has_labels_ = false;
  Tally labels_;  ///< of those who speak in a transcript
  Tally bodies_;  ///< of bodies that the gazetteer has
  std::vector<std::size_t> paragraph_of_;
  Tally whole_;
};

}  // namespace

void fill_place_countries(EntityBuilder& builder) { ContextCountries(builder).places(); }

void fill_context_countries(EntityBuilder& builder) { ContextCountries(builder).others(); }

}  // namespace demarche::detail
