// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "open/drafts.hpp"

namespace demarche::detail {
namespace {

constexpr int deepest_chain = 4;
constexpr std::size_t most_drafts = 48;  // of one clause
// What is longer or less sure is no short fact; the maximal triple of the clause still has it.
constexpr std::size_t longest_object = 10;
constexpr std::size_t longest_relation = 12;
constexpr std::size_t longest_clause = 32;  // what somebody says
constexpr float least_confidence = 0.3F;

/// Builds the triples of one clause for one subject.
class MinimalWriter {
 public:
  MinimalWriter(const OpenContext& context, const Predicate& predicate, std::vector<Draft>& out)
      : context_(context), predicate_(predicate), out_(out), end_(out.size() + most_drafts) {}

  void write(TokenIndex subject) {
    if (predicate_.relation.empty()) return;
    subject_ = argument(context_, predicate_, subject, true);
    const Complement* object = nullptr;
    for (const auto& c : predicate_.complements)
      if (c.role == Role::object) {
        if (object && context_.tree.rel(c.head) == Deprel::xcomp &&
            context_.tree.pos(c.head) == Upos::adj) {  // "keep them moist"
          add(predicate_.relation, merged(object_words(object->head), object_words(c.head)));
          continue;
        }
        for (const auto o : context_.predicates.conjuncts(c.head)) {
          const auto words = object_words(o);
          const auto relation = merged(predicate_.relation, c.binder);
          add(relation, words);
          chain(o, relation, 0);
        }
        if (!object) object = &c;
      }
    auto base = predicate_.relation;
    if (object && !object->outside) base = merged(base, object_words(object->head));
    for (const auto& c : predicate_.complements) {
      if (c.role == Role::oblique) {
        auto relation = merged(base, adverbs_before(c));
        if (!c.binder.empty() && relation.back() < c.binder.front()) {
          relation = merged(relation, c.binder);
          for (const auto o : context_.predicates.conjuncts(c.head)) {
            add(relation, without(object_words(o), context_.extents.preposition(o)));
            chain(o, relation, 0);
          }
          if (!object) base = merged(relation, object_words(c.head));
        } else {  // before the clause: the preposition stays with its noun
          for (const auto o : context_.predicates.conjuncts(c.head))
            add(base, merged(object_words(o), c.binder));
        }
      } else if (c.role == Role::clause && object && context_.tree.rel(c.head) == Deprel::xcomp &&
                 context_.tree.infinitive(c.head)) {
        into_clause(c.head, base, 0);
      } else if (c.role == Role::clause) {
        if (context_.tree.rel(c.head) == Deprel::ccomp && c.head < predicate_.head &&
            c.head < subject)
          add(base, context_.extents.spoken(predicate_.head, subject), longest_clause);
        else if (c.head > predicate_.core)
          add(merged(base, c.binder), without(context_.extents.clause(c.head), c.binder),
              context_.tree.rel(c.head) == Deprel::ccomp ? longest_clause : longest_object);
      } else if (c.role == Role::adjunct && context_.tree.is_noun(c.head)) {
        add(base, context_.extents.noun(c.head, false));
      }
    }
  }

 private:
  /// The phrase behind the noun has triples of its own, which chain() makes.
  [[nodiscard]] bool chained(TokenIndex child, TokenIndex noun) const {
    const auto& tree = context_.tree;
    if (child < noun) return false;
    if (tree.rel(child) == Deprel::acl)
      return tree.child(child, Deprel::obj) != no_token ||
             tree.child(child, Deprel::obl) != no_token;
    return tree.rel(child) == Deprel::nmod && tree.preposition(child) != "of";
  }
  [[nodiscard]] Words object_words(TokenIndex head) const {
    auto words = argument(context_, predicate_, head, true);
    for (const auto c : context_.tree.children(head))
      if (chained(c, head)) words = without(words, context_.extents.clause(c));
    trim(context_.tree, words);
    return words;
  }
  [[nodiscard]] Words object_core(TokenIndex head) const {
    auto words = context_.extents.core(head);
    const auto verb = predicate_.relation.front();
    if (head > verb) std::erase_if(words, [&](TokenIndex w) { return w < verb; });
    return words;
  }
  [[nodiscard]] Words adverbs_before(const Complement& oblique) const {
    Words words;
    if (oblique.binder.empty()) return words;
    for (const auto& c : predicate_.complements)
      if (c.role == Role::adjunct && context_.tree.pos(c.head) == Upos::adv &&
          c.head > predicate_.core && c.head < oblique.binder.front() &&
          oblique.binder.front() - predicate_.core <= 3)
        words.push_back(c.head);
    normalize(words);
    return words;
  }

  /// Into a clause without a subject: "asked Bex to leave | the island".
  void into_clause(TokenIndex clause, const Words& base, int depth) {
    const auto inner = context_.predicates.read(clause);
    auto longer = merged(merged(base, context_.extents.marker(clause)), inner.relation);
    bool first = true;
    for (const auto& c : inner.complements) {
      if (c.outside || c.shared || c.head < clause ||
          (c.role != Role::object && c.role != Role::oblique))
        continue;
      const auto relation = merged(longer, c.binder);
      for (const auto o : context_.predicates.conjuncts(c.head)) {
        add(relation, object_words(o));
        chain(o, relation, depth + 1);
      }
      if (first && c.role == Role::object) longer = merged(longer, object_core(c.head));
      first = false;
    }
  }

  /// Into the phrases inside of an argument: "served as Prime Minister of | Australia".
  void chain(TokenIndex noun, const Words& relation, int depth) {
    if (depth >= deepest_chain) return;
    const auto base = merged(relation, object_core(noun));
    for (const auto c : context_.tree.children(noun)) {
      if (c < noun || context_.tree.rel(c) != Deprel::acl || context_.extents.relative(c) ||
          context_.extents.after_comma(c))
        continue;
      into_clause(c, base, depth);
    }
    for (const auto c : context_.tree.children(noun)) {
      if (c < noun || context_.tree.rel(c) != Deprel::nmod) continue;
      const auto binder = context_.extents.preposition(c);
      if (binder.empty() || binder.front() < noun) continue;
      const auto longer = merged(base, binder);
      for (const auto o : context_.predicates.conjuncts(c)) {
        add(longer, object_words(o));
        chain(o, longer, depth + 1);
      }
    }
  }

  /// Short triples leave out the quotation marks around a whole argument.
  void unquote(Words& words) const {
    const auto quote = [&](TokenIndex t) {
      return one_of(context_.tree.text(t), {"``", "''", "\"", "\u201C", "\u201D", "`", "'"});
    };
    if (words.size() > 2 && quote(words.front()) && quote(words.back())) {
      words.pop_back();
      words.erase(words.begin());
      trim(context_.tree, words);
    }
  }

  void add(const Words& relation, const Words& object, std::size_t longest = longest_object) {
    if (relation.empty() || object.empty() || subject_.empty() || out_.size() >= end_ ||
        relation.size() > longest_relation || object.size() > longest)
      return;
    Draft draft;
    draft.subject = subject_;
    draft.relation = relation;
    draft.object = object;
    unquote(draft.subject);
    unquote(draft.object);
    draft.head = predicate_.head;
    draft.negated = predicate_.negated;
    draft.confidence = clause_confidence(context_, predicate_, draft);
    if (draft.confidence >= least_confidence) out_.push_back(std::move(draft));
  }

  const OpenContext& context_;
  const Predicate& predicate_;
  std::vector<Draft>& out_;
  std::size_t end_;
  Words subject_;
};

}  // namespace

void add_minimal(const OpenContext& context, const Predicate& predicate, std::vector<Draft>& out) {
  MinimalWriter writer(context, predicate, out);
  for (const auto subject : predicate.subjects) writer.write(subject);
}

}  // namespace demarche::detail
