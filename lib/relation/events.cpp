// SPDX-License-Identifier: Apache-2.0
#include "relation/events.hpp"

#include <algorithm>
#include <unordered_map>

#include "mention/words.hpp"
#include "relation/match.hpp"
#include "relation/stop_context.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

int specificity(const Rule& rule, const RuleSet::Trigger& trigger) {
  return (trigger.second.empty() ? 0 : 3) + (rule.needs.empty() ? 0 : 4) +
         (rule.object.optional || rule.subject.optional ? 0 : 1);
}

/// Rules for a lemma; for a verb that the lemmatiser has not seen ("telephon", "shel", "rioted")
/// also with its ending mended.
const std::vector<RuleSet::Trigger>* find_triggers(const RuleSet& rules, std::string_view lemma,
                                                   bool verb) {
  const auto* found = rules.find(lemma);
  if (found || lemma.size() < 4) return found;
  std::string mended(lemma);
  if (!verb) return lemma.ends_with("s") ? rules.find(lemma.substr(0, lemma.size() - 1)) : nullptr;
  for (const std::string_view ending : {"ed", "ing", "es", "s"})
    if (lemma.ends_with(ending) && lemma.size() > ending.size() + 2) {
      const auto stem = lemma.substr(0, lemma.size() - ending.size());
      if ((found = rules.find(stem))) return found;
      mended = stem;
      break;
    }
  mended += 'e';
  found = rules.find(mended);
  if (found) return found;
  mended.back() = lemma.back();
  if ((found = rules.find(mended))) return found;
  mended = lemma;  // "patroll"
  const auto n = mended.size();
  if (mended[n - 1] == mended[n - 2]) mended.pop_back();
  return rules.find(mended);
}

/// The content of a threat, a demand or a refusal is no event beside it: "threatened to attack B"
/// is a threat, whoever the attack would hit.
bool is_content_of(const Tree& tree, TokenIndex trigger,
                   const std::unordered_map<TokenIndex, RelationType>& fired) {
  auto at = trigger;
  for (int depth = 0; depth < 6; ++depth) {
    const auto head = tree.head(at);
    if (head == no_token) return false;
    const auto rel = tree.rel(at);
    const bool content = rel == Deprel::xcomp || rel == Deprel::ccomp || rel == Deprel::obj ||
                         rel == Deprel::nmod || rel == Deprel::obl || rel == Deprel::conj ||
                         ((rel == Deprel::advcl || rel == Deprel::acl) && tree.infinitive(at));
    if (!content) return false;
    at = head;
    const auto outer = fired.find(at);
    if (outer != fired.end() &&
        (outer->second == RelationType::threaten || outer->second == RelationType::request ||
         outer->second == RelationType::reject))
      return true;
  }
  return false;
}

/// A word of a name of a body, a text or an event is no act by itself.
bool is_part_of_name(const RelationContext& context, TokenIndex token) {
  const auto mention = context.arguments.covering(token);
  if (!mention) return false;
  const auto& m = context.document.mentions[mention.value];
  return m.kind == MentionKind::name && m.tokens.size() > 1 &&
         (m.type == EntityType::org || m.type == EntityType::law || m.type == EntityType::product ||
          m.type == EntityType::event);
}

/// "the [Coordinating] Minister": a capital inside a sentence that is no headline.
bool is_part_of_title(const RelationContext& context, TokenIndex token) {
  const auto& tree = context.tree;
  const auto capital = [&](TokenIndex t) { return is_capitalised(tree.text(t)); };
  const auto sentence = context.document.sentences[tree.sentence(token)].tokens;
  if (!tree.gerund(token) || !capital(token) || token == sentence.begin ||
      token + 1 >= sentence.end || !capital(token + 1))
    return false;
  for (auto t = sentence.begin; t < sentence.end; ++t)
    if (tree.rel(t) == Deprel::root) return tree.is_verb(t) && !capital(t);
  return false;
}

/// "provide aid to B" is one act, not the verb's and the noun's; "plans to help B" is planned help,
/// no agreement beside it. Looks at relation `i` and those of its sentence before it.
void drop_said_twice(const Tree& tree, const std::vector<Relation>& found,
                     const std::vector<TokenIndex>& at, std::size_t i, std::vector<bool>& dropped) {
  const auto below = [&](TokenIndex inner, TokenIndex outer) {
    for (int depth = 0; depth < 3 && inner != no_token; ++depth)
      if ((inner = tree.head(inner)) == outer) return true;
    return false;
  };
  for (std::size_t j = i; j-- > 0 && found[j].sentence == found[i].sentence;) {
    if (dropped[j] || at[j] == at[i] || found[j].subject != found[i].subject ||
        found[j].object != found[i].object || !below(at[i], at[j]))
      continue;
    if (found[j].type == found[i].type)
      dropped[i] = true;
    else if (found[j].type == RelationType::agree && found[i].status == Status::planned &&
             one_of(tree.lemma(at[j]), {"plan", "intend", "aim", "decide"}))
      dropped[j] = true;
  }
}

}  // namespace

std::vector<Relation> find_events(const RelationContext& context, std::vector<RuleTrace>* trace) {
  std::vector<Relation> found;
  const auto& tree = context.tree;
  std::vector<const RuleSet::Trigger*> candidates;
  std::unordered_map<TokenIndex, RelationType> fired;
  std::vector<TokenIndex> at;  // the trigger of each relation
  const auto stopped = stop_contexts(context.document);
  for (TokenIndex t = 0; t < context.document.syntax.size(); ++t) {
    if (stopped[tree.sentence(t)] && !trace) continue;
    const bool verb = tree.pos(t) == Upos::verb || tree.verbal(t);
    const bool noun = (tree.pos(t) == Upos::noun && !verb) ||
                      (tree.pos(t) == Upos::propn && !context.arguments.covering(t));
    if (noun && is_part_of_name(context, t)) continue;  // "the Call to Action"
    if (verb && is_part_of_title(context, t)) continue;
    const bool adjective = tree.pos(t) == Upos::adj && !verb;
    if (!verb && !noun && !adjective) continue;
    candidates.clear();
    // "the Norway-Kenya Alliance": a noun in capitals
    const auto small = noun && tree.pos(t) == Upos::propn ? folded(tree.lemma(t)) : std::string();
    const auto lemma = small.empty() ? tree.lemma(t) : std::string_view(small);
    if (const auto* triggers = find_triggers(context.rules, lemma, verb))
      for (const auto& trigger : *triggers)
        if (const auto& rule = context.rules.rules()[trigger.rule];
            rule.noun == noun && rule.adjective == adjective)
          candidates.push_back(&trigger);
    if (verb && tree.passive(t))  // "is opposed to", "is prepared to": a state
      if (const auto* triggers = context.rules.find(tree.text(t)))
        for (const auto& trigger : *triggers)
          if (context.rules.rules()[trigger.rule].adjective) candidates.push_back(&trigger);
    if (candidates.empty()) continue;
    std::stable_sort(candidates.begin(), candidates.end(), [&](const auto* a, const auto* b) {
      const auto& rules = context.rules.rules();
      return specificity(rules[a->rule], *a) > specificity(rules[b->rule], *b);
    });
    const auto try_all = [&](bool complete) {
      for (const auto* trigger : candidates) {
        const auto& rule = context.rules.rules()[trigger->rule];
        context.document.work->add(Work::rules);
        Match match(context, rule, t);
        const bool fits = match(trigger->second, complete, found);
        if (trace && (fits || !complete))
          trace->push_back({t, &rule, fits, match.failed(), match.failed_at()});
        if (!fits) continue;
        fired.emplace(t, rule.type);
        at.resize(found.size(), t);
        return true;
      }
      return false;
    };
    if (stopped[tree.sentence(t)]) {
      for (const auto* trigger : candidates)
        trace->push_back({t, &context.rules.rules()[trigger->rule], false,
                          "its sentence is one of sport, fiction or history"});
      continue;
    }
    // What names both parties beats what names one, however specific
    if (!candidates.empty() && !try_all(true)) try_all(false);
  }
  std::vector<bool> dropped(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    dropped[i] = found[i].status != Status::actual && is_content_of(tree, at[i], fired);
    if (!dropped[i]) drop_said_twice(tree, found, at, i, dropped);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!dropped[i]) found[kept++] = found[i];
  found.resize(kept);
  return found;
}

}  // namespace demarche::detail
