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
      else if (best && !same_person(*best, *sense) && score > best_score - 0.001F)
        tie = true;
    }
    if (b_.is_choice(senses)) keep(id, senses, tie ? nullptr : best);
    if (!best && !context_.titles.empty()) best = by_office();
    if (best && !tie) b_.link(id, *best);
  }
  [[nodiscard]] float fit(const Sense& sense) const {
    const auto held = held_office(sense);
    // A user's row wins, yet not for somebody of whom it says that they came years after the text.
    float score = 0.5F + sense.prior * 0.3F;
    if (sense.user && held != Standing::later) score += 10.0F;
    if (!context_.country.empty() && !sense.country.empty())
      score += sense.country == context_.country ? 0.6F : -0.6F;
    else if (b_.country_entity(sense.country))
      score += 0.15F;
    if (held == Standing::stated)
      score += 0.5F;
    else if (held == Standing::likely)
      score += 0.4F;
    else if (held == Standing::later)  // the text's holder is another one, years before
      score -= context_.titles.empty() ? 0.3F : 1.2F;
    // a name that others bear too needs more than itself
    const bool in_office = !context_.titles.empty() && held >= Standing::likely;
    if (sense.needs_context && !in_office && score < 0.9F) score -= 0.5F;
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
      if (!context_.titles.empty()) say(held_text(held_office(*sense)));
      weighed.push_back({sense, fit(*sense), why});
    }
    b_.keep_weighed(mention->span, std::move(weighed), chosen);
  }

  /// How the sense stands to the offices that the text gives the person, the best of them. `later`:
  /// all that is known of it, these offices or any where the text gives none, begins years after
  /// the article.
  [[nodiscard]] Standing held_office(const Sense& sense) const {
    const std::string_view date = b_.doc.article.date;
    const auto& offices = b_.gazetteer.offices(sense);
    auto best = Standing::earlier;
    bool all_later = !date.empty() && !offices.empty(), titled = context_.titles.empty();
    for (const auto& office : offices) {
      const auto standing = date.empty() ? Standing::stated : years_apart(office, date);
      all_later = all_later && standing == Standing::later;
      if (!has_title(office)) continue;
      titled = true;
      if (standing != Standing::later) best = std::max(best, standing);
    }
    return all_later && titled ? Standing::later : best;
  }
  /// The standing; `later` only where it is years, as a text may name who will take office.
  static Standing years_apart(const Office& office, std::string_view date) {
    const auto standing = standing_on(office, date);
    if (standing != Standing::later || office.from.empty()) return standing;
    auto attested = office;
    attested.as_of = office.from;
    attested.from = attested.to = {};
    return standing_on(attested, date) == Standing::later ? Standing::later : Standing::unknown;
  }
  [[nodiscard]] bool has_title(const Office& office) const {
    const auto title = normalised_title(office.title);
    return std::any_of(context_.titles.begin(), context_.titles.end(), [&](const auto t) {
      const auto wanted = normalised_title(t);
      return title.find(wanted) != std::string::npos || wanted.find(title) != std::string::npos;
    });
  }
  static std::string_view held_text(Standing standing) {
    switch (standing) {
      case Standing::stated:
        return "held that office then";
      case Standing::likely:
        return "is attested in that office near that time";
      case Standing::later:
        return "is known only from years after";
      default:
        return "is not known to have held that office";
    }
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
    const std::vector<std::string_view> own(context_.country.empty() ? 0 : 1, context_.country);
    std::vector<const Sense*> found;
    for (const auto country : own.empty() ? b_.first_countries() : own)
      for (const auto title : context_.titles)
        for (const auto* sense : b_.holders(title, country))
          if (bears_name(*sense)) found.push_back(sense);
    // who is stated to have held it comes before who is attested near the day
    for (const auto standing : {Standing::stated, Standing::likely}) {
      const Sense* one = nullptr;
      for (const auto* sense : found) {
        if (held_office(*sense) != standing) continue;
        if (one && !same_person(*one, *sense)) return nullptr;
        if (!one) one = sense;
      }
      if (one) return one;
    }
    return nullptr;
  }
  /// Two layers may know one person by ids of their own.
  static bool same_person(const Sense& a, const Sense& b) {
    return a.id == b.id || (!a.wikidata.empty() && a.wikidata == b.wikidata);
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
