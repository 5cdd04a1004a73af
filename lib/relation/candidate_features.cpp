// SPDX-License-Identifier: Apache-2.0
/// What the scorer reads of a candidate.
#include <algorithm>
#include <cmath>

#include "relation/candidates.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

/// Appends numbers in a fixed order.
class Features {
 public:
  void add(float value) {
    if (size_ < values.size()) values[size_++] = value;
  }
  void flag(bool value) { add(value ? 1.0F : 0.0F); }
  void logit(float p) {
    const float bounded = std::clamp(p, 0.02F, 0.98F);
    add(std::log(bounded / (1 - bounded)) / 4);
  }
  void one_of_many(std::size_t index, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) flag(i == index);
  }
  std::array<float, proposal_features> values{};

 private:
  std::size_t size_ = 0;
};

/// none, name, nominal of a named entity, pronoun, nobody named
std::size_t kind_of(const Layers& doc, Id<Mention> id) {
  if (!id) return 0;
  const auto& m = doc.mentions[id.value];
  if (is_unnamed(m)) return 4;
  return 1 + static_cast<std::size_t>(m.kind);
}

/// none, PERSON, NORP, ORG, GPE, another
std::size_t type_of(const Layers& doc, Id<Entity> id) {
  if (!id) return 0;
  return 1 + std::min<std::size_t>(static_cast<std::size_t>(doc.entities[id.value].type), 4);
}

float distance(const Layers& doc, Id<Mention> id, std::uint32_t word) {
  if (!id) return 0;
  const auto range = doc.mentions[id.value].tokens;
  const auto gap = range.contains(word) ? 0U
                   : range.begin > word ? range.begin - word
                                        : word - (range.end - 1);
  return std::log1p(static_cast<float>(gap)) / 4;
}

void side(const Layers& doc, Id<Mention> mention, Id<Entity> entity, std::uint32_t word,
          Features& f) {
  f.one_of_many(kind_of(doc, mention), 5);
  f.one_of_many(type_of(doc, entity), 6);
  f.add(distance(doc, mention, word));
  f.flag(mention && doc.mentions[mention.value].tokens.begin > word);
  f.flag(entity && doc.entities[entity.value].country.empty());
  f.flag(mention && doc.mentions[mention.value].tokens.contains(word));
  const bool nominal = mention && doc.mentions[mention.value].kind == MentionKind::nominal;
  const auto noun =
      nominal ? doc.syntax[doc.mentions[mention.value].tokens.end - 1].lemma : std::string_view{};
  f.flag(nominal && is_human_noun(noun));
  f.flag(nominal && is_group_noun(noun));
  f.flag(nominal && is_body_noun(noun));
  f.flag(nominal && is_instrument_noun(noun));
}

}  // namespace

std::array<float, proposal_features> features_of(const Layers& doc, const Proposal& c) {
  Features f;
  const auto& r = c.relation;
  f.flag(c.by_rule);
  f.flag(c.by_model);
  f.flag(c.by_rule && c.by_model);
  f.add(c.rule);
  f.logit(c.trigger);
  f.logit(c.subject);
  f.logit(c.object);
  f.logit(c.trigger * c.subject * c.object);
  f.add(c.trigger);
  f.add(c.subject * c.object);
  f.logit(c.other_type);
  f.add(c.told_before);
  f.flag(c.told_before > 0.3F);
  f.add(std::log(static_cast<float>(c.sides)));
  f.one_of_many(static_cast<std::size_t>(r.type), relation_type_count);
  f.one_of_many(c.by_rule ? static_cast<std::size_t>(r.type) : relation_type_count,
                relation_type_count);
  side(doc, r.subject_mention, r.subject, c.word, f);
  side(doc, r.object_mention, r.object, c.word, f);
  const auto country = [&](Id<Entity> id) {
    return id ? doc.entities[id.value].country : std::string_view{};
  };
  f.flag(!country(r.subject).empty() && country(r.subject) == country(r.object));
  f.flag(!country(r.subject).empty() && !country(r.object).empty() &&
         country(r.subject) != country(r.object));
  f.one_of_many(static_cast<std::size_t>(c.read), 4);
  for (const auto p : c.status) f.add(p);
  f.flag(static_cast<bool>(r.attributed_to));
  const auto& sentence = doc.sentences[r.sentence.value];
  f.flag(sentence.section == Section::headline);
  f.add(std::log1p(static_cast<float>(sentence.tokens.size())) / 4);
  f.logit(c.rival);
  const float mine = likelihood(c);
  f.flag(c.rival > mine);
  for (const auto m : {r.subject_mention, r.object_mention})
    f.add(m ? doc.mentions[m.value].confidence : 0.0F);
  f.flag(r.subject && r.object);
  for (const float other : {c.beside, c.between, c.reversed, c.acts, c.suffers}) f.logit(other);
  for (const float other : {c.beside, c.between, c.reversed}) f.flag(other > mine);
  f.add(c.rule - 0.5F);
  const auto pos = doc.syntax[c.word].pos;
  for (const auto kind : {Upos::verb, Upos::noun, Upos::adj, Upos::propn}) f.flag(pos == kind);
  f.add(static_cast<float>(r.sentence.value) / static_cast<float>(doc.sentences.size()));
  for (const auto count : c.mentions) f.add(std::log1p(static_cast<float>(count)) / 4);
  return f.values;
}

}  // namespace demarche::detail
