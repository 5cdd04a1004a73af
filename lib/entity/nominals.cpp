// SPDX-License-Identifier: Apache-2.0
/// Noun phrases that mean somebody named elsewhere: "the two sides", "the defence secretary",
/// "Afghan officials".
#include <algorithm>
#include <array>
#include <map>

#include "entity/builder.hpp"
#include "gazetteer/offices.hpp"
#include "mention/words.hpp"

namespace demarche::detail {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_group_noun(std::string_view w) {
  constexpr std::array<std::string_view, 38> nouns = {
      "government",  "governments", "officials", "authorities",  "administration",
      "leadership",  "leaders",     "side",      "forces",       "troops",
      "military",    "delegation",  "diplomats", "soldiers",     "regime",
      "people",      "army",        "lawmakers", "counterparts", "representatives",
      "negotiators", "citizens",    "nationals", "police",       "rebels",
      "fighters",    "warplanes",   "aircraft",  "jets",         "navy",
      "state",       "team",        "companies", "refugees",     "ministers",
      "official",    "envoys",      "agencies"};
  return among(nouns, w);
}

class Nominals {
 public:
  explicit Nominals(EntityBuilder& b) : b_(b) {}

  void run() {
    rank_countries();
    for (std::size_t m = 0; m < b_.name_count(); ++m) note_title(m);
    for (const auto& sentence : b_.doc.sentences) {
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
        pair_at(t, sentence.tokens);
    }
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto type = b_.mentions[m].type;
      if (type == EntityType::title) title_alone(m);
      if (type == EntityType::norp || type == EntityType::gpe) group(m);
    }
    unnamed();
  }

 private:
  /// Countries by how often the document means them, capitals and demonyms included.
  void rank_countries() {
    std::map<std::string_view, int> count;
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      const auto& e = b_.entities[mention.entity.value];
      if (e.country.empty()) continue;
      const bool country = e.subtype == "country" ||
                           (mention.type == EntityType::norp && e.subtype == "nationality") ||
                           mention.stands_for || !mention.stands_for_country.empty();
      if (country)
        ++count[e.country];
      else if (mention.type == EntityType::person)
        ++count[e.country];
    }
    std::vector<std::pair<int, std::string_view>> order;
    for (const auto& [country, n] : count) order.emplace_back(-n, country);
    std::sort(order.begin(), order.end());
    for (const auto& [n, country] : order) {
      if (pair_.size() == 2) break;
      auto entity = b_.country_entity(country);
      for (std::size_t e = 0; !entity && e < b_.entities.size(); ++e)
        if (b_.entities[e].type == EntityType::norp && b_.entities[e].country == country &&
            b_.entities[e].subtype == "nationality")
          entity = Id<Entity>(e);
      if (entity) pair_.push_back(entity);
    }
  }

  /// "the two sides", "both countries", "the two leaders".
  void pair_at(std::uint32_t t, TokenRange sentence) {
    const auto w = folded(b_.word(t));
    std::uint32_t noun = 0;
    if (w == "both")
      noun = b_.word(t + 1) == "the" ? t + 2 : t + 1;
    else if (w == "the" && (b_.word(t + 1) == "two" || b_.word(t + 1) == "sides"))
      noun = b_.word(t + 1) == "sides" ? t + 1 : t + 2;
    else if (w == "two" && (t == sentence.begin || folded(b_.word(t - 1)) != "the"))
      noun = t + 1;
    else
      return;
    if (noun >= sentence.end) return;
    if (b_.word(noun) == "neighbouring" || b_.word(noun) == "neighboring") ++noun;
    const auto n = b_.word(noun);
    constexpr std::array<std::string_view, 8> states = {"sides",       "countries",  "nations",
                                                        "governments", "neighbours", "neighbors",
                                                        "allies",      "states"};
    constexpr std::array<std::string_view, 8> people = {"leaders",   "presidents", "ministers",
                                                        "officials", "men",        "diplomats",
                                                        "premiers",  "envoys"};
    std::vector<Id<Entity>> members;
    if (among(states, n))
      members = pair_;
    else if (among(people, n) && w != "two")
      members = last_persons(t);
    if (members.size() < 2) return;
    for (const auto entity : members)
      b_.add_mention(b_.doc.span({t, noun + 1}), {t, noun + 1}, entity, MentionKind::nominal,
                     "nominal.pair", 0.8F);
  }

  /// The last two persons named before the token.
  [[nodiscard]] std::vector<Id<Entity>> last_persons(std::uint32_t token) const {
    std::vector<Id<Entity>> found;
    auto m = std::partition_point(
        b_.mentions.begin(), b_.mentions.begin() + static_cast<std::ptrdiff_t>(b_.name_count()),
        [token](const auto& x) { return x.tokens.begin < token; });
    for (int steps = 0; m != b_.mentions.begin() && steps < 60 && found.size() < 2; ++steps) {
      --m;
      if (m->type == EntityType::person &&
          std::find(found.begin(), found.end(), m->entity) == found.end())
        found.push_back(m->entity);
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

  struct Held {
    std::string title;
    Id<Entity> person;
    std::string_view country;
    std::uint32_t token;
  };

  /// Titles that stand beside a name: who may be meant by the title alone.
  void note_title(std::size_t m) {
    const auto& title = b_.mentions[m];
    if (title.type != EntityType::title) return;
    auto t = title.tokens.end;
    for (int steps = 0; steps < 10; ++steps) {
      const auto next = b_.name_beginning_at(t);
      if (next && b_.mentions[next.value].type == EntityType::person)
        return hold(title, b_.mentions[next.value].entity);
      const auto w = b_.word(t);
      if ((w == "and" || w == ",") &&
          is_title(t + 1)) {  // "Prime Minister and Minister of Defence X"
        t = b_.mentions[b_.name_beginning_at(t + 1).value].tokens.end;
        continue;
      }
      if (next && b_.mentions[next.value].type != EntityType::person &&
          (steps == 0 ? b_.mentions[next.value].type == EntityType::title : true))
        t = b_.mentions[next.value].tokens.end;
      else if (w == "Dr." || w == "Mr." || w == "Ms." || w == "Mr" || w == "Ms" || w == "Dr" ||
               (steps > 0 && (w == "of" || w == "and" || w == "the")) ||
               (steps == 0 && (w == "for" || w == "of" || w == "(")))
        ++t;
      else
        break;
    }
    if (title.tokens.begin >= 2) {  // in apposition behind the name
      auto b = title.tokens.begin;
      for (int steps = 0; steps < 6 && b > 0; ++steps) {
        if (b_.word(b - 1) == ",") {
          const auto person = b_.name_ending_at(b - 1);
          if (person && b_.mentions[person.value].type == EntityType::person)
            hold(title, b_.mentions[person.value].entity);
          return;
        }
        const auto before = b_.name_ending_at(b);
        b = before ? b_.mentions[before.value].tokens.begin : b - 1;
      }
    }
  }
  [[nodiscard]] bool is_title(std::uint32_t token) const {
    const auto name = b_.name_beginning_at(token);
    return name && b_.mentions[name.value].type == EntityType::title;
  }
  void hold(const Mention& title, Id<Entity> person) {
    holders_.push_back({normalised_title(b_.text(title)), person, b_.entities[person.value].country,
                        title.tokens.begin});
    with_name_.push_back(title.tokens.begin);
  }

  /// "The defence secretary also met ...": the last person of that title.
  void title_alone(std::size_t m) {
    const auto& title = b_.mentions[m];
    if (std::find(with_name_.begin(), with_name_.end(), title.tokens.begin) != with_name_.end())
      return;
    const auto wanted = normalised_title(b_.text(title));
    const auto country = b_.country_before(title.tokens.begin);
    const auto last_word = [](const std::string& s) {
      return s.substr(s.rfind(' ') == std::string::npos ? 0 : s.rfind(' ') + 1);
    };
    const Held* best = nullptr;
    for (const auto& held : holders_) {
      const bool same = held.title == wanted || held.title.ends_with(" " + wanted) ||
                        wanted.ends_with(" " + held.title) ||
                        (last_word(held.title) == last_word(wanted) &&
                         (wanted.find("spokes") != std::string::npos));
      const bool official = (wanted == "official" || wanted == "premier") && !country.empty();
      if (!same && !official) continue;
      if (!country.empty() && !held.country.empty() && held.country != country) continue;
      const bool before = held.token < title.tokens.begin;
      if (!best || before) best = &held;
      if (!before) break;
    }
    auto begin = title.tokens.begin;
    for (int steps = 0; steps < 5 && begin > 0; ++steps) {  // the phrase begins at its article
      const auto w = b_.word(begin - 1);
      if (w == "the" || w == "The" || w == "a" || w == "an" || w == "his" || w == "her" ||
          w == "their") {
        --begin;
        break;
      }
      if (const auto name = b_.name_ending_at(begin);
          name && (b_.mentions[name.value].type == EntityType::gpe ||
                   b_.mentions[name.value].type == EntityType::norp ||
                   b_.mentions[name.value].type == EntityType::org))
        begin = b_.mentions[name.value].tokens.begin;
      else if (is_apostrophe_s(w))
        --begin;
      else
        break;
    }
    const TokenRange range{begin, title.tokens.end};
    if (best) {
      b_.add_mention(b_.doc.span(range), range, best->person, MentionKind::nominal, "nominal.title",
                     0.8F);
    } else if (!country.empty() ||
               begin < title.tokens.begin) {  // somebody specific whom the text does not name
      auto& entity =
          unnamed_[folded(b_.doc.view(b_.doc.span({title.tokens.begin, title.tokens.end}))) +
                   std::string(country)];
      if (!entity) {
        Mention phrase;
        phrase.type = EntityType::person;
        phrase.span = b_.doc.span(range);
        entity = b_.create(phrase);
        b_.entities[entity.value].country = country;
      }
      b_.add_mention(b_.doc.span(range), range, entity, MentionKind::nominal, "nominal.unnamed",
                     0.6F);
    }
  }

  /// "senior Pakistani officials", "the Indian government": the nationality's or the country's.
  void group(std::size_t m) {
    const auto mention = b_.mentions[m];  // a copy: add_mention may move the vector
    const auto& e = b_.entities[mention.entity.value];
    if (mention.type == EntityType::gpe && e.subtype != "country") return;
    auto t = mention.tokens.end;
    if (b_.word(t) == "and") {  // "Pakistani and American officials"
      if (const auto other = b_.name_beginning_at(t + 1);
          other && b_.mentions[other.value].type == mention.type)
        t = b_.mentions[other.value].tokens.end;
    }
    for (int steps = 0; steps < 3; ++steps, ++t) {
      const auto w = b_.word(t);
      if (is_group_noun(w)) break;
      if (w.empty() || w[0] < 'a' || w[0] > 'z' || b_.name_beginning_at(t)) return;
      if (w == "and" || w == "to" || w == "in" || w == "of" || w == "for" || w == "with" ||
          w == "by" || w == "on" || w == "has" || w == "had" || w == "is" || w == "was" ||
          w == "said")
        return;
    }
    if (!is_group_noun(b_.word(t))) return;
    if (is_group_noun(b_.word(t + 1))) ++t;
    auto begin = mention.tokens.begin;
    while (begin > 0 && begin + 3 > mention.tokens.begin) {
      const auto w = b_.word(begin - 1);
      if (w == "senior" || w == "top" || w == "visiting" || w == "some" || w == "several" ||
          w == "local")
        --begin;
      else
        break;
    }
    if (begin > 0 && (b_.word(begin - 1) == "the" || b_.word(begin - 1) == "The")) --begin;
    const TokenRange range{begin, t + 1};
    b_.add_mention(b_.doc.span(range), range, mention.entity, MentionKind::nominal, "nominal.group",
                   0.8F);
  }

  /// "reporters", "a court", "a congressional panel": specific, unnamed, each an entity of its own.
  void unnamed() {
    for (const auto& sentence : b_.doc.sentences)
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        const auto w = b_.word(t);
        const bool people =
            w == "reporters" || w == "journalists" || w == "lawmakers" || w == "officials";
        const bool body = w == "court" || w == "panel" || w == "commission" || w == "committee" ||
                          w == "tribunal" || w == "jury";
        if (!people && !body) continue;
        auto begin = t;
        while (begin > sentence.tokens.begin && begin + 4 > t) {
          const auto before = b_.word(begin - 1);
          if (before.empty() || before[0] < 'a' || before[0] > 'z' || before == "of" ||
              before == "to" || before == "in" || before == "told" || before == "with" ||
              before == "by" || before == "and" || before == "that")
            break;
          --begin;
          if (before == "a" || before == "the" || before == "an") break;
        }
        if (begin > sentence.tokens.begin && b_.name_ending_at(begin)) continue;
        if (body && begin == t) continue;
        Mention phrase;
        phrase.type = people ? EntityType::person : EntityType::org;
        phrase.span = b_.doc.span({begin, t + 1});
        auto& entity = unnamed_[folded(w)];
        if (!entity) entity = b_.create(phrase);
        b_.add_mention(phrase.span, {begin, t + 1}, entity, MentionKind::nominal, "nominal.unnamed",
                       0.6F);
      }
  }

  EntityBuilder& b_;
  std::vector<Id<Entity>> pair_;
  std::vector<Held> holders_;
  std::vector<std::uint32_t> with_name_;
  std::map<std::string, Id<Entity>> unnamed_;
};

}  // namespace

void add_nominals(EntityBuilder& builder) { Nominals(builder).run(); }

}  // namespace demarche::detail
