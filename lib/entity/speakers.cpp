// SPDX-License-Identifier: Apache-2.0
#include "entity/speakers.hpp"

#include <algorithm>

#include "entity/person_context.hpp"
#include "quotation/speech_verbs.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

constexpr auto none = Quotation::none;

/// Stands between a name and its verb: "Quist has said", "a Quist spokesman said".
bool is_between(std::string_view w) {
  return w == "had" || w == "has" || w == "also" || w == "further" || w == "spokesman" ||
         w == "spokesperson" || w == "official";
}

/// "Hamas [senior official] Quist"
bool is_role_word(std::string_view w) {
  return is_human_noun(w) || is_group_noun(w) || w == "chief" || w == "head" || w == "senior" ||
         w == "top" || w == "deputy" || w == "former";
}

bool may_speak(EntityType type) {
  return type == EntityType::person || type == EntityType::org || type == EntityType::gpe;
}

}  // namespace

bool is_its_own_master(std::string_view subtype) {
  return subtype == "armed_group" || subtype == "party" || subtype == "intergovernmental" ||
         subtype == "company" || subtype == "media";
}

SpokenFor speaks_for(const EntityBuilder& b, Id<Entity> e) {
  const auto& entity = b.entities[e.value];
  if (entity.type == EntityType::org && is_its_own_master(entity.subtype)) return {e, {}};
  return {b.state_entity(entity.country), entity.country};
}

Speakers::Speakers(const EntityBuilder& builder) : b_(builder) {
  find_names();
  find_bodies();
  find_openers();
  find_speakers();
}

void Speakers::find_names() {
  names_.resize(b_.doc.tokens.size());
  titles_.resize(b_.doc.tokens.size());
  for (std::uint32_t m = 0; m < b_.name_count(); ++m) {
    const auto& mention = b_.mentions[m];
    if (!may_speak(mention.type) && mention.type != EntityType::title) continue;
    auto& by_token = mention.type == EntityType::title ? titles_ : names_;
    for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t) by_token[t] = Id<Mention>(m);
  }
  const auto& syntax = b_.doc.syntax;
  subjects_.assign(syntax.size(), none);
  for (std::uint32_t t = 0; t < syntax.size(); ++t)
    if (syntax[t].rel == Deprel::nsubj && syntax[t].head < syntax.size() &&
        subjects_[syntax[t].head] == none)
      subjects_[syntax[t].head] = t;
}

Id<Entity> Speakers::name_at(std::uint32_t token) const {
  const auto m = token < names_.size() ? names_[token] : Id<Mention>{};
  return m ? b_.mentions[m.value].entity : Id<Entity>{};
}

void Speakers::find_openers() {
  for (std::uint32_t t = 0; t + 1 < b_.doc.tokens.size(); ++t)
    if (b_.word(t + 1) == ":" && is_saying(b_.doc, t) && !b_.doc.quotations.at(t) &&
        !b_.doc.quotations.in_marks(t + 3))
      if (const auto who = named_beside(t)) openers_.push_back({t, who});
}

/// The name that is the verb's subject, or that stands right beside it.
Id<Entity> Speakers::named_beside(std::uint32_t verb) const {
  if (verb < subjects_.size() && subjects_[verb] != none)
    if (const auto who = name_at(subjects_[verb])) return who;
  auto before = verb;
  for (int steps = 0; steps < 3 && before > 0 && is_between(b_.word(before - 1)); ++steps) --before;
  if (before > 0)
    if (const auto who = name_at(before - 1)) return who;
  // "Kenya's president, [Ada Quist], said"
  if (before > 1 && b_.word(before - 1) == ",")
    if (const auto name = b_.name_ending_at(before - 1);
        name && b_.mentions[name.value].type == EntityType::person &&
        b_.mentions[name.value].tokens.begin > 0 &&
        b_.word(b_.mentions[name.value].tokens.begin - 1) == ",")
      return b_.mentions[name.value].entity;
  return is_object(verb + 1, verb) ? Id<Entity>{} : name_at(verb + 1);
}

/// "had called [Quist]": who is called does not speak.
bool Speakers::is_object(std::uint32_t token, std::uint32_t verb) const {
  const auto& syntax = b_.doc.syntax;
  for (auto t = token; t < syntax.size() && t < token + 4; ++t)
    if (syntax[t].head == verb)
      return syntax[t].rel == Deprel::obj || syntax[t].rel == Deprel::iobj;
  return false;
}

bool Speakers::is_he_or_she(std::uint32_t verb) const {
  const auto is_pronoun = [this](std::uint32_t t) {
    const auto w = b_.word(t);
    return w == "he" || w == "she" || w == "He" || w == "She";
  };
  if (verb < subjects_.size() && subjects_[verb] != none) return is_pronoun(subjects_[verb]);
  return is_pronoun(verb + 1) || (verb > 0 && is_pronoun(verb - 1));
}

Id<Entity> Speakers::in_label(TokenRange label) const {
  for (auto t = label.end; t-- > label.begin;)
    if (const auto who = name_at(t)) return who;
  return {};
}

/// "he added": who has spoken last, a few sentences before.
void Speakers::find_speakers() {
  constexpr std::uint32_t back = 6;  // sentences
  const auto& all = b_.doc.quotations.all;
  speakers_.resize(all.size());
  std::uint32_t sentence = 0;
  Id<Entity> last;  // person
  std::uint32_t at = 0;
  // all verbs of saying outside of quotations, in step with the quotations
  std::vector<Id<Entity>> by_verb(b_.doc.tokens.size());
  for (std::uint32_t t = 0; t < b_.doc.tokens.size(); ++t) {
    if (!is_saying(b_.doc, t) || b_.doc.quotations.in_marks(t)) continue;
    sentence = b_.sentence_of(t);
    auto who = named_beside(t);
    if (!who && last && sentence - at <= back && is_he_or_she(t)) who = last;
    if (!who) continue;
    by_verb[t] = who;
    if (b_.entities[who.value].type == EntityType::person) last = who, at = sentence;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind != Quotation::Kind::marks)
      speakers_[i] = in_label(all[i].label);
    else if (all[i].saying != none)
      speakers_[i] = by_verb[all[i].saying];
  }
}

/// "Hamas official X", "NATO chief X": whose people speak for the body and not for a country.
void Speakers::find_bodies() {
  for (std::uint32_t m = 0; m < b_.name_count(); ++m) {
    const auto& mention = b_.mentions[m];
    if (mention.type != EntityType::person || bodies_.count(mention.entity.value)) continue;
    auto begin = mention.tokens.begin;
    (void)titles_before(b_, begin);
    for (int steps = 0; steps < 3 && begin > 0 && is_role_word(b_.word(begin - 1)); ++steps)
      --begin;
    if (begin == mention.tokens.begin) continue;
    const auto before = b_.name_ending_at(begin);
    if (!before || b_.mentions[before.value].type != EntityType::org) continue;
    const auto body = b_.mentions[before.value].entity;
    const auto subtype = b_.entities[body.value].subtype;
    if (is_its_own_master(subtype) && subtype != "party" && subtype != "media")
      bodies_.emplace(mention.entity.value, body);
  }
}

SpokenFor Speakers::of(Id<Entity> speaker) const {
  if (const auto body = bodies_.find(speaker.value); body != bodies_.end())
    return {body->second, {}};
  return speaks_for(b_, speaker);
}

/// "a spokesman for the [Kenyan] army", "the foreign minister of [Kenya]"
SpokenFor Speakers::behind_of(std::uint32_t token) const {
  const auto joint = b_.word(token);
  if (joint != "of" && joint != "for") return {};
  const auto name = b_.name_beginning_at(b_.word(token + 1) == "the" ? token + 2 : token + 1);
  if (!name) return {};
  const auto& mention = b_.mentions[name.value];
  const bool speaks = mention.type == EntityType::org || mention.type == EntityType::gpe ||
                      mention.type == EntityType::norp;
  return speaks ? of(mention.entity) : SpokenFor{};
}

/// The subject of the verb is no name, but a title or another word for somebody of a country.
SpokenFor Speakers::office_speaks_for(std::uint32_t verb) const {
  if (verb >= subjects_.size()) return {};
  const auto noun = subjects_[verb] != none ? subjects_[verb] : noun_behind(verb);
  if (noun == none) return {};
  auto words = TokenRange{noun, noun + 1};
  if (const auto title = titles_[words.begin])
    words = b_.mentions[title.value].tokens;
  else if (const auto lemma = b_.doc.syntax[words.begin].lemma;
           !is_human_noun(lemma) && !is_group_noun(lemma))
    return {};
  if (const auto country = b_.country_before(words.begin); !country.empty())
    return {b_.state_entity(country), country};
  return behind_of(words.end);
}

/// "said the Norwegian [minister]", which a parse may take for the object.
std::uint32_t Speakers::noun_behind(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 8;  // words
  const auto& syntax = b_.doc.syntax;
  for (auto t = verb + 1; t < syntax.size() && t < verb + reach; ++t) {
    const auto w = b_.word(t);
    if (w == "," || w == "." || w == ":" || w == "that") break;
    if (syntax[t].head == verb && syntax[t].pos != Upos::det) return t;
  }
  return none;
}

SpokenFor Speakers::spoken_for(std::uint32_t token) const {
  if (const auto who = speaker(token)) return of(who);
  const auto& layer = b_.doc.quotations;
  for (const auto* q = layer.at(token); q; q = layer.outer_of(*q))
    if (q->saying != none)
      if (const auto office = office_speaks_for(q->saying); office.who || !office.country.empty())
        return office;
  return {};
}

Id<Entity> Speakers::speaker(std::uint32_t token) const {
  const auto& layer = b_.doc.quotations;
  for (const auto* q = layer.at(token); q; q = layer.outer_of(*q))
    if (const auto who = speakers_[static_cast<std::size_t>(q - layer.all.data())]) return who;
  if (layer.at(token)) return {};
  const auto after = std::partition_point(openers_.begin(), openers_.end(),
                                          [token](const auto& o) { return o.token <= token; });
  return after == openers_.begin() ? Id<Entity>{} : std::prev(after)->entity;
}

}  // namespace demarche::detail
