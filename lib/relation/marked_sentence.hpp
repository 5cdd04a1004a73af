// SPDX-License-Identifier: Apache-2.0
/// Sentences with marked arguments, as rules carry them: "[Aho] met [Bex].", "[o:Bex] was met by
/// [s:Aho]."
#pragma once

#include <string>
#include <string_view>

#include "analysis/analyzer.hpp"
#include "layers.hpp"
#include "mention/evidence.hpp"
#include "relation/relations.hpp"
#include "relation/rules.hpp"
#include "text/text.hpp"

namespace demarche::detail {

struct MarkedSentence {
  Layers document;
  Id<Entity> subject, object;  ///< the marked ones; none if not marked
  std::string problem;         ///< with a mark: nothing may be run then
};

/// The first type that an argument allows.
inline EntityType first_type(const Argument& argument) {
  for (std::size_t t = 0; t < entity_type_count; ++t)
    if (argument.types >> t & 1U) return static_cast<EntityType>(t);
  return EntityType::person;
}

/// Parses the sentence (of a rule file, so of any text) and makes a mention and an entity of each
/// mark: the first is the subject, the second the object, unless "s:" or "o:" says otherwise.
inline MarkedSentence read_marked(std::string_view marked, const Rule& rule,
                                  const Analyzer& analyzer) {
  MarkedSentence result;
  auto& doc = result.document;
  doc.plain = true;
  struct Mark {
    Span span;
    bool subject;
  };
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '[') {
      doc.text += marked[i];
      continue;
    }
    bool subject = marks.empty();
    ++i;
    if (marked.substr(i, 2) == "s:" || marked.substr(i, 2) == "o:") {
      subject = marked[i] == 's';
      i += 2;
    }
    Mark mark{{static_cast<std::uint32_t>(doc.text.size()), 0}, subject};
    while (i < marked.size() && marked[i] != ']') doc.text += marked[i++];
    if (i == marked.size()) result.problem = "a bracket is not closed";
    mark.span.end = static_cast<std::uint32_t>(doc.text.size());
    marks.push_back(mark);
  }
  read_words(doc);
  doc.syntax = analyzer(doc).syntax;
  for (const auto& mark : marks) {
    Mention mention;
    mention.span = mark.span;
    for (std::uint32_t t = 0; t < doc.tokens.size(); ++t)
      if (doc.tokens[t].span.overlaps(mark.span)) {
        if (mention.tokens.empty()) mention.tokens.begin = t;
        mention.tokens.end = t + 1;
      }
    if (mention.tokens.empty()) {
      if (result.problem.empty()) result.problem = "there is no word in a bracket";
      continue;  // a mention of no words would be out of all bounds
    }
    mention.type = first_type(mark.subject ? rule.subject : rule.object);
    mention.confidence = 1;
    mention.entity = Id<Entity>(doc.entities.size());
    Entity entity;
    entity.type = mention.type;
    entity.name = doc.view(mark.span);
    entity.country = mark.subject ? "NOR" : "KEN";
    entity.first = Id<Mention>(doc.mentions.size());
    doc.entities.push_back(entity);
    doc.mentions.push_back(mention);
    (mark.subject ? result.subject : result.object) = mention.entity;
  }
  return result;
}

/// Runs the rules over a yes sentence: empty if this rule gives the marked arguments, else what
/// came instead.
inline std::string run_marked(const MarkedSentence& marked, const Rule& rule,
                              const RuleSet& rules) {
  if (!marked.problem.empty()) return marked.problem;
  std::string others;
  const auto layer = find_relations(marked.document, rules);
  for (const auto& r : layer.relations) {
    if (r.rule == rule.name) {
      if (r.subject == marked.subject && r.object == marked.object) return {};
      if (is_symmetric(r.type) && r.subject == marked.object && r.object == marked.subject)
        return {};
      others += "it fires with other arguments; ";
    } else if (is_event(r.type)) {
      others += "rule \"" + std::string(r.rule) + "\" fires; ";
    }
  }
  if (others.empty()) return "no rule fires";
  others.resize(others.size() - 2);
  return others;
}

}  // namespace demarche::detail
