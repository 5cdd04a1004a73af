// SPDX-License-Identifier: Apache-2.0
#include "entity/person_links.hpp"

#include <algorithm>

#include "entity/name_similarity.hpp"
#include "gazetteer/offices.hpp"

namespace demarche::detail {
namespace {

constexpr float enough = 0.35F;  // below it the evidence against is stronger than that for

class PersonLinker {
 public:
  PersonLinker(EntityBuilder& b, const std::vector<std::string>& words,
               const PersonContext& context)
      : b_(b), words_(words), context_(context) {}

  void link(Id<Entity> id) {
    if (b_.doc.link_persons) look_up(id);
    auto& entity = b_.entities[id.value];
    if (entity.country.empty()) entity.country = context_.country;
  }

 private:
  void look_up(Id<Entity> id) {
    auto senses = context_.senses;
    if (senses.empty()) senses = other_spellings();
    const Sense* best = nullptr;
    float best_score = enough;
    bool tie = false;
    for (const auto* sense : senses) {
      const float score = fit(*sense);
      if (score > best_score + 0.001F)
        best = sense, best_score = score, tie = false;
      else if (best && sense->id != best->id && score > best_score - 0.001F)
        tie = true;
    }
    if (b_.is_choice(senses)) keep(id, senses, tie ? nullptr : best);
    if (!best && !context_.titles.empty()) best = by_office();
    if (best && !tie) b_.link(id, *best);
  }
  [[nodiscard]] float fit(const Sense& sense) const {
    float score = 0.5F + sense.prior * 0.3F + (sense.user ? 10.0F : 0.0F);
    if (!context_.country.empty() && !sense.country.empty())
      score += sense.country == context_.country ? 0.6F : -0.6F;
    else if (b_.country_entity(sense.country))
      score += 0.15F;
    const bool held = !context_.titles.empty() && held_office(sense);
    if (held) score += 0.5F;
    // a surname that others bear too needs more than itself
    if (words_.size() == 1 && sense.needs_context && !held && score < 0.9F) score -= 0.5F;
    return score;
  }

  void keep(Id<Entity> id, const std::vector<const Sense*>& senses, const Sense* chosen) {
    const auto mention = std::find_if(b_.mentions.begin(), b_.mentions.end(),
                                      [id](const auto& m) { return m.entity == id; });
    if (mention == b_.mentions.end()) return;
    std::vector<EntityBuilder::Weighed> weighed;
    for (const auto* sense : senses) {
      std::string why;
      const auto say = [&why](std::string_view words) {
        if (!why.empty()) why += ", ";
        why += words;
      };
      if (sense->user) say("a row of the user's");
      if (!context_.country.empty() && !sense->country.empty())
        say(sense->country == context_.country ? "of the country that the text names"
                                               : "of another country than the text names");
      else if (b_.country_entity(sense->country))
        say("the text speaks of that country");
      if (!context_.titles.empty())
        say(held_office(*sense) ? "held that office then"
                                : "is not known to have held that office");
      weighed.push_back({sense, fit(*sense), why});
    }
    b_.keep_weighed(mention->span, std::move(weighed), chosen);
  }

  [[nodiscard]] bool held_office(const Sense& sense) const {
    const auto date = b_.doc.article.date;
    for (const auto& office : b_.gazetteer.offices(sense)) {
      const auto title = normalised_title(office.title);
      for (const auto t : context_.titles) {
        const auto wanted = normalised_title(t);
        if (title.find(wanted) == std::string::npos && wanted.find(title) == std::string::npos)
          continue;
        if (date.empty()) return true;
        const auto n = std::min(office.from.size(), date.size());
        const auto k = std::min(office.to.size(), date.size());
        if (office.from.substr(0, n) <= date.substr(0, n) &&
            (office.to.empty() || date.substr(0, k) <= office.to.substr(0, k)))
          return true;
      }
    }
    return false;
  }

  /// "Joseph R. Quist, Jr." is also "Joseph Quist"; "Kishi Nobuo" also "Nobuo Kishi".
  [[nodiscard]] std::vector<const Sense*> other_spellings() const {
    std::vector<const Sense*> result;
    if (words_.size() < 2) return result;
    std::string all;
    for (const auto& w : words_) all += (all.empty() ? "" : " ") + w;
    for (const auto& name :
         {all, words_.front() + " " + words_.back(), words_.back() + " " + words_.front()}) {
      for (const auto& sense : b_.gazetteer.find(name))
        if (sense.type == EntityType::person) result.push_back(&sense);
      if (!result.empty()) break;
    }
    return result;
  }

  /// "U.S. President Quist": who of that surname held that office then?
  [[nodiscard]] const Sense* by_office() const {
    if (b_.doc.article.date.empty()) return nullptr;
    std::vector<std::string_view> countries;
    if (!context_.country.empty())
      countries.push_back(context_.country);
    else
      for (const auto& e : b_.entities)
        if (e.subtype == "country" &&
            std::find(countries.begin(), countries.end(), e.country) == countries.end() &&
            countries.size() < 12)
          countries.push_back(e.country);
    const Sense* found = nullptr;
    for (const auto country : countries)
      for (const auto title : context_.titles)
        for (const auto* sense : b_.gazetteer.holders(title, country, b_.doc.article.date)) {
          if (!bears_name(*sense)) continue;
          if (found && found->id != sense->id) return nullptr;
          found = sense;
        }
    return found;
  }
  [[nodiscard]] bool bears_name(const Sense& sense) const {
    std::vector<std::string> theirs;
    for (std::size_t at = 0; at < sense.canonical.size();) {
      const auto end = std::min(sense.canonical.find(' ', at), sense.canonical.size());
      theirs.push_back(plain_name(sense.canonical.substr(at, end - at)));
      at = end + 1;
    }
    if (words_.size() > 1) return same_full_name(words_, theirs);
    return std::find(theirs.begin(), theirs.end(), words_.back()) != theirs.end() ||
           similar_names(theirs.back(), words_.back());
  }

  EntityBuilder& b_;
  const std::vector<std::string>& words_;
  const PersonContext& context_;
};

}  // namespace

void link_person(EntityBuilder& builder, Id<Entity> entity, const std::vector<std::string>& words,
                 const PersonContext& context) {
  PersonLinker(builder, words, context).link(entity);
}

}  // namespace demarche::detail
