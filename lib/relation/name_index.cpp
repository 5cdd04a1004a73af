// SPDX-License-Identifier: Apache-2.0
#include "relation/name_index.hpp"

#include <algorithm>

#include "entity/builder.hpp"
#include "relation/arguments.hpp"

namespace demarche::detail {

NameIndex::NameIndex(const Layers& doc)
    : doc_(doc),
      name_at_(doc.tokens.size()),
      name_before_(doc.tokens.size() + 1),
      sentence_(doc.tokens.size()) {
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
    for (auto t = doc.sentences[s].tokens.begin; t < doc.sentences[s].tokens.end; ++t)
      sentence_[t] = s;
  for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
    const auto& mention = doc.mentions[m];
    if (mention.kind != MentionKind::name) continue;
    name_at_[mention.tokens.begin] = Id<Mention>(m);
    name_before_[mention.tokens.end] = Id<Mention>(m);
  }
}

Id<Mention> NameIndex::employer(const Mention& title) const {
  auto t = title.tokens.end;  // "head of the US Central Command", "director for X at Y"
  if (!is_sent(title) && one_of(word(t), {"of", "at", "for", "to", "with"})) {
    const bool domain = word(t) == "for";  // what it is about, not whose it is
    ++t;
    while (one_of(word(t), {"the", "its", "his", "her"})) ++t;
    auto found = begins(t);
    if (is(found, EntityType::gpe) || is(found, EntityType::norp)) {
      auto next = at(found).tokens.end;
      if (apostrophe(word(next))) ++next;
      if (is(begins(next), EntityType::org)) found = begins(next);
    }
    if (is(found, EntityType::org) ||
        (!domain && (is(found, EntityType::gpe) || is(found, EntityType::norp))))
      return found;
    if (domain && found) {  // "envoy for Kenya at the Harbour Council"
      auto k = at(found).tokens.end;
      while (k < at(found).tokens.end + 4 && !one_of(word(k), {"at", "in", "of"})) ++k;
      if (one_of(word(k), {"at", "in", "of"})) {
        k += word(k + 1) == "the" ? 2 : 1;
        if (is(begins(k), EntityType::org)) return begins(k);
      }
    }
  }
  if (const auto body = listed_employer(title)) return body;
  auto end = title.tokens.begin;
  // "the Harbour Council, represented by Chairwoman Quist"
  if (end > 2 && word(end - 1) == "by" &&
      one_of(word(end - 2), {"represented", "led", "headed", "chaired"})) {
    const auto body = ends(word(end - 3) == "," ? end - 3 : end - 2);
    if (is(body, EntityType::org)) return body;
  }
  for (int steps = 0; steps < 5 && end > 0; ++steps) {
    if (const auto found = ends(end)) {
      const auto type = at(found).type;
      if (type == EntityType::org || type == EntityType::gpe || type == EntityType::norp) {
        // "Norwegian Special Envoy for Harbour Talks Ambassador Quist": what the envoy is for
        const auto begin = at(found).tokens.begin;
        if (begin > 1 && word(begin - 1) == "for" && is(ends(begin - 1), EntityType::title)) {
          end = at(ends(begin - 1)).tokens.begin;
          continue;
        }
        return found;
      }
      if (type != EntityType::title && type != EntityType::ordinal) return {};
      end = at(found).tokens.begin;
      continue;
    }
    const auto w = word(end - 1);
    if (!apostrophe(w) && !is_title_modifier(w)) return {};
    --end;
  }
  return {};
}

Id<Mention> NameIndex::listed_employer(const Mention& title) const {
  if (word(title.tokens.end) != ",") return {};
  auto begin = title.tokens.begin;
  if (begin > 2 && word(begin - 1) == "and" && is(ends(begin - 1), EntityType::title))
    begin = at(ends(begin - 1)).tokens.begin;
  if (begin < 2 || word(begin - 1) != "," || !is(ends(begin - 1), EntityType::person)) return {};
  const auto next = title.tokens.end + (word(title.tokens.end + 1) == "the" ? 2 : 1);
  const auto body = begins(next);
  if (!is(body, EntityType::org) && !is(body, EntityType::gpe)) return {};
  const auto behind = at(body).tokens.end;
  const bool ends_there = behind >= doc_.tokens.size() ||
                          sentence_of(behind) != sentence_of(title.tokens.begin) ||
                          one_of(word(behind), {",", ".", ";", "(", ")", "\u2022", "-"});
  return ends_there ? body : Id<Mention>{};
}

Relation NameIndex::standing(RelationType type, std::string_view predicate, Id<Mention> subject,
                             Id<Mention> object, Span trigger, std::string_view role,
                             std::string_view rule, float confidence) const {
  Relation r;
  r.type = type;
  r.predicate = predicate;
  r.rule = rule;
  r.subject_mention = subject;
  r.object_mention = object;
  r.subject = at(subject).entity;
  r.object = actor(doc_, object);
  r.trigger = trigger;
  r.sentence = Id<Sentence>(sentence_of(at(subject).tokens.begin));
  r.role = role;
  r.tense = Tense::present;
  r.confidence = confidence * std::min(at(subject).confidence, at(object).confidence);
  return r;
}

bool NameIndex::is_sent(const Mention& title) const {
  const auto last = doc_.view(doc_.tokens[title.tokens.end - 1]);
  return word(title.tokens.end) == "to" &&
         one_of(last, {"Ambassador", "ambassador", "Envoy", "envoy", "Representative",
                       "representative", "Commissioner", "commissioner"});
}
}  // namespace demarche::detail
