// SPDX-License-Identifier: Apache-2.0
#include "relation/match.hpp"

#include <algorithm>

#include "relation/circumstance.hpp"
#include "relation/condition.hpp"
#include "relation/status.hpp"
#include "util/letters.hpp"

namespace demarche::detail {

bool Match::operator()(std::string_view second, bool complete, std::vector<Relation>& out) {
  if (!second.empty() && !has_second(second))
    return fail("the second word of its trigger is not there");
  if (!rule_.needs.empty() && dependent_among(rule_.needs) == no_token)
    return fail("no word of \"needs\" depends on the trigger");
  if (const auto word = dependent_among(rule_.unless, false); word != no_token) {
    failed_at_ = word;
    return fail("a word of \"unless\" depends on the trigger");
  }
  if (!parties_of_bond()) fill(rule_.subject, subjects_, false);
  if (subjects_.empty()) fill(rule_.subject, subjects_, true);
  if (subjects_.empty() && !named_people_) nearest_subject();
  const bool subject_unknown = subjects_.empty() && named_nobody_;
  const bool subject_lifeless = subject_unknown && !named_people_;
  if (!objects_.empty()) {
    // the bond has named both
  } else if (shares_place()) {
    if (!subjects_.empty()) {
      objects_.assign(subjects_.begin() + 1, subjects_.end());
      subjects_.resize(1);
    }
  } else {
    fill(rule_.object, objects_, false);
  }
  drop_same();
  const bool mutual = (rule_.is_mutual() && !(rule_.mutual_abroad && are_colleagues())) ||
                      (objects_.empty() && is_reciprocal());
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
  if (in_condition(context_.tree, context_.clauses.clause_of(trigger_)))
    return fail("it stands in a condition");
  // "The flood hit B": what does it is nobody; "the gunmen attacked B": somebody unnamed
  if (subjects_.empty() && (!rule_.subject.optional || subject_lifeless)) return fail("no subject");
  if (objects_.empty() && !rule_.object.places.empty() &&
      (!rule_.object.optional || !public_actor()))
    return fail("no object");
  if (subjects_.empty() && only_pronouns(objects_)) return fail("only a pronoun is acted upon");
  if (complete && (subjects_.empty() || objects_.empty()))
    return fail(subjects_.empty() ? "no subject" : "no object");
  emit(out);
  return true;
}

/// "The President thanked our troops": "our" country is the speaker's own, no other party.
bool Match::own_country(Id<Mention> subject, Id<Mention> object) const {
  if (!subject || !object) return false;
  const auto& doc = context_.document;
  const auto& o = doc.mentions[object.value];
  if (o.kind != MentionKind::pronoun || o.type != EntityType::gpe) return false;
  const auto& mine = doc.entities[doc.mentions[subject.value].entity.value].country;
  return !mine.empty() && mine == doc.entities[o.entity.value].country;
}

/// The name that a pronoun stands for, where its own sentence has said it before: "[Quist] said
/// that she would meet Ruto". What a reader would point at; of pronouns alone, the nearest to the
/// act.
Id<Mention> Match::by_name(Id<Mention> id) const {
  const auto& doc = context_.document;
  if (!id || doc.mentions[id.value].kind != MentionKind::pronoun) return id;
  const auto& pronoun = doc.mentions[id.value];
  const auto begin = doc.sentences[context_.tree.sentence(pronoun.tokens.begin)].tokens.begin;
  for (auto m = id.value; m-- > 0 && doc.mentions[m].tokens.begin >= begin;)
    if (doc.mentions[m].entity == pronoun.entity && doc.mentions[m].kind == MentionKind::name &&
        doc.mentions[m].tokens.end <= pronoun.tokens.begin)
      return Id<Mention>(m);
  auto nearest = id;
  if (pronoun.tokens.begin < trigger_)
    for (auto m = id.value + 1;
         m < doc.mentions.size() && m < id.value + 16 && doc.mentions[m].tokens.end <= trigger_;
         ++m)
      if (doc.mentions[m].entity == pronoun.entity && doc.mentions[m].kind == MentionKind::pronoun)
        nearest = Id<Mention>(m);
  return nearest;
}

/// "They kill us": nobody acts, and whom it befalls is not said here.
bool Match::only_pronouns(const std::vector<Id<Mention>>& mentions) const {
  return std::all_of(mentions.begin(), mentions.end(), [&](auto m) {
    return context_.document.mentions[m.value].kind == MentionKind::pronoun;
  });
}

/// "A and B accused each other", "expelled each other's envoys".
bool Match::is_reciprocal() const {
  const auto& tree = context_.tree;
  if (rule_.noun || rule_.adjective) return false;
  for (auto t = trigger_ + 1; t < context_.document.syntax.size() && t < trigger_ + 4; ++t)
    if ((tree.text(t) == "other" && tree.text(t - 1) == "each") ||
        (tree.text(t) == "another" && tree.text(t - 1) == "one"))
      return true;
  return false;
}

bool Match::fail(std::string_view why) {
  failed_ = why;
  return false;
}

bool Match::has_second(std::string_view second) const {
  const auto& tree = context_.tree;
  for (const auto c : tree.children(trigger_)) {
    if (tree.lemma(c) == second && c > trigger_) return true;
    if ((tree.rel(c) == Deprel::obl || tree.rel(c) == Deprel::nmod) &&
        tree.preposition(c) == second)
      return true;
    if (second == "for" && tree.rel(c) == Deprel::advcl && c > trigger_ &&
        tree.child_with_lemma(c, {"for"}) == trigger_ + 1)  // "called for B to leave"
      return true;
  }
  return false;
}

TokenIndex Match::dependent_among(const std::vector<std::string>& lemmas, bool in_names) const {
  if (lemmas.empty()) return no_token;
  const auto& tree = context_.tree;
  if (std::find(lemmas.begin(), lemmas.end(), "xcomp") != lemmas.end()) {  // "called B a liar"
    int objects = 0;
    for (const auto c : tree.children(trigger_)) {
      if (tree.rel(c) == Deprel::xcomp && !tree.is_verb(c)) return c;
      if (tree.rel(c) == Deprel::obj && ++objects > 1) return c;
    }
  }
  if (std::find(lemmas.begin(), lemmas.end(), "obj") != lemmas.end())  // "demonstrated skill"
    if (const auto object = tree.child(trigger_, Deprel::obj); object != no_token) return object;
  const auto listed = [&](TokenIndex t) {
    if (tree.pos(t) == Upos::propn) {                // "the Norway-Kenya [Alliance]"
      if (!in_names && is_in_name(t)) return false;  // "gave arms to the Harbour [Army]"
      if (std::find(lemmas.begin(), lemmas.end(), folded(tree.lemma(t))) != lemmas.end())
        return true;
    }
    if (tree.lemma(t).ends_with("s") &&
        std::find(lemmas.begin(), lemmas.end(),
                  tree.lemma(t).substr(0, tree.lemma(t).size() - 1)) != lemmas.end())
      return true;
    return std::find(lemmas.begin(), lemmas.end(), tree.lemma(t)) != lemmas.end();
  };
  for (const auto c : tree.children(trigger_)) {
    if (tree.rel(c) == Deprel::mark && tree.lemma(c) == "to") continue;  // its own infinitive
    if (listed(c)) return c;
    // of an adjunct only its preposition counts: "met A after tests of missiles"
    for (const auto d : tree.children(c))
      if (((tree.rel(c) != Deprel::obl && tree.rel(c) != Deprel::advcl) ||
           tree.rel(d) == Deprel::case_ || tree.rel(d) == Deprel::mark) &&
          listed(d))
        return d;
  }
  // "held [talks]", "looks forward to [seeing]"
  if ((rule_.noun || tree.gerund(trigger_)) && tree.head(trigger_) != no_token &&
      listed(tree.head(trigger_)))
    return tree.head(trigger_);
  // "lifted some of its [sanctions]"
  if (rule_.noun && tree.rel(trigger_) == Deprel::nmod && tree.preposition(trigger_) == "of" &&
      one_of(tree.lemma(tree.head(trigger_)), {"some", "all", "most", "part", "many", "round"}))
    if (const auto verb = tree.head(tree.head(trigger_)); verb != no_token && listed(verb))
      return verb;
  for (const auto t : context_.clauses.objects(trigger_))
    if (listed(t)) return t;
  return no_token;
}

bool Match::is_in_name(TokenIndex token) const {
  const auto mention = context_.arguments.covering(token);
  return mention && context_.document.mentions[mention.value].tokens.size() > 1 &&
         context_.document.mentions[mention.value].type == EntityType::org;
}

bool Match::takes_place() const {
  return (rule_.type == RelationType::consult && rule_.predicate != "discuss") ||
         rule_.type == RelationType::assault || rule_.type == RelationType::protest ||
         rule_.type == RelationType::coerce;
}

bool Match::nobody_named(Id<Mention> subject, Id<Mention> object) const {
  const auto unnamed = [&](Id<Mention> m) {
    return !m || is_unnamed(context_.document.mentions[m.value]);
  };
  // a protest may be of people without a name: "some 300 farmers"
  const bool told = rule_.type == RelationType::protest && subject;
  return !told && unnamed(subject) && unnamed(object);
}

void Match::emit(std::vector<Relation>& out) const {
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
  const auto time = time_of(context_.tree, context_.clauses, context_.arguments, trigger_);
  const auto add = [&](Id<Mention> subject, Id<Mention> object) {
    if (nobody_named(subject, object) || own_country(subject, object)) return;
    r.subject = subject ? actor(doc, subject) : Id<Entity>{};
    r.object = object ? actor(doc, object) : Id<Entity>{};
    // "A reaffirmed its support for B" is A's act, "A denied that it had asked B" A's word
    r.attributed_to = rule_.noun && r.subject == speaker ? Id<Entity>{} : speaker;
    const auto own = objects_.size() > 1 && object
                         ? time_behind(context_.tree, context_.arguments, object)
                         : Id<Mention>{};
    r.time = own ? own : time;
    r.place = place_of(context_.tree, context_.clauses, context_.arguments, trigger_, subject,
                       object, takes_place());
    r.confidence = rule_.confidence;
    for (const auto m : {subject, object})
      if (m)
        r.confidence *= doc.mentions[m.value].kind == MentionKind::name
                            ? doc.mentions[m.value].confidence
                        : is_unnamed(doc.mentions[m.value]) ? 0.7F
                                                            : 0.85F;
    r.subject_mention = by_name(subject);
    r.object_mention = by_name(object);
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

}  // namespace demarche::detail
