// SPDX-License-Identifier: Apache-2.0
#include "entity/speakers.hpp"

#include <algorithm>

#include "quotation/speech_verbs.hpp"

namespace demarche::detail {
namespace {

constexpr auto none = Quotation::none;

/// Stands between a name and its verb: "Quist has said", "a Quist spokesman said".
bool is_between(std::string_view w) {
  return w == "had" || w == "has" || w == "also" || w == "further" || w == "spokesman" ||
         w == "spokesperson" || w == "official";
}

bool may_speak(EntityType type) {
  return type == EntityType::person || type == EntityType::org || type == EntityType::gpe;
}

}  // namespace

Speakers::Speakers(const EntityBuilder& builder) : b_(builder) {
  find_names();
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
  return name_at(verb + 1);
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

std::string_view Speakers::country_of_office(std::uint32_t verb) const {
  if (verb >= subjects_.size() || subjects_[verb] == none) return {};
  const auto title = titles_[subjects_[verb]];
  return title ? b_.country_before(b_.mentions[title.value].tokens.begin) : std::string_view{};
}

std::string_view Speakers::country(std::uint32_t token) const {
  if (const auto who = speaker(token)) return b_.entities[who.value].country;
  const auto& layer = b_.doc.quotations;
  for (const auto* q = layer.at(token); q; q = layer.outer_of(*q))
    if (q->saying != none)
      if (const auto country = country_of_office(q->saying); !country.empty()) return country;
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
