// SPDX-License-Identifier: Apache-2.0
/// Sentences with a parse written by hand, so that tests do not depend on a model:
/// "Aho|PROPN|2:nsubj met/meet|VERB|0:root Bex|PROPN|2:obj". Words are joined by blanks; a lemma
/// stands behind a slash where it differs; heads count from 1, 0 is the root.
#pragma once

#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "layers.hpp"
#include "open/open_triples.hpp"

namespace demarche::detail {

inline Layers parsed_sentence(const std::string& notation) {
  Layers doc;
  doc.plain = true;
  std::istringstream words(notation);
  for (std::string word; words >> word;) {
    const auto bar = word.find('|');
    const auto second = word.find('|', bar + 1);
    const auto colon = word.find(':', second);
    if (bar == std::string::npos || second == std::string::npos || colon == std::string::npos)
      throw std::invalid_argument("not a word of a parse: " + word);
    const auto slash = word.substr(0, bar).rfind('/');
    const auto form = word.substr(0, std::min(slash, bar));
    Syntax syntax;
    syntax.lemma = doc.arena->copy(
        slash == std::string::npos ? form : word.substr(slash + 1, bar - slash - 1));
    syntax.pos = parse_upos(word.substr(bar + 1, second - bar - 1)).value();
    const auto head = std::stoul(word.substr(second + 1, colon - second - 1));
    syntax.head = head == 0 ? Syntax::root : static_cast<std::uint32_t>(head - 1);
    syntax.rel = parse_deprel(word.substr(colon + 1)).value();
    if (!doc.text.empty()) doc.text += ' ';
    const auto begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += form;
    doc.tokens.push_back({{begin, static_cast<std::uint32_t>(doc.text.size())}});
    doc.syntax.push_back(syntax);
  }
  Sentence sentence;
  sentence.tokens = {0, static_cast<std::uint32_t>(doc.tokens.size())};
  doc.sentences.push_back(sentence);
  return doc;
}

/// Makes the words [begin, end) a mention of a new entity.
inline void mark(Layers& doc, EntityType type, std::uint32_t begin, std::uint32_t end) {
  Mention mention;
  mention.tokens = {begin, end};
  mention.span = doc.span(mention.tokens);
  mention.type = type;
  mention.confidence = 1;
  mention.entity = Id<Entity>(doc.entities.size());
  Entity entity;
  entity.type = type;
  entity.name = doc.view(mention.span);
  entity.first = Id<Mention>(doc.mentions.size());
  doc.entities.push_back(entity);
  doc.mentions.push_back(mention);
}

/// "Aho | met | Bex | in Oslo", with "not: " before a negated one and "(is)" for an implied word.
inline std::vector<std::string> written(const Layers& doc, bool maximal) {
  std::vector<std::string> result;
  for (const auto& t : find_open_triples(doc, maximal)) {
    auto line = std::string(t.negated ? "not: " : "") + t.subject.text(doc) + " | ";
    line += t.implicit ? "(" + t.relation.text(doc) + ")" : t.relation.text(doc);
    line += " | " + t.object.text(doc);
    for (const auto& e : t.extra) line += " | " + e.text(doc);
    result.push_back(line);
  }
  return result;
}

}  // namespace demarche::detail
