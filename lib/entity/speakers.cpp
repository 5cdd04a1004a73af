// SPDX-License-Identifier: Apache-2.0
#include "entity/speakers.hpp"

#include <algorithm>
#include <array>

namespace demarche::detail {
namespace {

constexpr std::uint32_t sentences_looked_at = 2;  // on either side

bool is_saying(std::string_view w) {
  constexpr std::array<std::string_view, 20> verbs = {
      "said",    "says",     "told",      "added",    "stated",    "wrote",     "noted",
      "warned",  "stressed", "explained", "remarked", "announced", "declared",  "continued",
      "tweeted", "insisted", "argued",    "replied",  "saying",    "emphasised"};
  return std::find(verbs.begin(), verbs.end(), w) != verbs.end();
}

}  // namespace

Speakers::Speakers(const EntityBuilder& builder) : b_(builder) {
  mark_quotes();
  find_speech();
}

void Speakers::mark_quotes() {
  quoted_.assign(b_.doc.tokens.size() + 1, false);
  bool open = false;
  auto block = b_.doc.blocks.begin();
  for (std::uint32_t t = 0; t < b_.doc.tokens.size(); ++t) {
    const auto at = b_.doc.tokens[t].span.begin;
    while (block != b_.doc.blocks.end() && block->span.end <= at) {
      ++block;
      open = false;  // a quotation that goes on opens again with each paragraph
    }
    const auto w = b_.word(t);
    if (w == "\u201C" || w == "``")
      open = true;
    else if (w == "\u201D" || w == "''")
      open = false;
    else if (w == "\"")
      open = !open;
    quoted_[t] = open;
  }
}

void Speakers::find_speech() {
  Id<Entity> opener;
  for (std::size_t m = 0; m < b_.name_count(); ++m) {
    const auto& mention = b_.mentions[m];
    if ((mention.type != EntityType::person && mention.type != EntityType::org &&
         mention.type != EntityType::gpe) ||
        quoted_[mention.tokens.begin])
      continue;
    auto t = mention.tokens.end;
    if (b_.word(t) == "had" || b_.word(t) == "also" || b_.word(t) == "has") ++t;
    if (b_.word(t) == "spokesman" || b_.word(t) == "spokesperson" || b_.word(t) == "official") ++t;
    const bool before = mention.tokens.begin > 0 && is_saying(b_.word(mention.tokens.begin - 1));
    if (!before && !is_saying(b_.word(t))) continue;
    const auto behind = b_.word(t + 1);
    const bool opens = !before && behind == ":" && !quoted_[t + 2 < quoted_.size() ? t + 2 : t];
    if (opens) opener = mention.entity;
    speech_.push_back({mention.tokens.begin, mention.entity, opener});
  }
  follow_pronouns();
}

/// "he added": who has spoken last, a few sentences before.
void Speakers::follow_pronouns() {
  constexpr std::uint32_t reach = 6;  // sentences
  std::vector<Speech> all;
  auto next = speech_.begin();
  for (std::uint32_t t = 0; t + 1 < b_.doc.tokens.size(); ++t) {
    for (; next != speech_.end() && next->token <= t; ++next) all.push_back(*next);
    if (all.empty() || quoted_[t]) continue;
    const auto w = b_.word(t);
    if (w != "he" && w != "she" && w != "He" && w != "She") continue;
    const auto verb = b_.word(t + 1) == "also" || b_.word(t + 1) == "further" ? t + 2 : t + 1;
    const bool before = t > 0 && is_saying(b_.word(t - 1));
    if (!before && !is_saying(b_.word(verb))) continue;
    const auto& last = all.back();
    if (b_.entities[last.entity.value].type == EntityType::person &&
        b_.sentence_of(t) - b_.sentence_of(last.token) <= reach)
      all.push_back({t, last.entity, last.opener});
  }
  for (; next != speech_.end(); ++next) all.push_back(*next);
  speech_ = std::move(all);
}

Id<Entity> Speakers::speaker(std::uint32_t token) const {
  const auto sentence = b_.sentence_of(token);
  const auto after = std::partition_point(speech_.begin(), speech_.end(),
                                          [token](const auto& s) { return s.token <= token; });
  if (!quoted_[token]) return after == speech_.begin() ? Id<Entity>{} : std::prev(after)->opener;
  const auto distance = [&](const Speech& s) {
    const auto other = b_.sentence_of(s.token);
    return other > sentence ? other - sentence : sentence - other;
  };
  const Speech* best = nullptr;
  if (after != speech_.begin() && distance(*std::prev(after)) <= sentences_looked_at)
    best = &*std::prev(after);
  if (after != speech_.end() && distance(*after) <= sentences_looked_at &&
      (!best || distance(*after) < distance(*best)))
    best = &*after;
  return best ? best->entity : Id<Entity>{};
}

}  // namespace demarche::detail
