// SPDX-License-Identifier: Apache-2.0
#include "mention/mentions.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "mention/name_candidates.hpp"
#include "mention/name_slips.hpp"
#include "mention/words.hpp"
#include "text/language.hpp"

namespace demarche::detail {
namespace {

void add_titles(const MentionInputs& inputs, std::vector<Candidate>& out) {
  for (const auto& title : inputs.titles) {
    Candidate c{title.span, title.tokens, EntityType::title};
    c.confidence = title.score;
    c.source = "title";
    c.weight = Weights::title + Weights::per_token * static_cast<float>(title.tokens.size());
    out.push_back(c);
  }
}

void add_values(const MentionInputs& inputs, std::vector<Candidate>& out) {
  for (std::size_t i = 0; i < inputs.values.size(); ++i) {
    const auto& value = inputs.values[i];
    Candidate c{value.span, value.tokens, value.type};
    c.confidence = 0.9F;
    c.source = value.rule;
    c.value = static_cast<std::uint32_t>(i);
    c.weight = Weights::value + Weights::per_token * static_cast<float>(value.tokens.size());
    out.push_back(c);
  }
}

/// A country that is called like nobody: "Türkiye", but not "Chad" or "Jordan".
template <class Senses>
bool is_no_persons_name(const Layers& document, const Gazetteer& gazetteer, const Candidate& c,
                        const Senses& senses) {
  const auto text = document.view(c.span);
  return std::all_of(senses.begin(), senses.end(),
                     [](const auto& s) { return s.subtype == "country" && !s.needs_context; }) &&
         gazetteer.given_name(text) <= 0 && gazetteer.surname(text) <= 0;
}

/// What the gazetteer knows, and knows as nothing else, is that: "Democratic Republic of ..." is no
/// body whatever the model says. Persons' names may be anything's.
void follow_gazetteer(const Layers& document, const Gazetteer& gazetteer,
                      const std::vector<Hit>& hits, std::vector<Candidate>& candidates) {
  std::unordered_map<std::uint32_t, const Hit*> hit_at;
  for (const auto& hit : hits) hit_at[hit.span.begin] = &hit;
  for (auto& c : candidates) {
    if (c.source != "model") continue;
    const auto hit = hit_at.find(c.span.begin);
    if (hit == hit_at.end() || hit->second->span != c.span) continue;
    const auto senses = gazetteer.senses(hit->second->name);
    if (c.type == EntityType::person && !is_no_persons_name(document, gazetteer, c, senses))
      continue;
    if (std::none_of(senses.begin(), senses.end(), [&](const auto& s) {
          return s.type == c.type || s.needs_context || s.type == EntityType::title;
        }))
      c.type = senses.front().type;
  }
}

/// The same spelling is one type in one document: the model's stray opinions give way to the better
/// supported.
void unify_types(const Layers& document, std::vector<Candidate>& candidates) {
  std::unordered_map<std::string_view, std::array<float, entity_type_count>> support;
  for (const auto& c : candidates)
    if (is_name(c.type))
      support[document.view(c.span)][static_cast<std::size_t>(c.type)] += c.weight;
  for (auto& c : candidates) {
    if (c.source != "model" && c.source != "shape") continue;
    const auto& votes = support[document.view(c.span)];
    const auto best = std::max_element(votes.begin(), votes.end()) - votes.begin();
    c.type = static_cast<EntityType>(best);
  }
}

}  // namespace

MentionInputs sure_of_other_language(const MentionInputs& inputs, const Gazetteer& gazetteer) {
  MentionInputs sure;
  std::copy_if(inputs.hits.begin(), inputs.hits.end(), std::back_inserter(sure.hits),
               [&](const Hit& hit) {
                 const auto senses = gazetteer.senses(hit.name);
                 return std::all_of(senses.begin(), senses.end(), [&](const Sense& s) {
                   if (s.user) return true;
                   if (s.needs_context || s.type == EntityType::title) return false;
                   return s.subtype == "country" || s.stands_for || hit.tokens.size() > 1;
                 });
               });
  return sure;
}

MentionLayer find_mentions(const Layers& document, const Gazetteer& gazetteer,
                           const MentionInputs& inputs) {
  const TokenShapes shapes(document);
  std::vector<Candidate> candidates;
  add_gazetteer_candidates(document, gazetteer, inputs, shapes, candidates);
  add_titled_persons(document, gazetteer, inputs, shapes, candidates);
  add_labelled_persons(document, inputs, candidates);
  const NameCutter cutter(document, gazetteer, inputs);
  add_model_candidates(document, inputs, cutter, candidates);
  if (is_read_as_english(document.language))
    add_shape_candidates(document, gazetteer, inputs, shapes, cutter, candidates);
  add_titles(inputs, candidates);
  add_values(inputs, candidates);
  follow_gazetteer(document, gazetteer, inputs.hits, candidates);
  unify_types(document, candidates);
  std::erase_if(candidates, [&](const Candidate& c) {
    return is_name(c.type) && is_degree(document.view(c.span));
  });

  drop_marks(document, candidates);
  retype_datelines(document, candidates);
  widen_persons(document, gazetteer, candidates);
  drop_defined_terms(document, gazetteer, candidates);
  add_named_places(document, shapes, candidates);

  auto decided = resolve_overlaps(candidates);
  retype_known_persons(document, decided, candidates);
  add_known_surnames(document, gazetteer, shapes, decided, candidates);
  add_bracketed_aliases(document, decided, candidates);
  add_known_acronyms(document, decided, candidates);
  add_missions(document, gazetteer, decided, candidates);
  join_inverted_names(document, decided, candidates);
  join_laws(document, decided, candidates);
  drop_marks(document, candidates);  // "Quist (QUI.OS)" is no alias either
  document.work->add(Work::candidates, candidates.size());
  decided = resolve_overlaps(candidates);

  // A name that titles or the model found may be one that the gazetteer knows too.
  std::unordered_map<std::uint32_t, const Hit*> hit_at;
  for (const auto& hit : inputs.hits) hit_at[hit.span.begin] = &hit;
  for (auto& c : decided)
    if (const auto hit = hit_at.find(c.span.begin); c.name == Candidate::no_name &&
                                                    is_name(c.type) && hit != hit_at.end() &&
                                                    hit->second->span == c.span)
      c.name = hit->second->name;

  MentionLayer layer;
  layer.mentions.reserve(decided.size());
  for (const auto& c : decided) {
    Mention mention;
    mention.span = c.span;
    mention.tokens = c.tokens;
    mention.type = c.type;
    mention.confidence = c.confidence;
    mention.source = c.source;
    layer.mentions.push_back(mention);
    layer.evidence.name.push_back(c.name);
    layer.evidence.value.push_back(c.value);
  }
  return layer;
}

}  // namespace demarche::detail
