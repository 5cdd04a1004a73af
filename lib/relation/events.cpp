// SPDX-License-Identifier: Apache-2.0
#include "relation/events.hpp"

#include <algorithm>
#include <unordered_map>

#include "relation/circumstance.hpp"
#include "util/noun_classes.hpp"
#include "relation/status.hpp"
#include "relation/stop_context.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t max_actors =
    6;  // a list of twenty states gives its first pairs, not four hundred

/// Tries one rule at one token.
class Match {
 public:
  Match(const RelationContext& context, const Rule& rule, TokenIndex trigger)
      : context_(context), rule_(rule), trigger_(trigger) {}

  /// Adds the relations; false if the rule does not hold here, or, where `complete` is asked for,
  /// gives only one party.
  bool operator()(std::string_view second, bool complete, std::vector<Relation>& out) {
    if (!second.empty() && !has_second(second))
      return fail("the second word of its trigger is not there");
    if (!rule_.needs.empty() && !has_dependent(rule_.needs))
      return fail("no word of \"needs\" depends on the trigger");
    if (!rule_.unless.empty() && has_dependent(rule_.unless))
      return fail("a word of \"unless\" depends on the trigger");
    fill(rule_.subject, subjects_, false);
    if (subjects_.empty()) fill(rule_.subject, subjects_, true);
    if (subjects_.empty() && !named_people_) nearest_subject();
    const bool subject_unknown = subjects_.empty() && named_nobody_;
    const bool subject_lifeless = subject_unknown && !named_people_;
    if (shares_place()) {
      objects_.assign(subjects_.begin() + (subjects_.empty() ? 0 : 1), subjects_.end());
      if (!subjects_.empty()) subjects_.resize(1);
    } else {
      fill(rule_.object, objects_, false);
    }
    drop_same();
    const bool mutual = rule_.mutual || is_symmetric(rule_.type);
    if (mutual && objects_.empty() && subjects_.size() > 1) {
      objects_.assign(subjects_.begin() + 1,
                      subjects_.end());  // "A and B met", "the two sides agreed"
      subjects_.resize(1);
      drop_same();
    } else if (mutual && subjects_.empty() && objects_.size() > 1) {
      subjects_.assign(1, objects_.front());
      objects_.erase(objects_.begin());
      drop_same();
    }
    if (objects_.empty()) fill(rule_.object, objects_, true);
    if (subjects_.empty() && objects_.empty()) return fail("neither subject nor object is a name");
    if (conditional()) return fail("it stands in a condition");
    // "The flood hit B": what does it is nobody; "the gunmen attacked B": somebody unnamed
    if (subjects_.empty() && (!rule_.subject.optional || subject_lifeless))
      return fail("no subject");
    if (objects_.empty() && !rule_.object.places.empty() &&
        (!rule_.object.optional || !public_actor()))
      return fail("no object");
    if (complete && (subjects_.empty() || objects_.empty()))
      return fail(subjects_.empty() ? "no subject" : "no object");
    emit(out);
    return true;
  }

  /// On what it failed, in words for people.
  [[nodiscard]] std::string_view failed() const { return failed_; }

 private:
  bool fail(std::string_view why) {
    failed_ = why;
    return false;
  }
  [[nodiscard]] bool has_second(std::string_view second) const {
    const auto& tree = context_.tree;
    for (const auto c : tree.children(trigger_)) {
      if (tree.lemma(c) == second && c > trigger_) return true;
      if ((tree.rel(c) == Deprel::obl || tree.rel(c) == Deprel::nmod) &&
          tree.preposition(c) == second)
        return true;
    }
    return false;
  }

  [[nodiscard]] bool has_dependent(const std::vector<std::string>& lemmas) const {
    const auto& tree = context_.tree;
    if (std::find(lemmas.begin(), lemmas.end(), "xcomp") != lemmas.end()) {  // "called B a liar"
      int objects = 0;
      for (const auto c : tree.children(trigger_)) {
        if (tree.rel(c) == Deprel::xcomp && !tree.is_verb(c)) return true;
        if (tree.rel(c) == Deprel::obj && ++objects > 1) return true;
      }
    }
    const auto listed = [&](TokenIndex t) {
      if (tree.lemma(t).ends_with("s") &&
          std::find(lemmas.begin(), lemmas.end(),
                    tree.lemma(t).substr(0, tree.lemma(t).size() - 1)) != lemmas.end())
        return true;
      return std::find(lemmas.begin(), lemmas.end(), tree.lemma(t)) != lemmas.end();
    };
    for (const auto c : tree.children(trigger_)) {
      if (listed(c)) return true;
      // of an adjunct only its preposition counts: "met A after tests of missiles"
      for (const auto d : tree.children(c))
        if (((tree.rel(c) != Deprel::obl && tree.rel(c) != Deprel::advcl) ||
             tree.rel(d) == Deprel::case_ || tree.rel(d) == Deprel::mark) &&
            listed(d))
          return true;
    }
    if (rule_.noun && tree.head(trigger_) != no_token && listed(tree.head(trigger_))) return true;
    for (const auto t : context_.clauses.objects(trigger_))
      if (listed(t)) return true;
    return false;
  }

  /// "between A and B" holds both arguments.
  [[nodiscard]] bool shares_place() const {
    return used_between_ &&
           std::any_of(rule_.object.places.begin(), rule_.object.places.end(), [](const auto& p) {
             return p.slot == Slot::preposition && (p.word == "between" || p.word == "among");
           });
  }

  /// "[A], Norwegian Minister and Adviser": titles that the parse has coordinated with their
  /// person.
  [[nodiscard]] bool title_of_person(TokenIndex token) const {
    const auto& doc = context_.document;
    const auto& tree = context_.tree;
    const auto title = context_.arguments.covering(token);
    if (!title || doc.mentions[title.value].type != EntityType::title ||
        tree.rel(token) != Deprel::conj)
      return false;
    const auto first = context_.arguments.covering(tree.first_conjunct(token));
    return first && doc.mentions[first.value].type == EntityType::person;
  }

  /// Mentions that the token denotes and that are not yet an argument; false if none.
  bool add(TokenIndex token, std::uint32_t types, std::vector<Id<Mention>>& out) {
    bool added = false;
    if (title_of_person(token)) return false;
    for (const auto mention : context_.arguments.denoted(token, types)) {
      if (out.size() >= max_actors || std::find(out.begin(), out.end(), mention) != out.end())
        continue;
      const auto entity = actor(context_.document, mention);
      if (&out == &objects_ && std::any_of(subjects_.begin(), subjects_.end(), [&](auto s) {
            return actor(context_.document, s) == entity;
          }))
        continue;
      out.push_back(mention);
      added = true;
    }
    return added;
  }

  /// The event is an act at some place, not words about one.
  [[nodiscard]] bool takes_place() const {
    return (rule_.type == RelationType::consult && rule_.predicate != "discuss") ||
           rule_.type == RelationType::assault || rule_.type == RelationType::protest ||
           rule_.type == RelationType::coerce;
  }

  /// In a condition nothing has happened: "if A attacks B", "unless A pays". What somebody is asked
  /// ("asked if") or doubts is possible instead.
  [[nodiscard]] bool conditional() const {
    const auto& tree = context_.tree;
    auto clause = context_.clauses.clause_of(trigger_);
    for (int depth = 0; depth < 4 && clause != no_token; ++depth) {
      if (tree.rel(clause) == Deprel::advcl || tree.rel(clause) == Deprel::root)
        for (const auto c : tree.children(clause))
          if (tree.rel(c) == Deprel::mark && c < clause && one_of(tree.lemma(c), {"if", "unless"}))
            return true;
      if (tree.rel(clause) != Deprel::conj && tree.rel(clause) != Deprel::xcomp &&
          tree.rel(clause) != Deprel::obj)
        return false;
      clause = tree.head(clause);
    }
    return false;
  }

  /// "A said it would leave": a pronoun that no earlier stage has resolved means who says so.
  void add_speaker(TokenIndex pronoun) {
    const auto& tree = context_.tree;
    if (tree.pos(pronoun) != Upos::pron ||
        !one_of(tree.lemma(pronoun), {"they", "it", "he", "she"}))
      return;
    auto clause = tree.head(pronoun);
    for (int depth = 0; depth < 4 && clause != no_token; ++depth) {
      const auto head = tree.head(clause);
      if (head == no_token) return;
      if (tree.rel(clause) == Deprel::ccomp && is_speech_verb(tree.lemma(head)) && head < clause) {
        for (const auto subject : context_.clauses.subjects(head))
          add(subject, rule_.subject.types, subjects_);
        return;
      }
      if (tree.rel(clause) != Deprel::xcomp && tree.rel(clause) != Deprel::conj) return;
      clause = head;
    }
  }

  /// Fills the argument from its fixed places, or from its loose ones.
  void fill(const Argument& argument, std::vector<Id<Mention>>& out, bool loose) {
    for (const auto& place : argument.places) {
      if (place.loose() != loose) continue;
      const auto tokens = rule_.adjective && place.slot == Slot::subject
                              ? context_.clauses.bearers(trigger_)
                              : context_.clauses.at(trigger_, rule_.noun, place);
      if (loose) {
        for (const auto token : tokens) {
          if (!add(token, argument.types, out)) continue;
          std::vector<TokenIndex> all;
          context_.tree.add_conjuncts(token, all);
          for (std::size_t i = 1; i < all.size(); ++i) add(all[i], argument.types, out);
          return;
        }
        continue;
      }
      if (&out == &subjects_) {
        named_nobody_ |= !tokens.empty();
        for (const auto token : tokens)
          named_people_ |= context_.tree.pos(token) == Upos::pron ||
                           is_human_noun(context_.tree.lemma(token)) ||
                           is_group_noun(context_.tree.lemma(token)) ||
                           is_violence_noun(context_.tree.lemma(token));
      }
      for (const auto token : tokens) add(token, argument.types, out);
      if (&out == &subjects_ && out.empty() && tokens.size() == 1) add_speaker(tokens.front());
      if (out.empty()) continue;
      used_between_ =
          place.slot == Slot::preposition && (place.word == "between" || place.word == "among");
      return;
    }
  }

  /// Where the parse gives the verb no subject: the last name before it that no preposition
  /// governs and no other verb or break divides from it.
  void nearest_subject() {
    const auto& tree = context_.tree;
    const auto& doc = context_.document;
    const bool participle =
        tree.rel(trigger_) == Deprel::acl && !tree.gerund(trigger_) && !tree.infinitive(trigger_);
    if (rule_.noun || participle || tree.passive(trigger_) || rule_.subject.places.empty() ||
        rule_.subject.places.front().slot != Slot::subject)
      return;
    const auto verb = tree.first_conjunct(trigger_);  // "A announced B and blamed C"
    if (tree.passive(verb) || verb > trigger_ || !tree.verbal(verb)) return;
    const bool finite = !tree.infinitive(verb) && !tree.gerund(verb);
    if (!finite && named_nobody_) return;
    const auto begin = doc.sentences[tree.sentence(verb)].tokens.begin;
    for (auto t = verb; t > begin && verb - t < 25;) {
      --t;
      if (finite && tree.pos(t) == Upos::verb) return;
      if (one_of(tree.text(t), {";", ":", "\u2014", "\u201D", "''"})) return;
      const auto mention = context_.arguments.covering(t);
      if (!mention ||
          !(rule_.subject.types >> static_cast<unsigned>(doc.mentions[mention.value].type) & 1U))
        continue;
      const auto range = doc.mentions[mention.value].tokens;
      t = range.begin;
      if (governed(head_of(doc, range))) continue;
      subjects_.push_back(mention);
      return;
    }
  }

  /// The noun phrase around the token stands behind a preposition or before "'s", or is no whole
  /// phrase: "[US] Central Command".
  [[nodiscard]] bool governed(TokenIndex token) const {
    const auto& tree = context_.tree;
    for (int depth = 0; depth < 4; ++depth) {
      const auto preposition = tree.preposition(token);
      if (!preposition.empty() && !one_of(preposition, {"after", "before", "since", "as", "while"}))
        return true;
      if (tree.possessive(token)) return true;
      const auto head = tree.head(token);
      const auto rel = tree.rel(token);
      if (head == no_token || head < token ||
          (rel != Deprel::amod && rel != Deprel::compound && rel != Deprel::nmod &&
           rel != Deprel::conj && rel != Deprel::flat))
        return false;
      if (!tree.is_noun(head) || head > trigger_) return false;
      if (context_.arguments.denoted(head, rule_.subject.types).empty())
        return true;  // "an explosion at the Norwegian embassy"
      token = head;
    }
    return false;
  }

  /// A one-sided event needs an actor of public life: a state, a people, a body, or a person whose
  /// country is known.
  [[nodiscard]] bool public_actor() const {
    const auto& doc = context_.document;
    for (const auto s : subjects_) {
      const auto& mention = doc.mentions[s.value];
      if (mention.type != EntityType::person || !doc.entities[mention.entity.value].country.empty())
        return true;
    }
    return false;
  }

  /// Nobody meets himself: an object that is a subject too falls out, and so does a second mention
  /// of one entity.
  void drop_same() {
    const auto& doc = context_.document;
    std::vector<Id<Entity>> seen;
    const auto repeated = [&](Id<Mention> m) {
      const auto entity = actor(doc, m);
      if (std::find(seen.begin(), seen.end(), entity) != seen.end()) return true;
      seen.push_back(entity);
      return false;
    };
    subjects_.erase(std::remove_if(subjects_.begin(), subjects_.end(), repeated), subjects_.end());
    objects_.erase(std::remove_if(objects_.begin(), objects_.end(), repeated), objects_.end());
  }

  [[nodiscard]] bool nobody_named(Id<Mention> subject, Id<Mention> object) const {
    const auto unnamed = [&](Id<Mention> m) {
      return !m || is_unnamed(context_.document.mentions[m.value]);
    };
    return unnamed(subject) && unnamed(object);
  }

  void emit(std::vector<Relation>& out) const {
    const auto& doc = context_.document;
    Relation r;
    r.type = rule_.type;
    r.cameo = rule_.cameo;
    r.predicate =
        rule_.predicate.empty() ? context_.tree.lemma(trigger_) : std::string_view(rule_.predicate);
    r.rule = rule_.name;
    r.trigger = doc.tokens[trigger_].span;
    r.sentence = Id<Sentence>(context_.tree.sentence(trigger_));
    const auto mode = modality(context_.tree, context_.clauses, trigger_);
    r.status = mode.status == Status::actual ? rule_.status : mode.status;
    r.tense = mode.tense;
    const auto speaker = context_.attribution.speaker(trigger_);
    r.time = time_of(context_.tree, context_.clauses, context_.arguments, trigger_);
    const auto add = [&](Id<Mention> subject, Id<Mention> object) {
      if (nobody_named(subject, object)) return;
      r.subject_mention = subject;
      r.object_mention = object;
      r.subject = subject ? actor(doc, subject) : Id<Entity>{};
      r.object = object ? actor(doc, object) : Id<Entity>{};
      // "A reaffirmed its support for B" is A's act, "A denied that it had asked B" A's word
      r.attributed_to = rule_.noun && r.subject == speaker ? Id<Entity>{} : speaker;
      r.place = place_of(context_.tree, context_.clauses, context_.arguments, trigger_, subject,
                         object, takes_place());
      r.confidence = rule_.confidence;
      for (const auto m : {subject, object})
        if (m)
          r.confidence *= doc.mentions[m.value].kind == MentionKind::name
                              ? doc.mentions[m.value].confidence
                          : is_unnamed(doc.mentions[m.value]) ? 0.7F
                                                              : 0.85F;
      out.push_back(r);
    };
    if (objects_.empty())
      for (const auto s : subjects_) add(s, {});
    else if (subjects_.empty())
      for (const auto o : objects_) add({}, o);
    else
      for (const auto s : subjects_)
        for (const auto o : objects_) add(s, o);
  }

  const RelationContext& context_;
  const Rule& rule_;
  TokenIndex trigger_;
  std::vector<Id<Mention>> subjects_, objects_;
  std::string_view failed_;
  bool used_between_ = false;
  bool named_nobody_ = false;  // a subject place was filled, maybe by words that denote no mention
  bool named_people_ = false;  // ... but by a noun or pronoun for people
};

int specificity(const Rule& rule, const RuleSet::Trigger& trigger) {
  return (trigger.second.empty() ? 0 : 3) + (rule.needs.empty() ? 0 : 4) +
         (rule.object.optional || rule.subject.optional ? 0 : 1);
}

}  // namespace

namespace {

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

}  // namespace

Id<Entity> actor(const Layers& document, Id<Mention> mention) {
  const auto& m = document.mentions[mention.value];
  return m.stands_for ? m.stands_for : m.entity;
}

namespace {

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
    const bool adjective = tree.pos(t) == Upos::adj && !verb;
    if (!verb && !noun && !adjective) continue;
    candidates.clear();
    if (const auto* triggers = find_triggers(context.rules, tree.lemma(t), verb))
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
        Match match(context, rule, t);
        const bool fits = match(trigger->second, complete, found);
        if (trace && (fits || !complete)) trace->push_back({t, &rule, fits, match.failed()});
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
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i].status == Status::actual || !is_content_of(tree, at[i], fired))
      found[kept++] = found[i];
  found.resize(kept);
  return found;
}

}  // namespace demarche::detail
