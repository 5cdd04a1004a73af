// SPDX-License-Identifier: Apache-2.0
#include "relation/relations.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

#include "relation/choice.hpp"
#include "relation/events.hpp"
#include "relation/figures.hpp"
#include "relation/happening.hpp"
#include "relation/standing.hpp"
#include "relation/standing_clauses.hpp"

namespace demarche::detail {
namespace {

/// "Norway said that it had helped Kenya": done, as far as the article is concerned; what somebody
/// says of himself in a quotation, or means to do, is his word.
bool is_told_of_oneself(const Layers& doc, const Relation& r) {
  if (!r.attributed_to || r.attributed_to != r.subject || r.status != Status::actual) return false;
  const auto word =
      std::partition_point(doc.tokens.begin(), doc.tokens.end(),
                           [&](const auto& token) { return token.span.end <= r.trigger.begin; });
  return !doc.quotations.at(static_cast<std::uint32_t>(word - doc.tokens.begin()));
}

constexpr auto none = std::numeric_limits<std::size_t>::max();

/// The relations that are alike but for their times. One without a known time is the same as any.
class Same {
 public:
  /// The first that a relation of this time repeats, or none. O(log n).
  [[nodiscard]] std::size_t find(std::string_view time) const {
    if (time.empty()) return first_;
    const auto dated = dated_.find(time);
    return std::min(undated_, dated == dated_.end() ? none : dated->second);
  }
  void keep(std::size_t relation, std::string_view time) {
    first_ = std::min(first_, relation);
    if (time.empty())
      undated_ = relation;
    else
      dated_.emplace(time, relation);
  }
  /// The one without a time has one now.
  void date(std::size_t relation, std::string_view time) {
    if (undated_ == relation) undated_ = none;
    dated_.emplace(time, relation);
  }

 private:
  std::size_t first_ = none, undated_ = none;
  std::map<std::string_view, std::size_t> dated_;
};

/// Keeps one relation for each happening; the sentences of the others become its evidence.
class Merger {
 public:
  explicit Merger(const Layers& doc) : doc_(doc) { layer_.used.resize(doc.mentions.size()); }

  void add(const Relation& r) {
    for (const auto m : {r.subject_mention, r.object_mention})
      if (m) use(m);
    if (r.attributed_to) {  // a speaker without a name is listed for what is said alone
      const auto first = doc_.entities[r.attributed_to.value].first;
      if (first) use(first);
    }
    const auto [subject, object] = ordered_parties(r);
    auto& same = index_[{static_cast<int>(r.type), std::string(r.predicate), subject, object,
                         static_cast<int>(r.status)}];
    const auto time = known_time(r.time);
    const auto i = same.find(time);
    if (i == none) {
      same.keep(layer_.relations.size(), time);
      layer_.relations.push_back(r);
      layer_.evidence.emplace_back();
      return;
    }
    auto& kept = layer_.relations[i];
    if (!kept.time && r.time) {
      kept.time = r.time;
      if (!time.empty()) same.date(i, time);
    }
    if (!kept.place) kept.place = r.place;
    const auto span = sentence(r);
    auto& evidence = layer_.evidence[i];
    // relations come in text order: a sentence that is there already is the last
    if (!(span == sentence(kept)) && (evidence.empty() || !(evidence.back() == span)))
      evidence.push_back(span);
  }

  /// Is listed, whether it has a name or not.
  void use(Id<Mention> mention) { layer_.used[mention.value] = true; }

  RelationLayer finish() {
    for (auto& r : layer_.relations) r.happening = happening_key(doc_, r);
    return std::move(layer_);
  }

 private:
  [[nodiscard]] Span sentence(const Relation& r) const {
    return doc_.span(doc_.sentences[r.sentence.value].tokens);
  }
  /// Empty where there is no time, or none that is known.
  [[nodiscard]] std::string_view known_time(Id<Mention> time) const {
    if (!time) return {};
    const auto& value = doc_.entities[doc_.mentions[time.value].entity.value].value;
    return value.known ? std::string_view(value.text) : std::string_view{};
  }

  const Layers& doc_;
  RelationLayer layer_;
  std::map<std::tuple<int, std::string, std::uint32_t, std::uint32_t, int>, Same> index_;
};

bool is_users(const RuleSet& rules, const Relation& relation) {
  const auto* rule = rules.named(relation.rule);
  return rule && rule->users;
}

/// Out go assaults that are figures of speech, whoever proposed them, but for those of users'
/// rules.
void drop_figures(const RelationContext& context, std::vector<Relation>& relations) {
  const auto& tokens = context.document.tokens;
  std::erase_if(relations, [&](const Relation& r) {
    if (r.type != RelationType::assault || is_users(context.rules, r)) return false;
    const auto token = std::partition_point(
        tokens.begin(), tokens.end(), [&](const auto& t) { return t.span.end <= r.trigger.begin; });
    return token != tokens.end() &&
           is_figure_of_speech(context.tree, static_cast<TokenIndex>(token - tokens.begin()));
  });
}

}  // namespace

RelationLayer find_relations(const Layers& document, const RuleSet& rules, float min_confidence,
                             const RelationScorer* scorer) {
  std::vector<Relation> all;
  std::vector<Id<Mention>> parties;
  if (document.syntax.empty()) {
    all = find_standing(document);
  } else {
    const Tree tree(document);
    const Clauses clauses(tree);
    const Arguments arguments(tree);
    const Attribution attribution(tree, clauses, arguments);
    const RelationContext context{document, rules, tree, clauses, arguments, attribution};
    all = with_standing(context, find_events(context));
    if (scorer) {
      auto choice = choose(context, propose(context, all), *scorer, min_confidence);
      all = std::move(choice.relations);
      parties = std::move(choice.parties);
    }
    drop_figures(context, all);
  }
  std::erase_if(all, [&](const auto& r) { return r.confidence < needed(min_confidence, r); });
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.trigger.begin < b.trigger.begin; });
  for (auto& r : all)
    if (is_told_of_oneself(document, r)) r.attributed_to = {};
  Merger merger(document);
  for (const auto& relation : all) merger.add(relation);
  for (const auto party : parties) merger.use(party);
  return merger.finish();
}

}  // namespace demarche::detail
