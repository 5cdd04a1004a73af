// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "entity/builder.hpp"
#include "mention/words.hpp"

namespace demarche::detail {
namespace {

class Organisations {
 public:
  explicit Organisations(EntityBuilder& b) : b_(b) {}

  void run() {
    find_dateline_country();
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (b_.mentions[m].type == EntityType::org) one(m);
    spell_out_acronyms();
    // A caption's "Foreign Ministry" is the one that the text tells the country of.
    for (const auto& [m, id] : nobodys_) {
      const auto& of_kind = of_kind_[id];
      if (of_kind.size() == 1) b_.mentions[m].entity = *of_kind.begin();
    }
  }

 private:
  /// "ISLAMABAD:" makes an unnamed "Foreign Office" Pakistan's.
  void find_dateline_country() {
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      if (mention.type != EntityType::gpe) continue;
      if (b_.doc.sentences[b_.sentence_of(mention.tokens.begin)].section == Section::dateline &&
          dateline_.empty())
        dateline_ = b_.entities[mention.entity.value].country;
      const auto& c = b_.entities[mention.entity.value].country;
      if (!c.empty()) ++counts_[c];
    }
  }

  void one(std::size_t m) {
    auto& mention = b_.mentions[m];
    if (mention.source == "alias" && m > 0 && b_.mentions[m - 1].type == EntityType::org &&
        b_.mentions[m - 1].entity) {
      mention.entity = b_.mentions[m - 1].entity;
      aliases_[std::string(b_.text(mention))] = mention.entity;
      return;
    }
    if (const auto alias = aliases_.find(std::string(b_.text(mention))); alias != aliases_.end()) {
      mention.entity = alias->second;
      return;
    }
    if (mention.source == "mission") return mission(mention);
    if (mention.source == "dateline.agency") {  // "OSLO (NTB)"
      mention.entity = b_.keyed("ORG:" + folded(b_.text(mention)), mention);
      auto& entity = b_.entities[mention.entity.value];
      entity.subtype = "media";
      entity.country = dateline_;
      return;
    }
    const auto* sense = choose(m);
    if (sense && sense->generic) return generic(mention, *sense);
    if (sense) {
      mention.entity = b_.keyed(
          sense->id.empty() ? "ORG:" + folded(b_.text(mention)) : std::string(sense->id), mention);
      if (b_.entities[mention.entity.value].gazetteer.empty()) {
        keep_weighed(m, sense);
        b_.link(mention.entity, *sense);
      }
      return;
    }
    unknown(mention);
  }

  /// "the Kenyan Congress", "the Congress of Kenya".
  [[nodiscard]] std::string_view whose(std::size_t m) const {
    const auto& tokens = b_.mentions[m].tokens;
    const auto before = b_.country_before(tokens.begin);
    return before.empty() && b_.word(tokens.end) == "of" ? country_behind(tokens.end) : before;
  }

  /// Of bodies with one name: the one whose country stands before it, or is much in the text.
  const Sense* choose(std::size_t m) const {
    const Sense* best = nullptr;
    float best_score = -1;
    const auto before = whose(m);
    for (const auto* sense : b_.senses(m))
      if (const float score = fit(*sense, before); score > best_score)
        best = sense, best_score = score;
    return best && is_another_states(*best, before) ? nullptr : best;
  }
  /// "Kenya's Harbour Guard" is not the Harbour Guard of Norway, the only one that is known.
  static bool is_another_states(const Sense& sense, std::string_view before) {
    if (before.empty() || sense.country.empty() || sense.country == before || sense.user)
      return false;
    for (const std::string_view of_state :
         {"government", "legislature", "court", "military", "intelligence"})
      if (sense.subtype == of_state) return true;
    return false;
  }
  float fit(const Sense& sense, std::string_view before) const {
    float score = sense.prior + (sense.user ? 10.0F : 0.0F);
    if (!sense.country.empty()) {
      if (sense.country == before)
        score += 1;
      else if (!before.empty())
        score -= 0.5F;
      else if (counts_.count(sense.country) > 0)
        score += 0.2F;
    }
    if (sense.generic && !before.empty() && before != "USA") score += 0.4F;
    return score;
  }
  void keep_weighed(std::size_t m, const Sense* chosen) {
    const auto senses = b_.senses(m);
    if (!b_.is_choice(senses)) return;
    const auto before = whose(m);
    std::vector<EntityBuilder::Weighed> weighed;
    for (const auto* sense : senses) {
      std::string why(sense->subtype);
      if (sense->user) why += ", a row of the user's";
      if (!sense->country.empty() && !before.empty())
        why += sense->country == before ? ", its country stands before it"
                                        : ", another country stands before it";
      else if (counts_.count(sense->country) > 0)
        why += ", the text speaks of that country";
      weighed.push_back({sense, fit(*sense, before), why});
    }
    b_.keep_weighed(b_.mentions[m].span, std::move(weighed), chosen);
  }

  void generic(Mention& mention, const Sense& sense) {
    auto country = b_.country_before(mention.tokens.begin);
    if (country.empty()) country = country_behind(mention.tokens.end);
    if (country.empty()) country = fronted_place(mention);
    const std::string id(sense.id);
    if (country.empty()) {
      if (const auto last = last_of_kind_.find(id); last != last_of_kind_.end()) {
        mention.entity = last->second;
        return;
      }
      country = dateline_;
    }
    mention.entity = b_.keyed(id + ":" + std::string(country), mention);
    auto& entity = b_.entities[mention.entity.value];
    entity.subtype = sense.subtype;
    entity.country = country;
    last_of_kind_[id] = mention.entity;
    if (country.empty())
      nobodys_.emplace_back(static_cast<std::size_t>(&mention - b_.mentions.data()), id);
    else
      of_kind_[id].insert(mention.entity);
  }

  /// "In Oslo, foreign ministry spokeswoman Quist ...": where the sentence says first that it is.
  [[nodiscard]] std::string_view fronted_place(const Mention& mention) const {
    const auto begin = b_.doc.sentences[b_.sentence_of(mention.tokens.begin)].tokens.begin;
    if (b_.word(begin) != "In") return {};
    const auto place = b_.name_beginning_at(begin + 1);
    if (!place || b_.mentions[place.value].type != EntityType::gpe) return {};
    const auto end = b_.mentions[place.value].tokens.end;
    const bool next = b_.word(end) == "," && mention.tokens.begin <= end + 3;
    return next ? b_.entities[b_.mentions[place.value].entity.value].country : std::string_view{};
  }

  /// "the U.S. embassy in Oslo": a country's, and where it is.
  void mission(Mention& mention) {
    const auto country = b_.country_before(mention.tokens.begin);
    auto t = mention.tokens.end;
    const auto joint = b_.word(t);
    if (joint == "in" || joint == "to") ++t;
    if (b_.word(t) == "the") ++t;
    std::string key = "mission:" + folded(b_.text(mention)) + ":" + std::string(country);
    if (const auto host = b_.name_beginning_at(t))
      key += ":" + std::string(b_.text(b_.mentions[host.value]));
    mention.entity = b_.keyed(key, mention);
    auto& entity = b_.entities[mention.entity.value];
    entity.subtype = "mission";
    entity.country = country;
  }

  /// "Ministry of Foreign Affairs of Iraq", "Foreign Ministry in Islamabad".
  [[nodiscard]] std::string_view country_behind(std::uint32_t token) const {
    if (b_.word(token) != "of" && b_.word(token) != "in") return {};
    ++token;
    if (b_.word(token) == "the") ++token;
    const auto next = b_.name_beginning_at(token);
    if (!next || b_.mentions[next.value].type != EntityType::gpe) return {};
    return b_.entities[b_.mentions[next.value].entity.value].country;
  }

  void unknown(Mention& mention) {
    const auto text = b_.text(mention);
    if (const auto known = short_name(mention)) {
      mention.entity = known;
      return;
    }
    mention.entity = b_.keyed("ORG:" + folded(text), mention);
    auto& entity = b_.entities[mention.entity.value];
    if (entity.country.empty()) {
      entity.country = b_.country_before(mention.tokens.begin);
      if (entity.country.empty()) entity.country = country_behind(mention.tokens.end);
      if (entity.country.empty()) entity.country = country_inside(mention);
    }
    if (mention.tokens.size() == 1 && is_acronym(text)) {
      acronyms_.push_back(static_cast<std::size_t>(&mention - b_.mentions.data()));
      return;
    }
    // Its initials may stand for it later: "National Democratic Alliance" ... "NDA".
    if (const auto initials = initials_of(mention); initials.size() >= 3)
      aliases_.emplace(initials, mention.entity);
  }

  [[nodiscard]] std::string initials_of(const Mention& mention) const {
    std::string initials;
    for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t)
      if (is_capitalised(b_.word(t))) initials += b_.word(t)[0];
    return initials;
  }

  /// "the Council" after "the Harbour Council": the last body whose name ends in the noun.
  [[nodiscard]] Id<Entity> short_name(const Mention& mention) const {
    if (mention.tokens.size() != 1) return {};
    const auto word = b_.text(mention);
    if (type_by_head(word) != EntityType::org) return {};
    auto m = static_cast<std::size_t>(&mention - b_.mentions.data());
    for (int steps = 0; m-- > 0 && steps < 60; ++steps) {
      const auto& before = b_.mentions[m];
      if (before.type != EntityType::org || before.tokens.size() < 2 || !before.entity) continue;
      for (auto t = before.tokens.begin; t < before.tokens.end; ++t)
        if (b_.word(t) == word) return before.entity;
    }
    return {};
  }

  /// Acronyms that no bracket explains: each means the one body of the text whose capitals it has,
  /// before or behind it ("FO" for the Foreign Office).
  void spell_out_acronyms() {
    if (acronyms_.empty()) return;
    std::map<std::string, std::set<Id<Entity>, ById>> by_initials;
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (const auto& body = b_.mentions[m];
          body.type == EntityType::org && body.tokens.size() > 1 && body.entity)
        by_initials[initials_of(body)].insert(body.entity);
    for (const auto m : acronyms_)
      if (const auto found = by_initials.find(std::string(b_.text(b_.mentions[m])));
          found != by_initials.end() && found->second.size() == 1)
        b_.mentions[m].entity = *found->second.begin();
  }

  /// "Bank of Kenya", "Kenyan Red Cross": a country named inside.
  std::string_view country_inside(const Mention& mention) const {
    for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t)
      for (const auto& sense : b_.gazetteer.find(b_.word(t)))
        if (sense.subtype == "country" || sense.subtype == "nationality") return sense.country;
    return {};
  }

  struct ById {
    bool operator()(Id<Entity> a, Id<Entity> b) const { return a.value < b.value; }
  };
  EntityBuilder& b_;
  std::string_view dateline_;
  std::map<std::string_view, int> counts_;
  std::map<std::string, Id<Entity>> aliases_, last_of_kind_;
  std::map<std::string, std::set<Id<Entity>, ById>> of_kind_;
  std::vector<std::pair<std::size_t, std::string>> nobodys_;  // generic names without a country
  std::vector<std::size_t> acronyms_;                         // unexplained ones
};

}  // namespace

void resolve_organisations(EntityBuilder& builder) { Organisations(builder).run(); }

}  // namespace demarche::detail
