// SPDX-License-Identifier: Apache-2.0
#include "entity/antecedents.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

class Resolver {
 public:
  Resolver(EntityBuilder& b, const AntecedentModel* model, AntecedentWatcher* watcher)
      : b_(b),
        model_(model),
        watcher_(watcher),
        phrases_(find_phrases(b)),
        discourse_(b, phrases_) {
    removed_.resize(b.mentions.size());
    constexpr std::size_t opening = 400;  // bytes
    joint_ = folded(std::string_view(b.doc.text).substr(0, opening)).find("joint statement") !=
             std::string::npos;
    for (auto m = b.name_count(); m < b.mentions.size(); ++m)
      by_rules_[range_head(b.doc, b.mentions[m].tokens)].push_back(m);
  }

  void run() {
    for (const auto& phrase : phrases_.phrases) resolve(phrase);
    if (!model_) return;
    std::size_t kept = 0;
    for (std::size_t m = 0; m < b_.mentions.size(); ++m)
      if (m >= removed_.size() || !removed_[m]) b_.mentions[kept++] = b_.mentions[m];
    b_.mentions.resize(kept);
  }

 private:
  void resolve(const Phrase& phrase) {
    discourse_.read_to(phrase.head);
    const auto old = mentions_by_rules(phrase.head);
    auto rules = entities_of(old);
    Id<Entity> own;  // somebody whom the rules made for this phrase
    if (rules.size() == 1 && !discourse_.of(rules.front()).named &&
        discourse_.of(rules.front()).first == never) {
      own = rules.front();
      rules.clear();
    }
    weigh(phrase, rules, own);
    if (chosen_ == candidates_.size()) return;
    auto who = candidates_[chosen_].who;
    const bool fresh = who.empty();
    if (fresh) who.push_back(own ? own : create(phrase));
    discourse_.meant(phrase, who);
    if (watcher_) watcher_->resolved(phrase, who);
    if (model_ && !(fresh ? bool{own} : same(who, rules)))
      // who is somebody new to the model stays whom the rules say for the rules of relations
      replace(phrase, fresh && !rules.empty() ? std::vector<std::size_t>{} : old, who);
  }

  /// Mentions that the rules made; those of persons without a name only where there are no others.
  [[nodiscard]] std::vector<std::size_t> mentions_by_rules(std::uint32_t head) const {
    const auto found = by_rules_.find(head);
    if (found == by_rules_.end()) return {};
    auto result = found->second;
    const auto participant = [&](auto m) { return b_.mentions[m].source == participant_source; };
    if (!std::all_of(result.begin(), result.end(), participant)) std::erase_if(result, participant);
    return result;
  }
  [[nodiscard]] EntityList entities_of(const std::vector<std::size_t>& mentions) const {
    EntityList result;
    for (const auto m : mentions)
      if (const auto e = b_.mentions[m].entity;
          std::find(result.begin(), result.end(), e) == result.end())
        result.push_back(e);
    return result;
  }
  static bool same(const EntityList& a, const EntityList& b) {
    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
  }

  void weigh(const Phrase& phrase, const EntityList& rules, Id<Entity> own) {
    candidates_ = find_candidates(b_, phrases_, discourse_, phrase, rules);
    own_.clear();
    phrase_features(b_, phrases_, discourse_, phrase, rules.size() + (own ? 100 : 0), own_);
    features_.resize(candidates_.size());
    chances_.clear();
    if (model_) model_->begin(own_, sums_);
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      features_[c].clear();
      candidate_features(b_, phrases_, discourse_, phrase, own_, candidates_[c], features_[c]);
      if (model_) chances_.push_back(model_->score(sums_, features_[c]));
    }
    choose(phrase, rules);
    if (watcher_) watcher_->weighed({phrase, own_, candidates_, features_, chances_, chosen_});
  }

  /// The model's best; without one, what the rules say, or else a noun's own entity.
  void choose(const Phrase& phrase, const EntityList& rules) {
    if (model_) {
      const auto best = std::max_element(chances_.begin(), chances_.end());
      chosen_ = static_cast<std::size_t>(best - chances_.begin());
      if (candidates_[chosen_].who.empty()) chosen_ = whoever_speaks(phrase);
      const float highest = *best;
      float sum = 0;
      for (auto& chance : chances_) sum += chance = std::exp(chance - highest);
      for (auto& chance : chances_) chance /= sum;
      return;
    }
    const bool noun = phrase.kind == PhraseKind::nominal || phrase.kind == PhraseKind::number;
    chosen_ = !rules.empty() ? 0 : noun ? candidates_.size() - 1 : candidates_.size();
  }

  /// Who is nobody new, though the model thinks so: "I" and "we" of a speaker that the text names,
  /// "we" of a joint statement.
  [[nodiscard]] std::size_t whoever_speaks(const Phrase& phrase) const {
    auto best = chosen_;
    if (phrase.kind != PhraseKind::i && phrase.kind != PhraseKind::we) return best;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const auto& candidate = candidates_[c];
      const bool speaks = candidate.is(Reason::speaker) || candidate.is(Reason::label) ||
                          candidate.is(Reason::speakers_country) ||
                          (joint_ && candidate.is(Reason::countries));
      if (speaks && (best == chosen_ || chances_[c] > chances_[best])) best = c;
    }
    return best;
  }

  Id<Entity> create(const Phrase& phrase) {
    Mention mention;
    mention.type = is_body_noun(phrase.lemma) ? EntityType::org : EntityType::person;
    mention.span = b_.doc.span(phrase.range);
    return b_.create(mention);
  }

  void replace(const Phrase& phrase, const std::vector<std::size_t>& old, const EntityList& who) {
    const bool noun = phrase.kind == PhraseKind::nominal || phrase.kind == PhraseKind::number;
    auto source = noun ? argument_nominal : argument_pronoun;
    auto range = phrase.range;
    if (!old.empty()) {
      const auto& before = b_.mentions[old.front()];
      source = before.source == participant_source ? participant_source
               : noun                              ? antecedent_nominal
                                                   : antecedent_pronoun;
      range = before.tokens;
    }
    for (const auto m : old) removed_[m] = true;
    for (const auto e : who)
      b_.add_mention(b_.doc.span(range), range, e,
                     noun ? MentionKind::nominal : MentionKind::pronoun, source, chances_[chosen_]);
  }

  EntityBuilder& b_;
  const AntecedentModel* model_;
  AntecedentWatcher* watcher_;
  PhraseLayer phrases_;
  Discourse discourse_;
  std::map<std::uint32_t, std::vector<std::size_t>> by_rules_;
  bool joint_ = false;         ///< the text is what several say
  std::vector<bool> removed_;  ///< mentions that the model resolves to others
  std::vector<AntecedentCandidate> candidates_;
  FeatureList own_;
  std::vector<FeatureList> features_;
  std::vector<float> sums_, chances_;
  std::size_t chosen_ = 0;
};

}  // namespace

void resolve_antecedents(EntityBuilder& builder, const AntecedentModel* model,
                         AntecedentWatcher* watcher) {
  if (builder.doc.syntax.empty() || (!model && !watcher)) return;
  Resolver(builder, model, watcher).run();
}

}  // namespace demarche::detail
