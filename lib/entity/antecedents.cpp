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
      if (const auto sure = surely_speaks(phrase); sure < candidates_.size())
        chosen_ = sure;
      else if (candidates_[chosen_].who.empty())
        chosen_ = whoever_speaks(phrase);
      else
        chosen_ = those_who_act();
      const float highest = *best;
      float sum = 0;
      for (auto& chance : chances_) sum += chance = std::exp(chance - highest);
      for (auto& chance : chances_) chance /= sum;
      return;
    }
    const bool noun = phrase.kind == PhraseKind::nominal || phrase.kind == PhraseKind::number;
    chosen_ = !rules.empty() ? 0 : noun ? candidates_.size() - 1 : candidates_.size();
  }

  /// "A and B thanked C and D. Both countries ...": of two lists in one sentence whoever acts.
  [[nodiscard]] std::size_t those_who_act() const {
    const auto& chosen = candidates_[chosen_];
    if (chosen.who.size() != 2 || !chosen.is(Reason::listed) || acts(chosen)) return chosen_;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const auto& other = candidates_[c];
      if (other.who.size() == 2 && other.is(Reason::listed) && acts(other) &&
          b_.sentence_of(other.token) == b_.sentence_of(chosen.token))
        return c;
    }
    return chosen_;
  }
  [[nodiscard]] bool acts(const AntecedentCandidate& listed) const {
    auto t = listed.token;
    for (int steps = 0; steps < 4 && t < b_.doc.syntax.size(); ++steps) {
      if (b_.doc.syntax[t].rel != Deprel::conj) return b_.doc.syntax[t].rel == Deprel::nsubj;
      t = b_.doc.syntax[t].head;
    }
    return false;
  }

  /// "I" of a person who is named as the speaker, "we" of those whose statement the text says that
  /// it is, are no guess. Past the last candidate where nothing says so.
  [[nodiscard]] std::size_t surely_speaks(const Phrase& phrase) const {
    const bool speaks = discourse_.speaks(phrase.head);
    const auto person = [&](const AntecedentCandidate& c) {
      return c.who.size() == 1 && b_.entities[c.who.front().value].type == EntityType::person;
    };
    const auto said = [&](const AntecedentCandidate& c) {
      if (phrase.kind == PhraseKind::i) return c.is(Reason::speaker) && person(c);
      return phrase.kind == PhraseKind::we && !speaks && !discourse_.issuers.bodies.empty() &&
             same(c.who, discourse_.issuers.bodies);
    };
    const auto found = std::find_if(candidates_.begin(), candidates_.end(), said);
    return static_cast<std::size_t>(found - candidates_.begin());
  }

  /// Who is nobody new, though the model thinks so: "I" and "we" of a speaker or an issuer that the
  /// text names, "we" of a joint statement. "I" is sooner the speaker, "we" for whom he speaks.
  [[nodiscard]] std::size_t whoever_speaks(const Phrase& phrase) const {
    if (phrase.kind != PhraseKind::i && phrase.kind != PhraseKind::we) return chosen_;
    const bool we = phrase.kind == PhraseKind::we;
    for (const bool first : {true, false}) {
      if (!we && !first && discourse_.speaks(phrase.head)) break;      // a person without a name
      if (we && !first && !country_spoken_for(phrase).empty()) break;  // create() makes it
      auto best = chosen_;
      for (std::size_t c = 0; c < candidates_.size(); ++c) {
        const auto& candidate = candidates_[c];
        const bool himself = candidate.is(Reason::speaker) || candidate.is(Reason::label);
        const bool for_others =
            candidate.is(Reason::speakers_country) || (joint_ && candidate.is(Reason::countries));
        if (((we == first) ? for_others : himself) &&
            (best == chosen_ || chances_[c] > chances_[best]))
          best = c;
      }
      if (best != chosen_) return best;
    }
    return chosen_;
  }

  [[nodiscard]] std::string_view country_spoken_for(const Phrase& phrase) const {
    if (discourse_.speaks(phrase.head)) return discourse_.spoken_for(phrase.head).country;
    const auto person = discourse_.issuers.person;
    return person ? b_.entities[person.value].country : std::string_view{};
  }

  /// "We" of somebody whose country the text does not name is that country.
  Id<Entity> create(const Phrase& phrase) {
    Mention mention;
    mention.span = b_.doc.span(phrase.range);
    if (phrase.kind == PhraseKind::we)
      if (const auto country = country_spoken_for(phrase); !country.empty())
        if (const auto* sense = b_.gazetteer.country(country)) {
          mention.type = EntityType::gpe;
          const auto entity = b_.keyed(std::string(sense->id), mention);
          b_.link(entity, *sense);
          return entity;
        }
    mention.type = is_body_noun(phrase.lemma) ? EntityType::org : EntityType::person;
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
