// SPDX-License-Identifier: Apache-2.0
/// "foreign ministers", "one villager": people whom the text neither names nor ties to a name.
///
/// They are arguments only of rules that say so ("unnamed"), as the addressee of "told" is; those
/// that no relation uses fall out again (unused.cpp).
#include <map>

#include "entity/builder.hpp"
#include "entity/phrases.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

class Participants {
 public:
  explicit Participants(EntityBuilder& b) : b_(b), taken_(b.doc.tokens.size(), false) {
    for (const auto& m : b_.mentions)
      for (auto t = m.tokens.begin; t < m.tokens.end; ++t) taken_[t] = true;
  }

  void run() {
    const auto& syntax = b_.doc.syntax;
    if (syntax.empty()) return;
    speakers_without_a_name();
    for (const auto& sentence : b_.doc.sentences)
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
        if (syntax[t].pos == Upos::noun && !taken_[t] && is_argument(syntax[t].rel) &&
            (is_human_noun(syntax[t].lemma) || is_group_noun(syntax[t].lemma)))
          participant(t, sentence.tokens.begin);
  }

 private:
  static bool is_argument(Deprel rel) {
    return rel == Deprel::nsubj || rel == Deprel::obj || rel == Deprel::iobj ||
           rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::conj;
  }

  /// "SENIOR OFFICIAL: ...": the same whenever it is that label's turn.
  void speakers_without_a_name() {
    for (const auto& q : b_.doc.quotations.all) {
      if (q.kind != Quotation::Kind::turn || q.label.size() == 0) continue;
      const auto last = q.label.end - 1;
      if (b_.word(last).size() < 2 || is_named(q.label)) continue;
      Mention phrase;
      phrase.type = EntityType::person;
      phrase.span = b_.doc.span(q.label);
      auto& same = by_phrase_[folded(b_.doc.view(phrase.span))];
      if (!same) same = b_.create(phrase);
      b_.add_mention(phrase.span, q.label, same, MentionKind::nominal, participant_source, 0.6F);
      for (auto t = q.label.begin; t < q.label.end; ++t) taken_[t] = true;
    }
  }

  [[nodiscard]] bool is_named(TokenRange label) const {
    for (auto t = label.begin; t < label.end; ++t)
      if (const auto name = b_.name_beginning_at(t))
        if (b_.mentions[name.value].type != EntityType::title) return true;
    return false;
  }

  void participant(std::uint32_t head, std::uint32_t limit) {
    const auto begin =
        phrase_begin(b_.doc, head, limit, [this](std::uint32_t t) { return bool{taken_[t]}; });
    const auto first = folded(b_.word(begin));
    if (first == "no" || first == "any" || first == "which" || first == "what") return;
    if (b_.name_ending_at(begin)) return;  // the name's own: "Kenya's leaders"
    const TokenRange range{begin, head + 1};
    const auto lemma = std::string(b_.doc.syntax[head].lemma);
    Mention phrase;
    phrase.type = is_body_noun(lemma) ? EntityType::org : EntityType::person;
    phrase.span = b_.doc.span(range);
    // "the villagers" are those of before, "a villager" and "old villagers" are others
    const bool again = first == "the" && head == begin + 1;
    const bool indefinite = first == "a" || first == "an" || first == "one" || first == "another";
    auto& last = last_[lemma];
    auto& same = by_phrase_[folded(b_.doc.view(phrase.span))];
    auto entity = again && last ? last : indefinite ? Id<Entity>{} : same;
    if (!entity) entity = b_.create(phrase);
    last = same = entity;
    b_.add_mention(phrase.span, range, entity, MentionKind::nominal, participant_source, 0.6F);
  }

  EntityBuilder& b_;
  std::vector<bool> taken_;
  std::map<std::string, Id<Entity>> last_, by_phrase_;
};

}  // namespace

void add_participants(EntityBuilder& builder) { Participants(builder).run(); }

}  // namespace demarche::detail
