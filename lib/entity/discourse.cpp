// SPDX-License-Identifier: Apache-2.0
#include "entity/discourse.hpp"

#include <algorithm>

#include "mention/titles.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

bool has(const EntityList& list, Id<Entity> e) {
  return std::find(list.begin(), list.end(), e) != list.end();
}

bool takes_part(EntityType type) {
  return type == EntityType::person || type == EntityType::norp || type == EntityType::org ||
         type == EntityType::gpe;
}

}  // namespace

Discourse::Discourse(const EntityBuilder& builder, const PhraseLayer& phrases)
    : issuers(find_issuers(builder)), b_(builder), phrases_(phrases), speakers_(builder) {
  const auto& doc = b_.doc;
  std::uint32_t block = 0;
  for (const auto& sentence : doc.sentences) {
    const auto at = doc.tokens[sentence.tokens.begin].span.begin;
    while (block + 1 < doc.blocks.size() && doc.blocks[block].span.end <= at) ++block;
    blocks_.push_back(block);
  }
  subject_.assign(doc.tokens.size(), never);
  for (std::uint32_t t = 0; t < doc.tokens.size(); ++t)
    if (const auto& s = doc.syntax[t]; s.rel == Deprel::nsubj && s.head != Syntax::root)
      if (subject_[s.head] == never) subject_[s.head] = t;
  standing_.resize(b_.entities.size());
  count_names();
  count_countries();
  for (const auto& d : phrases_.descriptors) called_[d.lemma].push_back(&d);
  if (!b_.home.empty()) home = b_.state_entity(b_.home);
}

void Discourse::count_names() {
  for (std::size_t m = 0; m < b_.name_count(); ++m) {
    const auto& mention = b_.mentions[m];
    auto& s = standing_[mention.entity.value];
    ++s.total;
    s.named = true;
    if (mention.tokens.begin > 0 && s.before.empty()) s.before = b_.word(mention.tokens.begin - 1);
    if (mention.type != EntityType::person) continue;
    if (!first_person) first_person = mention.entity;
    if (s.gender.empty() && mention.tokens.begin > 0)
      s.gender = honorific_gender(b_.word(mention.tokens.begin - 1));
    if (s.gender.empty())
      for (const auto* sense : b_.senses(m))
        if (!sense->gender.empty()) s.gender = sense->gender;
    if (s.gender.empty() && mention.tokens.size() > 1)
      s.gender = b_.gazetteer.gender(b_.word(mention.tokens.begin));
  }
  for (const auto type : {EntityType::person, EntityType::org, EntityType::gpe, EntityType::norp}) {
    Id<Entity> best;
    for (std::size_t e = 0; e < b_.entities.size(); ++e)
      if (b_.entities[e].type == type && standing_[e].total > 0 &&
          (type != EntityType::gpe || b_.entities[e].subtype == "country") &&
          (!best || standing_[e].total > standing_[best.value].total))
        best = Id<Entity>(e);
    if (best) leading.push_back(best);
  }
}

void Discourse::count_countries() {
  constexpr std::size_t most = 3;
  std::map<std::string_view, std::uint32_t> count;
  for (std::size_t e = 0; e < b_.entities.size(); ++e)
    if (const auto& entity = b_.entities[e];
        standing_[e].total > 0 && !entity.country.empty() &&
        (entity.type == EntityType::person || entity.type == EntityType::org))
      ++count[entity.country];
  std::vector<std::pair<std::uint32_t, Id<Entity>>> order;
  for (const auto& [country, n] : count)
    if (const auto e = b_.country_entity(country)) order.push_back({n, e});
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& c) { return a.first > c.first; });
  for (std::size_t i = 0; i < order.size() && i < most; ++i) {
    countries.push_back(order[i].second);
    standing_[order[i].second.value].citizens = order[i].first;
  }
}

Standing& Discourse::standing(Id<Entity> e) {
  if (e.value >= standing_.size()) standing_.resize(e.value + 1);
  return standing_[e.value];
}

void Discourse::touch(Id<Entity> entity, std::uint32_t token, MentionKind kind) {
  auto& s = standing(entity);
  if (s.first == never) s.first = token;
  s.last = token;
  ++s.seen;
  s.role = b_.doc.syntax[token].rel;
  s.kind = kind;
  s.quoted = speakers_.in_quote(token);
  log_.push_back(entity);
  auto& here = at_[token];
  if (!has(here, entity)) here.push_back(entity);
}

void Discourse::name(std::size_t m) {
  const auto& mention = b_.mentions[m];
  if (!takes_part(mention.type)) return;
  const auto head = phrases_.name_heads[m];
  if (const auto s = b_.sentence_of(mention.tokens.begin); s != reading_) together(s);
  touch(mention.entity, head, MentionKind::name);
  speaks(mention);
  list(mention.entity, head);
  auto& kind = mention.type == EntityType::person ? persons_ : countries_;
  const auto& entity = b_.entities[mention.entity.value];
  if (mention.type == EntityType::person || mention.type == EntityType::norp ||
      entity.subtype == "country")
    if (!has(kind, mention.entity)) kind.push_back(mention.entity);
}

/// "ADA QUIST: ...", "President of Kenya Daniel Otieno (retranslated): ...", at a line's beginning.
void Discourse::speaks(const Mention& mention) {
  if (mention.type == EntityType::person && !b_.entities[mention.entity.value].country.empty())
    compatriots_[b_.entities[mention.entity.value].country] = mention.entity;
  if (mention.type != EntityType::person && mention.type != EntityType::org) return;
  const auto sentence = b_.doc.sentences[b_.sentence_of(mention.tokens.begin)].tokens;
  auto t = mention.tokens.end;
  if (b_.word(t) == "(" && b_.word(t + 2) == ")") t += 3;
  if (b_.word(t) != ":" || mention.tokens.begin - sentence.begin > 12 || mention.entity == label)
    return;
  label_before = label;
  label = mention.entity;
}

/// "[Kenya], [Norway] and [Peru]"
void Discourse::list(Id<Entity> entity, std::uint32_t token) {
  const auto& s = b_.doc.syntax[token];
  if (s.rel != Deprel::conj || s.head == Syntax::root) return;
  if (!parties_.empty() && parties_.back().origin == Party::Origin::listed)
    if (const auto last = parties_.back().token;
        last == s.head ||
        (b_.doc.syntax[last].rel == Deprel::conj && b_.doc.syntax[last].head == s.head)) {
      parties_.back().token = token;
      if (!has(parties_.back().members, entity)) parties_.back().members.push_back(entity);
      return;
    }
  const auto first = at_.find(s.head);
  if (first == at_.end() || has(first->second, entity)) return;
  auto members = first->second;
  members.push_back(entity);
  parties_.push_back({std::move(members), token, Party::Origin::listed});
}

/// A sentence has ended: the persons, and the countries, that it named together.
void Discourse::together(std::uint32_t next_sentence) {
  constexpr std::size_t most = 4;
  const auto end = b_.doc.sentences[reading_].tokens.end - 1;
  if (countries_.size() > 1 && countries_.size() <= most)
    parties_.push_back({countries_, end, Party::Origin::countries});
  if (persons_.size() > 1 && persons_.size() <= most)
    parties_.push_back({persons_, end, Party::Origin::persons});
  persons_.clear();
  countries_.clear();
  reading_ = next_sentence;
}

void Discourse::read_to(std::uint32_t token) {
  while (next_name_ < b_.name_count() && b_.mentions[next_name_].tokens.begin < token)
    name(next_name_++);
  if (const auto s = b_.sentence_of(token); s != reading_) together(s);
}

void Discourse::meant(const Phrase& phrase, const EntityList& entities) {
  if (entities.empty()) return;
  const bool noun = phrase.kind == PhraseKind::nominal || phrase.kind == PhraseKind::number;
  for (const auto e : entities) {
    touch(e, phrase.head, noun ? MentionKind::nominal : MentionKind::pronoun);
    if (noun) standing_[e.value].noun = phrase.lemma;
  }
  if (entities.size() > 1) {
    parties_.push_back({entities, phrase.head, Party::Origin::meant});
  } else {
    list(entities.front(), phrase.head);
    if (noun) last_phrase_[phrase.lemma] = entities.front();
  }
  if (!noun) last_of_[phrase.kind] = entities;
}

EntityList Discourse::recent(std::size_t named, std::size_t others) const {
  constexpr std::size_t looked_at = 60;
  EntityList result;
  std::size_t steps = 0;
  for (auto e = log_.rbegin(); e != log_.rend() && steps < looked_at && named > 0; ++e, ++steps) {
    if (has(result, *e)) continue;
    const auto& s = of(*e);
    if (!s.named && (others == 0 || !(is_human_noun(s.noun) || is_group_noun(s.noun) ||
                                      s.kind == MentionKind::pronoun)))
      continue;
    --(s.named ? named : others);
    result.push_back(*e);
  }
  b_.doc.work->add(Work::looked_back, steps);
  return result;
}

EntityList Discourse::last_two(EntityType type) const {
  constexpr std::size_t looked_at = 60;
  EntityList result;
  std::size_t steps = 0;
  for (auto e = log_.rbegin(); e != log_.rend() && steps < looked_at && result.size() < 2;
       ++e, ++steps) {
    const auto& entity = b_.entities[e->value];
    if (entity.type == type && of(*e).named && !has(result, *e) &&
        (type != EntityType::gpe || entity.subtype == "country"))
      result.push_back(*e);
  }
  b_.doc.work->add(Work::looked_back, steps);
  return result;
}

Id<Entity> Discourse::compatriot(std::string_view country) const {
  const auto found = compatriots_.find(country);
  return found == compatriots_.end() ? Id<Entity>{} : found->second;
}

std::vector<const Party*> Discourse::parties() const {
  constexpr std::size_t most = 4;
  std::vector<const Party*> result;
  for (auto p = parties_.rbegin(); p != parties_.rend() && result.size() < most; ++p)
    result.push_back(&*p);
  if (parties_.size() > most) result.push_back(&parties_.front());
  return result;
}

const EntityList* Discourse::last_of(PhraseKind kind) const {
  const auto found = last_of_.find(kind);
  return found == last_of_.end() ? nullptr : &found->second;
}

std::vector<const Descriptor*> Discourse::called(std::string_view lemma,
                                                 std::uint32_t token) const {
  constexpr std::size_t most = 3, looked_at = 12;
  std::vector<const Descriptor*> result;
  const auto found = called_.find(lemma);
  if (found == called_.end()) return result;
  std::size_t steps = 0;
  const auto& all = found->second;
  auto d = std::partition_point(all.begin(), all.end(),
                                [token](const auto* x) { return x->token < token; });
  if (d == all.begin() && d != all.end()) return {*d};
  for (; d != all.begin() && result.size() < most && steps < looked_at; ++steps) {
    --d;
    if (std::none_of(result.begin(), result.end(),
                     [&](const auto* r) { return r->entity == (*d)->entity; }))
      result.push_back(*d);
  }
  b_.doc.work->add(Work::looked_back, steps);
  return result;
}

Id<Entity> Discourse::last_phrase(std::string_view lemma) const {
  const auto found = last_phrase_.find(lemma);
  return found == last_phrase_.end() ? Id<Entity>{} : found->second;
}

const EntityList& Discourse::at(std::uint32_t token) const {
  static const EntityList nobody;
  const auto found = at_.find(token);
  return found == at_.end() ? nobody : found->second;
}

Discourse::Subjects Discourse::subjects(std::uint32_t token) const {
  const auto& syntax = b_.doc.syntax;
  Subjects result;
  auto at = token;
  for (int steps = 0; steps < 8 && syntax[at].head != Syntax::root; ++steps) {
    at = syntax[at].head;
    const auto subject = subject_[at];
    if (subject == never || subject == token) continue;
    if (result.own == never) {
      result.own = subject;
      // a pronoun that is a subject itself has none above in its own clause
      if (syntax[token].rel == Deprel::nsubj) result.above = subject;
    } else {
      result.above = subject;
      break;
    }
  }
  return result;
}

}  // namespace demarche::detail
