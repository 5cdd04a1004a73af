// SPDX-License-Identifier: Apache-2.0
/// "Afghan officials", "the delegation", "reporters".
#include <algorithm>
#include <array>
#include <map>

#include "entity/nominals.hpp"
#include "entity/phrases.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words, not lemmas: one "leader" is no group, "leaders" are.
bool is_group_form(std::string_view w) {
  constexpr std::array<std::string_view, 38> nouns = {
      "government",  "governments", "officials", "authorities",  "administration",
      "leadership",  "leaders",     "side",      "forces",       "troops",
      "military",    "agents",      "diplomats", "soldiers",     "regime",
      "people",      "army",        "lawmakers", "counterparts", "representatives",
      "negotiators", "citizens",    "nationals", "police",       "rebels",
      "fighters",    "warplanes",   "aircraft",  "jets",         "navy",
      "state",       "team",        "companies", "refugees",     "ministers",
      "official",    "envoys",      "agencies"};
  return among(nouns, w);
}

class Groups {
 public:
  explicit Groups(EntityBuilder& b) : b_(b) {}

  void run() {
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto type = b_.mentions[m].type;
      if (type == EntityType::norp || type == EntityType::gpe) group(m);
      if (type == EntityType::org) people_of(b_.mentions[m]);
    }
    delegations();
    unnamed();
  }

 private:
  /// "the US official": the last person of that country named before; its country if none.
  [[nodiscard]] Id<Entity> last_of_country(std::size_t m, std::string_view country) const {
    for (int steps = 0; m-- > 0 && steps < 40; ++steps) {
      const auto& mention = b_.mentions[m];
      if (mention.type == EntityType::person &&
          b_.entities[mention.entity.value].country == country)
        return mention.entity;
    }
    return {};
  }

  /// "senior Pakistani officials", "the Indian government": the nationality's or the country's.
  void group(std::size_t m) {
    const auto mention = b_.mentions[m];  // a copy: add_mention may move the vector
    const auto& e = b_.entities[mention.entity.value];
    if (mention.type == EntityType::gpe && e.subtype != "country") return;
    if (takes_sides(b_.word(mention.tokens.begin))) return;
    auto t = mention.tokens.end;
    const bool of = people_of(mention);
    if (of) return;
    if (b_.word(t) == "and") {  // "Pakistani and American officials"
      if (const auto other = b_.name_beginning_at(t + 1);
          other && (b_.mentions[other.value].type == EntityType::norp ||
                    b_.mentions[other.value].type == EntityType::gpe))
        t = b_.mentions[other.value].tokens.end;
    }
    for (int steps = 0; steps < 3; ++steps, ++t) {
      const auto w = b_.word(t);
      if (is_group_form(w)) break;
      if (w.empty() || w[0] < 'a' || w[0] > 'z' || b_.name_beginning_at(t)) return;
      if (w == "and" || w == "to" || w == "in" || w == "of" || w == "for" || w == "with" ||
          w == "by" || w == "on" || w == "has" || w == "had" || w == "is" || w == "was" ||
          w == "said")
        return;
    }
    if (!is_group_form(b_.word(t))) return;
    if (is_group_form(b_.word(t + 1))) ++t;
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
    auto entity = mention.entity;
    const auto noun = b_.word(t);
    if (noun == "official" || noun == "diplomat" || noun == "envoy")
      if (const auto person = last_of_country(m, e.country)) entity = person;
    b_.add_mention(b_.doc.span(range), range, entity, MentionKind::nominal, "nominal.group", 0.8F);
  }

  /// "the government of Kenya", "foreign ministers of the Gulf states".
  bool people_of(const Mention& named) {
    const auto mention = named;  // a copy: add_mention may move the vector
    auto t = mention.tokens.begin;
    if (mention.type == EntityType::norp || t < 2) return false;
    if (b_.word(t - 1) == "the") --t;
    if (t < 2 || b_.word(t - 1) != "of") return false;
    const auto noun = folded(b_.word(t - 2));
    const bool whole = noun == "government" || noun == "people" || noun == "authorities";
    if (mention.type == EntityType::org || !(whole || noun == "armed")) {
      if (whole || !is_group_form(noun) || !noun.ends_with("s") || b_.doc.syntax.empty())
        return false;
    }
    if (first_of_several(mention)) return false;
    auto begin = t - 2;
    if (!b_.doc.syntax.empty())
      begin = phrase_begin(b_.doc, begin, b_.doc.sentences[b_.sentence_of(begin)].tokens.begin,
                           [this](std::uint32_t k) { return bool{b_.name_beginning_at(k)}; });
    else if (begin > 0 && (b_.word(begin - 1) == "the" || b_.word(begin - 1) == "The"))
      --begin;
    const TokenRange range{begin, mention.tokens.end};
    b_.add_mention(b_.doc.span(range), range, mention.entity, MentionKind::nominal, "nominal.group",
                   0.8F);
    return true;
  }

  /// "the foreign ministers of [Kenya] and Norway": they are not Kenya's alone.
  [[nodiscard]] bool first_of_several(const Mention& mention) const {
    const auto& syntax = b_.doc.syntax;
    if (syntax.empty()) return false;
    const auto end = b_.doc.sentences[b_.sentence_of(mention.tokens.begin)].tokens.end;
    for (auto t = mention.tokens.end; t < end; ++t)
      if (syntax[t].rel == Deprel::conj && mention.tokens.contains(syntax[t].head) &&
          b_.name_ending_at(t + 1))
        return true;
    return false;
  }

  /// "the delegation" where the text has said whose: "a Kenyan delegation", or it is a statement's
  /// own.
  void delegations() {
    Id<Entity> whose;
    for (std::uint32_t t = 0; t < b_.doc.tokens.size(); ++t) {
      const auto w = b_.word(t);
      if (w != "delegation" && w != "Delegation") continue;
      std::string_view country;
      if (b_.word(t + 1) == "of") {
        auto next = t + 2;
        if (const auto name = b_.name_beginning_at(next))
          country = b_.entities[b_.mentions[name.value].entity.value].country;
      }
      auto begin = t;
      for (int steps = 0; steps < 4 && begin > 0; ++steps) {
        const auto before = b_.word(begin - 1);
        if (const auto name = b_.name_ending_at(begin)) {
          if (country.empty()) country = b_.entities[b_.mentions[name.value].entity.value].country;
          begin = b_.mentions[name.value].tokens.begin;
          continue;
        }
        if (before == "a" || before == "the" || before == "The" || before == "A" ||
            before == "visiting" || before == "Presidential" || before == "high-level" ||
            before == "interagency")
          --begin;
        else
          break;
      }
      if (!country.empty()) whose = b_.country_entity(country);
      if (!whose) {
        const auto issuer = b_.home;
        if (!issuer.empty()) whose = b_.country_entity(issuer);
      }
      if (!whose) continue;
      const TokenRange range{begin, t + 1};
      b_.add_mention(b_.doc.span(range), range, whose, MentionKind::nominal, "nominal.delegation",
                     0.7F);
    }
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
        if (people && b_.word(t + 1) == "from")  // "officials from [Kenya]" are Kenya's
          if (const auto home = b_.name_beginning_at(t + 2);
              home && b_.mentions[home.value].type == EntityType::gpe)
            continue;
        Mention phrase;
        phrase.type = people ? EntityType::person : EntityType::org;
        phrase.span = b_.doc.span({begin, t + 1});
        // "senior officials" are not the "officials" of another sentence
        const auto first = b_.word(begin);
        const bool article = first == "a" || first == "an" || first == "the";
        const auto key = b_.doc.span({article ? begin + 1 : begin, t + 1});
        auto& entity = unnamed_[folded(b_.doc.view(key))];
        if (!entity) entity = b_.create(phrase);
        b_.add_mention(phrase.span, {begin, t + 1}, entity, MentionKind::nominal, "nominal.unnamed",
                       0.6F);
      }
  }

  EntityBuilder& b_;
  std::map<std::string, Id<Entity>> unnamed_;
};

}  // namespace

void add_groups(EntityBuilder& builder) { Groups(builder).run(); }

}  // namespace demarche::detail
