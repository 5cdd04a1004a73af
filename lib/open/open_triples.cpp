// SPDX-License-Identifier: Apache-2.0
#include "open/open_triples.hpp"

#include <algorithm>

#include "open/drafts.hpp"
#include "relation/attribution.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t most_triples = 200;  // of one sentence

}  // namespace

std::vector<OpenTriple> find_open_triples(const Layers& document, bool maximal) {
  std::vector<OpenTriple> result;
  if (document.syntax.empty()) return result;
  const Tree tree(document);
  const Extents extents(tree);
  const Predicates predicates(tree, extents);
  const Clauses clauses(tree);
  const Arguments arguments(tree);
  const OpenContext context{document, tree, extents, predicates, arguments};
  const Attribution attribution(tree, clauses, arguments);
  for (const auto& sentence : document.sentences) {
    std::vector<Draft> drafts;
    for (auto t = sentence.tokens.begin; t < sentence.tokens.end && drafts.size() < most_triples;
         ++t) {
      if (add_reported(context, t, drafts)) continue;
      if (predicates.is_predicate(t)) {
        const auto predicate = predicates.read(t);
        maximal ? add_maximal(context, predicate, drafts) : add_minimal(context, predicate, drafts);
      }
      add_implied(context, t, drafts);
    }
    drop_contained(drafts);
    if (drafts.size() > most_triples) drafts.resize(most_triples);
    for (const auto& d : drafts) {
      OpenTriple triple;
      triple.subject = to_phrase(document, d.subject);
      triple.object = to_phrase(document, d.object);
      if (d.implied.empty()) {
        triple.relation = to_phrase(document, d.relation);
      } else {
        const auto at = std::min(triple.subject.hull().end, triple.object.hull().end);
        triple.relation.parts.push_back({at, at});
        triple.relation.implied = d.implied;
        triple.implicit = true;
      }
      for (const auto& e : d.extra) triple.extra.push_back(to_phrase(document, e));
      triple.attributed_to = attribution.speaker(d.head);
      triple.negated = d.negated;
      triple.confidence = d.confidence;
      result.push_back(std::move(triple));
    }
  }
  return result;
}

}  // namespace demarche::detail
