// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "entity/builder.hpp"
#include "entity/context_country.hpp"

namespace demarche::detail {
namespace {

/// Countries that the document names beyond doubt, to decide between two cities of one name.
std::set<std::string_view> certain_countries(const EntityBuilder& b) {
  std::set<std::string_view> result;
  for (std::size_t m = 0; m < b.name_count(); ++m)
    for (const auto* sense : b.senses(m))
      if (sense->subtype == "country" || sense->subtype == "nationality")
        result.insert(sense->country);
  return result;
}

/// `own`: the name may mean a country too, whose being named speaks for no town of it
/// ("Singapore").
float fit(const Sense& sense, const std::set<std::string_view>& countries, bool own) {
  return sense.prior + (sense.user ? 10.0F : 0.0F) +
         (sense.subtype == "city" && !own && countries.count(sense.country) ? 0.3F : 0.0F);
}

bool names_country(const std::vector<const Sense*>& senses) {
  return std::any_of(senses.begin(), senses.end(),
                     [](const Sense* sense) { return sense->subtype == "country"; });
}

/// "Tripoli in northern Lebanon": from the town's end to the country.
bool is_within(const EntityBuilder& b, std::uint32_t end, std::uint32_t country) {
  if (b.word(end) != "in" || country > end + 3) return false;
  for (auto t = end + 1; t < country; ++t)
    if (const auto w = b.word(t); w.empty() || w[0] < 'a' || w[0] > 'z' || !w.ends_with("ern"))
      return false;
  return true;
}

/// The country that stands right behind a town: "Tripoli, Lebanon", "Birmingham, Alabama", "Tripoli
/// in northern Lebanon"; none in lists ("Paris, Germany and Norway").
std::string_view country_behind(const EntityBuilder& b, std::size_t m) {
  const auto& town = b.mentions[m];
  if (town.type != EntityType::gpe || m + 1 >= b.name_count()) return {};
  const auto& next = b.mentions[m + 1];
  const bool within = is_within(b, town.tokens.end, next.tokens.begin);
  if (next.type != EntityType::gpe ||
      (!within && (b.word(town.tokens.end) != "," || next.tokens.begin != town.tokens.end + 1)))
    return {};
  const auto after = within ? std::string_view{} : b.word(next.tokens.end);
  if (after == "and" || after == "or" || after == "&" || is_apostrophe_s(after)) return {};
  const auto is_region = [](const Sense* s) { return s->subtype == "region"; };
  const auto behind = b.senses(m + 1);
  if (after == "," && m + 2 < b.name_count() &&
      std::none_of(behind.begin(), behind.end(), is_region) &&
      ((b.mentions[m + 2].tokens.begin == next.tokens.end + 1 &&
        b.mentions[m + 2].type == EntityType::gpe) ||
       b.word(next.tokens.end + 1) == "and"))
    return {};
  const auto is_state = [](const Sense* s) {
    return s->subtype == "country" || s->subtype == "region";
  };
  const auto own = b.senses(m);
  if (std::any_of(own.begin(), own.end(), is_state)) return {};
  const auto senses = b.senses(m + 1);
  const auto holds_town = [&](const Sense* state) {
    return is_state(state) && std::any_of(own.begin(), own.end(), [&](const Sense* town) {
             return town->country == state->country;
           });
  };
  auto state = std::find_if(senses.begin(), senses.end(), holds_town);
  if (state == senses.end() && !own.empty())  // a namesake of a known town: "Athens, Georgia"
    state = std::find_if(senses.begin(), senses.end(),
                         [](const Sense* s) { return s->subtype == "region"; });
  if (state == senses.end()) state = std::find_if(senses.begin(), senses.end(), is_state);
  return state == senses.end() ? std::string_view{} : (*state)->country;
}

const Sense* best_sense(const std::vector<const Sense*>& senses,
                        const std::set<std::string_view>& countries) {
  const Sense* best = nullptr;
  float best_score = -1;
  const bool own = names_country(senses);
  for (const auto* sense : senses)
    if (const float score = fit(*sense, countries, own); score > best_score)
      best = sense, best_score = score;
  return best;
}

void keep_weighed(EntityBuilder& b, Span name, const std::vector<const Sense*>& senses,
                  const std::set<std::string_view>& countries, const Sense* chosen) {
  std::vector<EntityBuilder::Weighed> weighed;
  const bool own = names_country(senses);
  for (const auto* sense : senses) {
    std::string why(sense->subtype);
    if (sense->user) why += ", a row of the user's";
    if (sense->subtype == "city" && !own && countries.count(sense->country))
      why += ", the text speaks of that country";
    weighed.push_back({sense, fit(*sense, countries, own), why});
  }
  b.keep_weighed(name, std::move(weighed), chosen);
}

/// "the Treaty" after "the Harbour Treaty": the last name of that type that holds the word.
class ShortNames {
 public:
  explicit ShortNames(const EntityBuilder& b) : b_(b) {}

  void note(const Mention& m) {
    if (m.tokens.size() < 2 || (m.type != EntityType::law && m.type != EntityType::event)) return;
    for (auto t = m.tokens.begin; t < m.tokens.end; ++t) last_[b_.word(t)] = m.entity;
  }
  [[nodiscard]] Id<Entity> find(const Mention& m) const {
    if (m.tokens.size() != 1) return {};
    const auto found = last_.find(b_.text(m));
    return found == last_.end() || b_.entities[found->second.value].type != m.type ? Id<Entity>{}
                                                                                   : found->second;
  }

 private:
  const EntityBuilder& b_;
  std::map<std::string_view, Id<Entity>> last_;
};

}  // namespace

void resolve_places(EntityBuilder& b) {
  const auto countries = certain_countries(b);
  Id<Entity> last_title;
  std::string_view state_of;  // the country of the state that stands behind the town before
  ShortNames short_names(b);
  for (std::size_t m = 0; m < b.name_count(); ++m) {
    auto& mention = b.mentions[m];
    const auto type = mention.type;
    if (type == EntityType::person || type == EntityType::org) continue;
    if (!is_name(type)) {
      mention.entity = mention.source == "alias" && last_title ? last_title : b.create(mention);
      if (type == EntityType::title) last_title = mention.entity;
      continue;
    }
    if (mention.source == "alias" && m > 0 && b.mentions[m - 1].type == type &&
        b.mentions[m - 1].entity) {  // "United States (US)"
      mention.entity = b.mentions[m - 1].entity;
      continue;
    }
    const auto state = std::exchange(state_of, country_behind(b, m));
    const auto country = state.empty() ? state_of : state;
    auto named = b.senses(m);
    if (!country.empty())
      std::erase_if(named, [&](const auto* s) { return s->country != country && !s->user; });
    const auto* sense = best_sense(named, countries);
    if (!sense)
      if (const auto known = short_names.find(mention)) {
        mention.entity = known;
        continue;
      }
    const auto key = sense && !sense->id.empty()
                         ? std::string(sense->id)
                         : std::string(to_string(type)) + ":" + folded(b.text(mention)) +
                               (country.empty() ? "" : "," + std::string(country));
    mention.entity = b.keyed(key, mention);
    if (!sense && !country.empty()) b.entities[mention.entity.value].country = country;
    if (sense && b.entities[mention.entity.value].gazetteer.empty()) {
      if (const auto senses = b.senses(m); b.is_choice(senses))
        keep_weighed(b, mention.span, senses, countries, sense);
      b.link(mention.entity, *sense);
    }
    short_names.note(mention);
  }
  fill_place_countries(b);
}

void resolve_metonyms(EntityBuilder& b) {
  const auto& syntax = b.doc.syntax;
  if (syntax.empty()) return;
  const auto place_verb = [&](std::string_view lemma) {
    for (const std::string_view v :
         {"visit",    "leave", "reach",   "enter",     "tour",   "bomb",    "attack", "capture",
          "besiege",  "shell", "hit",     "strike",    "quit",   "include", "be",     "connect",
          "link",     "flee",  "depart",  "surround",  "take",   "retake",  "rock",   "see",
          "liberate", "seize", "destroy", "recapture", "occupy", "host",    "cross",  "share"})
      if (lemma == v) return true;
    return false;
  };
  for (std::size_t m = 0; m < b.name_count(); ++m) {
    auto& mention = b.mentions[m];
    if (mention.type != EntityType::gpe && mention.type != EntityType::fac) continue;
    const auto senses = b.senses(m);
    const auto* seat = senses.empty() ? nullptr
                                      : *std::find_if(senses.begin(), senses.end() - 1,
                                                      [](const auto* s) { return s->stands_for; });
    if (!seat || !seat->stands_for ||
        b.doc.sentences[b.sentence_of(mention.tokens.begin)].section == Section::dateline)
      continue;
    auto head = mention.tokens.begin;
    for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t)
      if (!mention.tokens.contains(syntax[t].head)) head = t;
    auto rel = syntax[head].rel;
    auto up = syntax[head].head;
    auto first = head;
    for (int steps = 0; steps < 6 && rel == Deprel::conj && up != Syntax::root;
         ++steps) {  // "Washington and Islamabad"
      first = up;
      rel = syntax[up].rel;
      up = syntax[up].head;
    }
    const auto case_word = [&](std::uint32_t noun) -> std::string_view {
      for (auto t = noun; t-- > 0 && t + 5 > noun;)
        if (syntax[t].head == noun && syntax[t].rel == Deprel::case_) return syntax[t].lemma;
      return {};
    };
    auto preposition = case_word(head);
    if (preposition.empty() && first != head) preposition = case_word(first);
    bool government = false;
    const auto next = b.word(mention.tokens.end);
    if (is_apostrophe_s(next))
      government = true;
    else if (rel == Deprel::nsubj && up != Syntax::root && syntax[up].pos == Upos::verb)
      government = !(syntax[up].lemma == "be");
    else if ((rel == Deprel::obj || rel == Deprel::iobj) && up != Syntax::root)
      government = !place_verb(syntax[up].lemma);
    else if (preposition == "between" || preposition == "with" || preposition == "by" ||
             preposition == "against")
      government = true;
    else if (preposition == "on" || preposition == "toward" || preposition == "towards")
      government = true;
    if (!government) continue;
    const auto country = b.country_entity(seat->country);
    mention.stands_for = country;
    if (!country) mention.stands_for_country = seat->country;
  }
}

}  // namespace demarche::detail
