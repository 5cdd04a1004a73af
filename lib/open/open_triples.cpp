// SPDX-License-Identifier: Apache-2.0
#include "open/open_triples.hpp"

#include <algorithm>

#include "relation/clause.hpp"

namespace demarche::detail {
namespace {

/// The words of a noun phrase, without clauses that hang on it; its first and last token.
class Phrases {
 public:
  explicit Phrases(const Tree& tree) : tree_(tree) {}

  [[nodiscard]] TokenRange of(TokenIndex head, bool with_preposition, int depth = 0) const {
    TokenRange range{head, head + 1};
    if (depth > 40) return range;
    for (const auto c : tree_.children(head)) {
      const auto rel = tree_.rel(c);
      if (rel == Deprel::punct || rel == Deprel::parataxis || rel == Deprel::cc ||
          rel == Deprel::nsubj || rel == Deprel::cop || rel == Deprel::advcl || rel == Deprel::mark)
        continue;
      if (rel == Deprel::case_ && c < head && depth == 0 && !with_preposition) continue;
      if (rel == Deprel::acl && tree_.child(c, Deprel::nsubj) != no_token) continue;
      if (depth == 0 && rel == Deprel::conj) continue;
      const auto inner = of(c, true, depth + 1);
      range.begin = std::min(range.begin, inner.begin);
      range.end = std::max(range.end, inner.end);
    }
    return range;
  }

 private:
  const Tree& tree_;
};

class OpenFinder {
 public:
  OpenFinder(const Layers& doc, bool maximal)
      : doc_(doc), tree_(doc), clauses_(tree_), phrases_(tree_), maximal_(maximal) {}

  std::vector<OpenTriple> find() {
    for (TokenIndex t = 0; t < doc_.syntax.size(); ++t)
      if (tree_.pos(t) == Upos::verb || tree_.child(t, Deprel::cop) != no_token) verb(t);
    return std::move(found_);
  }

 private:
  struct Piece {
    TokenIndex head;
    bool object;
  };

  void verb(TokenIndex t) {
    const bool copular = tree_.pos(t) != Upos::verb;
    auto subjects = tree_.passive(t) ? clauses_.objects(t) : clauses_.subjects(t);
    if (subjects.empty()) return;
    std::vector<Piece> pieces;
    if (copular)
      pieces.push_back({t, true});
    else if (!tree_.passive(t))
      for (const auto o : clauses_.objects(t))
        if (o > t) pieces.push_back({o, true});
    for (const auto c : tree_.children(t)) {
      const auto rel = tree_.rel(c);
      if (c > t && (rel == Deprel::obl || rel == Deprel::iobj) && !tree_.preposition(c).empty())
        pieces.push_back({c, false});
      if (c > t && (rel == Deprel::ccomp || rel == Deprel::xcomp)) pieces.push_back({c, true});
    }
    if (pieces.empty()) return;
    for (const auto s : subjects) {
      if (maximal_) {
        add(t, copular, s, pieces, 0, pieces.size());
      } else {
        for (std::size_t i = 0; i < pieces.size(); ++i) add(t, copular, s, pieces, i, i + 1);
      }
    }
  }

  void add(TokenIndex verb, bool copular, TokenIndex subject, const std::vector<Piece>& pieces,
           std::size_t from, std::size_t to) {
    OpenTriple triple;
    const auto range = phrases_.of(subject, false);
    triple.subject = doc_.span(range);
    TokenRange relation{verb, verb + 1};
    if (copular) relation = {tree_.child(verb, Deprel::cop), tree_.child(verb, Deprel::cop) + 1};
    for (const auto c : tree_.children(verb)) {
      const auto rel = tree_.rel(c);
      if ((rel == Deprel::aux || rel == Deprel::advmod || rel == Deprel::cop) && c < verb &&
          c + 4 > relation.begin && !range.contains(c))
        relation.begin = std::min(relation.begin, c);
      if (!copular && rel == Deprel::compound && c == verb + 1) relation.end = c + 1;
      triple.negated |= rel == Deprel::advmod && one_of(tree_.lemma(c), {"not", "never", "n't"});
    }
    const auto& first = pieces[from];
    auto object = copular                  ? copular_phrase(verb, relation)
                  : complement(first.head) ? clause_phrase(first.head)
                                           : phrases_.of(first.head, first.object);
    if (!first.object) {  // the preposition belongs to the relation where it stands next to it
      for (const auto c : tree_.children(first.head))
        if (tree_.rel(c) == Deprel::case_ && c == relation.end) relation.end = c + 1;
      object.begin = std::max(object.begin, relation.end);
    }
    if (object.empty() || relation.empty()) return;
    triple.relation = doc_.span(relation);
    triple.object = doc_.span(object);
    for (auto i = from + 1; i < to; ++i)
      triple.extra.push_back(doc_.span(complement(pieces[i].head)
                                           ? clause_phrase(pieces[i].head)
                                           : phrases_.of(pieces[i].head, true)));
    triple.confidence = confidence(subject, verb, first.head);
    found_.push_back(std::move(triple));
  }

  [[nodiscard]] bool complement(TokenIndex t) const {
    return tree_.rel(t) == Deprel::ccomp || tree_.rel(t) == Deprel::xcomp;
  }

  /// All of a clause's words.
  [[nodiscard]] TokenRange clause_phrase(TokenIndex head) const {
    TokenRange range{head, head + 1};
    std::vector<TokenIndex> open{head};
    for (std::size_t i = 0; i < open.size() && open.size() < 200; ++i)
      for (const auto c : tree_.children(open[i]))
        if (tree_.rel(c) != Deprel::punct) {
          open.push_back(c);
          range.begin = std::min(range.begin, c);
          range.end = std::max(range.end, c + 1);
        }
    return range;
  }
  [[nodiscard]] TokenRange copular_phrase(TokenIndex head, TokenRange relation) const {
    auto range = phrases_.of(head, true);
    range.begin = std::max(range.begin, relation.end);
    return range;
  }

  /// Near arguments and names are surer.
  [[nodiscard]] float confidence(TokenIndex subject, TokenIndex verb, TokenIndex object) const {
    float c = 0.75F;
    const auto far = static_cast<float>(std::max(subject, verb) - std::min(subject, verb)) +
                     static_cast<float>(std::max(object, verb) - std::min(object, verb));
    c -= std::min(0.4F, far * 0.012F);
    if (tree_.pos(subject) == Upos::propn) c += 0.1F;
    if (tree_.pos(subject) == Upos::pron) c -= 0.1F;
    return std::clamp(c, 0.05F, 0.95F);
  }

  const Layers& doc_;
  Tree tree_;
  Clauses clauses_;
  Phrases phrases_;
  bool maximal_;
  std::vector<OpenTriple> found_;
};

}  // namespace

std::vector<OpenTriple> find_open_triples(const Layers& document, bool maximal) {
  if (document.syntax.empty()) return {};
  return OpenFinder(document, maximal).find();
}

}  // namespace demarche::detail
