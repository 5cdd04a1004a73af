// SPDX-License-Identifier: Apache-2.0
#include "relation/happening.hpp"

#include <string>
#include <utility>

#include "util/letters.hpp"

namespace demarche::detail {

std::string_view happening_key(const Layers& doc, const Relation& r) {
  const auto name = [&](Id<Entity> id) -> std::string {
    if (!id) return "";
    const auto& entity = doc.entities[id.value];
    if (!entity.wikidata.empty()) return std::string(entity.wikidata);
    if (!entity.gazetteer.empty()) return std::string(entity.gazetteer);
    return folded(entity.name);
  };
  auto subject = name(r.subject);
  auto object = name(r.object);
  if (is_symmetric(r.type) && object < subject) std::swap(subject, object);
  std::string_view date = doc.article.date;
  if (r.time) {
    const auto& value = doc.entities[doc.mentions[r.time.value].entity.value].value;
    // of "T14:30" the day is the document's
    if (value.known && !value.text.empty() && value.text[0] != 'T')
      date = value.text.substr(0, value.text.find('T'));
  }
  std::string key(to_string(r.type));
  key += '|';
  key += subject;
  key += '|';
  key += object;
  key += '|';
  if (is_event(r.type)) key += date;
  return doc.arena->copy(key);
}

}  // namespace demarche::detail
