// SPDX-License-Identifier: Apache-2.0
#include "open/drafts.hpp"

namespace demarche::detail {
namespace {

constexpr auto bit = [](EntityType t) { return 1U << static_cast<unsigned>(t); };
constexpr auto places = bit(EntityType::gpe) | bit(EntityType::loc) | bit(EntityType::fac);
constexpr auto titles = bit(EntityType::title);
constexpr auto values = bit(EntityType::date) | bit(EntityType::time) | bit(EntityType::cardinal);
constexpr auto located = places | bit(EntityType::org) | bit(EntityType::event);
constexpr auto owners =
    bit(EntityType::person) | bit(EntityType::org) | bit(EntityType::gpe) | bit(EntityType::loc);

class ImpliedWriter {
 public:
  ImpliedWriter(const OpenContext& context, std::vector<Draft>& out)
      : context_(context), tree_(context.tree), out_(out) {}

  /// "Mlada, a baker": is; "Oslo, Norway": is in.
  void apposition(TokenIndex token) {
    const auto head = tree_.head(token);
    if (tree_.rel(token) != Deprel::appos || head == no_token || named(token, values)) return;
    const auto first = context_.extents.noun(head, true, token);
    const auto second = context_.extents.noun(token, false);
    const bool name_first = tree_.pos(head) == Upos::propn;
    const bool name_behind = tree_.pos(token) == Upos::propn && !named(token, titles);
    if (named(head, places) && named(token, places))
      add(first, "is in", second, token, 0.36F);
    else if (name_first && !name_behind)
      add(first, "is", second, token, 0.38F);
    else if (name_behind && !name_first)  // "the baker, Mlada": the name is what is spoken of
      add(second, "is", first, token, 0.38F);
    // two names may be a list, two common nouns an afterthought
  }

  /// "President Ruto", "engineer Ada Quist": is.
  void title(TokenIndex token) {
    const auto& doc = context_.document;
    for (const auto id : context_.arguments.headed_by(token)) {
      const auto& person = doc.mentions[id.value];
      if (person.type != EntityType::person || person.kind != MentionKind::name ||
          person.tokens.begin == 0)
        continue;
      const auto last = person.tokens.begin - 1;
      const auto before = context_.arguments.covering(last);
      const bool office = before && doc.mentions[before.value].type == EntityType::title &&
                          doc.mentions[before.value].tokens.end == person.tokens.begin;
      if (!office &&
          (before || tree_.pos(last) != Upos::noun || tree_.text(last) != tree_.lemma(last)))
        continue;
      auto begin = office ? doc.mentions[before.value].tokens.begin : last;
      while (begin > 0 && last - begin < 11 && described_by(begin - 1, token)) --begin;
      Words name, description;
      for (auto t = person.tokens.begin; t < person.tokens.end; ++t) name.push_back(t);
      for (auto t = begin; t <= last; ++t) description.push_back(t);
      add(name, "is", description, token, 0.36F);
    }
  }

  /// "Norway's minister": has.
  void possessive(TokenIndex token) {
    const auto noun = tree_.head(token);
    if (noun == no_token || !tree_.possessive(token) || !named(token, owners)) return;
    const auto owner = context_.extents.noun(token, true);
    const auto owned = without(context_.extents.core(noun), context_.extents.clause(token));
    add(owner, "has", owned, noun, 0.2F);
  }

  /// "the embassy in Oslo": is in.
  void location(TokenIndex token) {
    const auto noun = tree_.head(token);
    if (tree_.rel(token) != Deprel::nmod || noun == no_token || !named(token, places) ||
        tree_.preposition(token) != "in" || !named(noun, located))
      return;
    add(context_.extents.core(noun), "is in", context_.extents.noun(token, true), noun, 0.3F);
  }

 private:
  /// The word stands in the sentence of the name, and in a run of nouns and adjectives.
  [[nodiscard]] bool described_by(TokenIndex word, TokenIndex name) const {
    return tree_.sentence(word) == tree_.sentence(name) &&
           (tree_.pos(word) == Upos::adj || tree_.pos(word) == Upos::noun ||
            tree_.pos(word) == Upos::propn);
  }
  [[nodiscard]] bool named(TokenIndex token, std::uint32_t types) const {
    for (const auto id : context_.arguments.headed_by(token)) {
      const auto& m = context_.document.mentions[id.value];
      if (m.kind == MentionKind::name && (types >> static_cast<unsigned>(m.type) & 1U)) return true;
    }
    return false;
  }

  void add(const Words& subject, std::string_view relation, const Words& object, TokenIndex head,
           float confidence) {
    if (subject.empty() || object.empty()) return;
    Draft draft;
    draft.subject = subject;
    draft.object = object;
    draft.implied = relation;
    draft.head = head;
    draft.confidence = confidence;
    out_.push_back(std::move(draft));
  }

  const OpenContext& context_;
  const Tree& tree_;
  std::vector<Draft>& out_;
};

}  // namespace

void add_implied(const OpenContext& context, TokenIndex token, std::vector<Draft>& out) {
  ImpliedWriter writer(context, out);
  writer.apposition(token);
  writer.title(token);
  writer.possessive(token);
  writer.location(token);
}

}  // namespace demarche::detail
