// SPDX-License-Identifier: Apache-2.0
#include "entity/unused.hpp"

namespace demarche::detail {
namespace {

template <class T>
void renumber(Id<T>& id, const std::vector<std::uint32_t>& to) {
  if (id) id.value = to[id.value];
}

}  // namespace

void drop_unused(Layers& document, const std::vector<bool>& used) {
  std::vector<std::uint32_t> mention_to(document.mentions.size(), Id<Mention>::none);
  std::vector<bool> entity_kept(document.entities.size(), false);
  std::vector<bool> listed(document.entities.size(), false);  // has a name, or takes part
  for (std::size_t i = 0; i < document.mentions.size(); ++i) {
    const auto& mention = document.mentions[i];
    if (mention.entity && (mention.kind == MentionKind::name || (i < used.size() && used[i])))
      listed[mention.entity.value] = true;
  }
  std::vector<Mention> mentions;
  for (std::size_t i = 0; i < document.mentions.size(); ++i) {
    const auto& mention = document.mentions[i];
    if (!mention.entity || !listed[mention.entity.value]) continue;
    mention_to[i] = static_cast<std::uint32_t>(mentions.size());
    entity_kept[mention.entity.value] = true;
    mentions.push_back(mention);
  }
  std::vector<std::uint32_t> entity_to(document.entities.size(), Id<Entity>::none);
  std::vector<Entity> entities;
  for (const auto& mention : mentions) {  // in order of first mention
    const auto old = mention.entity.value;
    if (entity_to[old] != Id<Entity>::none) continue;
    entity_to[old] = static_cast<std::uint32_t>(entities.size());
    entities.push_back(document.entities[old]);
  }
  std::vector<bool> seen(entities.size(), false);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    auto& mention = mentions[i];
    renumber(mention.entity, entity_to);
    renumber(mention.stands_for, entity_to);
    if (!seen[mention.entity.value]) {
      seen[mention.entity.value] = true;
      entities[mention.entity.value].first = Id<Mention>(i);
    }
  }
  for (auto& relation : document.relations) {
    renumber(relation.subject, entity_to);
    renumber(relation.object, entity_to);
    renumber(relation.attributed_to, entity_to);
    renumber(relation.subject_mention, mention_to);
    renumber(relation.object_mention, mention_to);
    renumber(relation.time, mention_to);
    renumber(relation.place, mention_to);
  }
  document.mentions = std::move(mentions);
  document.entities = std::move(entities);
}

}  // namespace demarche::detail
