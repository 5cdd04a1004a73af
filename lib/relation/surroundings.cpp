// SPDX-License-Identifier: Apache-2.0
#include "relation/surroundings.hpp"

#include <map>
#include <tuple>

namespace demarche::detail {
namespace {

/// The likeliest of some proposals, by what tells them apart, and the next.
struct Two {
  std::size_t best = 0;
  float first = 0, second = 0;
  void add(std::size_t proposal, float likely) {
    if (likely > first) {
      second = first;
      first = likely;
      best = proposal;
    } else {
      second = std::max(second, likely);
    }
  }
  /// The likeliest that is not this one.
  [[nodiscard]] float without(std::size_t proposal) const {
    return proposal == best ? second : first;
  }
};

/// What is told again: the same type and parties, in another sentence or of another trigger.
void note_repetitions(std::vector<Proposal>& proposals) {
  std::map<std::pair<RelationType, std::pair<std::uint32_t, std::uint32_t>>, float> told;
  for (auto& p : proposals) {
    auto& before = told[{p.relation.type, ordered_parties(p.relation)}];
    p.told_before = before;
    before = std::max(before, likelihood(p));
  }
}

/// What somebody is to different bodies: of several offices in one text most are another's.
void note_rivals(std::vector<Proposal>& proposals) {
  std::map<std::pair<RelationType, std::uint32_t>, Two> best;
  for (const auto& p : proposals)
    if (!is_event(p.relation.type))
      best[{p.relation.type, p.relation.subject.value}].add(p.relation.object.value, likelihood(p));
  for (auto& p : proposals)
    if (!is_event(p.relation.type))
      p.rival = best[{p.relation.type, p.relation.subject.value}].without(p.relation.object.value);
}

/// What else the sentence may say of the same word and of the same parties.
void note_neighbours(std::vector<Proposal>& proposals) {
  using Sided = std::tuple<std::uint32_t, RelationType, std::uint32_t, std::uint32_t>;
  std::map<std::uint32_t, Two> words;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Two> pairs;
  std::map<Sided, float> directed;
  const auto parties = [](const Relation& r) {
    return std::tuple(r.sentence.value, std::min(r.subject.value, r.object.value),
                      std::max(r.subject.value, r.object.value));
  };
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const auto& p = proposals[i];
    const auto& r = p.relation;
    words[p.word].add(i, likelihood(p));
    pairs[parties(r)].add(i, likelihood(p));
    auto& likeliest = directed[{r.sentence.value, r.type, r.subject.value, r.object.value}];
    likeliest = std::max(likeliest, likelihood(p));
  }
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    auto& p = proposals[i];
    const auto& r = p.relation;
    p.beside = words[p.word].without(i);
    p.between = pairs[parties(r)].without(i);
    const auto other = directed.find({r.sentence.value, r.type, r.object.value, r.subject.value});
    p.reversed = other == directed.end() ? 0 : other->second;
  }
}

void note_mentions(const Layers& document, std::vector<Proposal>& proposals) {
  std::vector<std::uint32_t> count(document.entities.size());
  for (const auto& mention : document.mentions)
    if (mention.entity) ++count[mention.entity.value];
  for (auto& p : proposals) {
    if (p.relation.subject) p.mentions[0] = count[p.relation.subject.value];
    if (p.relation.object) p.mentions[1] = count[p.relation.object.value];
  }
}

}  // namespace

void note_surroundings(const Layers& document, std::vector<Proposal>& proposals) {
  note_repetitions(proposals);
  note_rivals(proposals);
  note_neighbours(proposals);
  note_mentions(document, proposals);
}

}  // namespace demarche::detail
