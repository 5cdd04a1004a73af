// SPDX-License-Identifier: Apache-2.0
#include "entity/clause_subject.hpp"

#include <algorithm>

namespace demarche::detail {
namespace {

constexpr auto none = Syntax::root;

std::uint32_t governing_verb(const std::vector<Syntax>& syntax, std::uint32_t token) {
  auto verb = syntax[token].head;
  for (int steps = 0; steps < 5 && verb != none && syntax[verb].pos != Upos::verb; ++steps)
    verb = syntax[verb].head;
  return verb == none || verb > token || syntax[verb].pos != Upos::verb ? none : verb;
}

/// The last of the tokens from `begin` to `end` that hangs so on the head.
std::uint32_t child(const std::vector<Syntax>& syntax, std::uint32_t begin, std::uint32_t end,
                    std::uint32_t head, Deprel rel) {
  auto found = none;
  for (auto t = begin; t < end; ++t)
    if (syntax[t].head == head && syntax[t].rel == rel) found = t;
  return found;
}

}  // namespace

std::optional<std::vector<Id<Entity>>> subject_of_their(const EntityBuilder& b,
                                                        const std::vector<std::size_t>& order,
                                                        std::uint32_t token, std::size_t next) {
  const auto& syntax = b.doc.syntax;
  if (syntax.empty()) return std::nullopt;
  const auto verb = governing_verb(syntax, token);
  if (verb == none) return std::nullopt;
  const auto sentence = b.doc.sentences[b.sentence_of(token)].tokens;
  b.doc.work->add(Work::looked_back, token - sentence.begin);
  const auto subject = child(syntax, sentence.begin, verb, verb, Deprel::nsubj);
  if (subject == none || syntax[subject].pos == Upos::pron) return std::nullopt;
  const auto conjunct = child(syntax, subject + 1, verb, subject, Deprel::conj);
  std::vector<Id<Entity>> owners;
  for (std::size_t steps = 0; next-- > 0 && steps < 40; ++steps) {
    const auto& m = b.mentions[order[next]];
    if (m.tokens.begin < sentence.begin) break;
    const bool group = m.source == "nominal.pair" || m.source == "nominal.group";
    const bool listed = conjunct != none && m.type == EntityType::person &&
                        (m.tokens.contains(subject) || m.tokens.contains(conjunct));
    if (m.tokens.end > token || (!listed && !(group && m.tokens.contains(subject)))) continue;
    if (std::find(owners.begin(), owners.end(), m.entity) == owners.end())
      owners.insert(owners.begin(), m.entity);
  }
  const bool people = syntax[subject].pos == Upos::noun && syntax[subject].lemma != b.word(subject);
  if (owners.empty() && conjunct == none && !people) return std::nullopt;
  return owners;
}

}  // namespace demarche::detail
