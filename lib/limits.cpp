// SPDX-License-Identifier: Apache-2.0
#include "limits.hpp"

#include <algorithm>
#include <limits>

namespace demarche::detail {
namespace {

constexpr std::size_t near_blank = 200;  // bytes that are given up so that no word is cut

void say(std::string& cut, const char* what, std::size_t kept, std::size_t all) {
  if (!cut.empty()) cut += "; ";
  cut += what;
  cut += ": the first " + std::to_string(kept) + " of " + std::to_string(all);
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t place_to_cut(std::string_view text, std::size_t most) {
  const auto nearest = most > near_blank ? most - near_blank : 0;
  for (auto at = most; at > nearest; --at)
    if (is_blank(text[at])) return at;
  auto at = most;
  for (int steps = 0; steps < 3 && at > 0 && continues_character(text[at]); ++steps) --at;
  return at;
}

/// Keeps the first `most` entities with their mentions.
void cut_entities(Layers& doc, std::size_t most) {
  const auto gone = [most](Id<Entity> id) { return id && id.value >= most; };
  std::vector<std::uint32_t> to(doc.mentions.size(), Id<Mention>::none);
  std::size_t kept = 0;
  for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
    if (gone(doc.mentions[m].entity)) continue;
    if (gone(doc.mentions[m].stands_for)) {
      doc.mentions[m].stands_for_country = doc.entities[doc.mentions[m].stands_for.value].country;
      doc.mentions[m].stands_for = {};
    }
    to[m] = static_cast<std::uint32_t>(kept);
    doc.mentions[kept++] = doc.mentions[m];
  }
  doc.mentions.resize(kept);
  doc.entities.resize(most);
  const auto renumber = [&to](Id<Mention>& id) {
    if (id) id.value = to[id.value];  // `none` where the mention is gone
  };
  for (auto& entity : doc.entities) renumber(entity.first);
  doc.evidence.resize(doc.relations.size());
  std::size_t relations = 0;
  for (std::size_t r = 0; r < doc.relations.size(); ++r) {
    auto relation = doc.relations[r];
    if (gone(relation.subject) || gone(relation.object)) continue;
    if (gone(relation.attributed_to)) relation.attributed_to = {};
    for (auto* id :
         {&relation.subject_mention, &relation.object_mention, &relation.time, &relation.place})
      renumber(*id);
    doc.relations[relations] = relation;
    std::swap(doc.evidence[relations++], doc.evidence[r]);
  }
  doc.relations.resize(relations);
  doc.evidence.resize(relations);
}

}  // namespace

void cut_text(std::string& text, const Limits& limits, std::string& cut) {
  constexpr std::size_t offsets_hold = std::numeric_limits<std::uint32_t>::max() - 1;
  const auto most = std::min(limits.bytes, offsets_hold);
  if (text.size() <= most) return;
  const auto all = text.size();
  text.resize(place_to_cut(text, most));
  text.shrink_to_fit();
  say(cut, "bytes", text.size(), all);
}

void cut_layers(Layers& document, const Limits& limits) {
  const auto all_relations = document.relations.size();
  if (document.entities.size() > limits.entities) {
    say(document.cut, "entities", limits.entities, document.entities.size());
    cut_entities(document, limits.entities);
  }
  if (document.relations.size() > limits.relations) {
    document.relations.resize(limits.relations);
    document.evidence.resize(std::min(document.evidence.size(), limits.relations));
  }
  if (document.relations.size() < all_relations)
    say(document.cut, "relations", document.relations.size(), all_relations);
}

}  // namespace demarche::detail
