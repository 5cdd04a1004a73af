// SPDX-License-Identifier: Apache-2.0
/// Who fills a rule's arguments.
#include <algorithm>

#include "quotation/speech_verbs.hpp"
#include "relation/match.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t max_actors =
    6;  // a list of twenty states gives its first pairs, not four hundred

bool is_hostile(std::string_view verb) {
  return one_of(verb, {"fight", "combat", "counter", "defeat", "attack", "destroy", "degrade",
                       "threaten", "undermine", "destabilise", "destabilize", "punish", "deter",
                       "confront", "invade", "bomb", "kill", "isolate"});
}

}  // namespace

bool Match::shares_place() const {
  return used_between_ &&
         std::any_of(rule_.object.places.begin(), rule_.object.places.end(), [](const auto& p) {
           return p.slot == Slot::preposition && (p.word == "between" || p.word == "among");
         });
}

bool Match::title_of_person(TokenIndex token) const {
  const auto& doc = context_.document;
  const auto& tree = context_.tree;
  const auto title = context_.arguments.covering(token);
  if (!title || doc.mentions[title.value].type != EntityType::title ||
      tree.rel(token) != Deprel::conj)
    return false;
  const auto first = context_.arguments.covering(tree.first_conjunct(token));
  return first && doc.mentions[first.value].type == EntityType::person;
}

bool Match::add(TokenIndex token, std::uint32_t types, std::vector<Id<Mention>>& out) {
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

void Match::add_speaker(TokenIndex pronoun) {
  const auto& tree = context_.tree;
  if (tree.pos(pronoun) != Upos::pron || !one_of(tree.lemma(pronoun), {"they", "it", "he", "she"}))
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

void Match::fill(const Argument& argument, std::vector<Id<Mention>>& out, bool loose) {
  for (const auto& place : argument.places) {
    if (place.loose() != loose) continue;
    const auto tokens = rule_.adjective && place.slot == Slot::subject
                            ? context_.clauses.bearers(trigger_)
                            : context_.clauses.at(trigger_, rule_.noun, place);
    if (loose) {
      for (const auto token : tokens) {
        if (of_another_act(token) || !add(token, argument.types, out)) continue;
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

/// "sanctions on people who attacked A", "committed to fighting A": between the candidate and the
/// trigger stands an act against it, which is none of this rule's.
bool Match::of_another_act(TokenIndex token) const {
  const auto& tree = context_.tree;
  const bool friendly = rule_.type == RelationType::agree || rule_.type == RelationType::support ||
                        rule_.type == RelationType::cooperate || rule_.type == RelationType::aid ||
                        rule_.type == RelationType::consult;
  auto at = tree.head(token);
  for (int depth = 0; depth < 6 && at != no_token && at != trigger_; ++depth, at = tree.head(at)) {
    // "commitment to [combating] A" may have been read as a noun
    const bool verb = tree.verbal(at) || tree.gerund(at);
    if (!verb ||
        !(is_hostile(tree.lemma(at)) ||
          (tree.gerund(at) && is_hostile(tree.text(at).substr(0, tree.text(at).size() - 3)))))
      continue;
    if (friendly || tree.rel(at) == Deprel::acl) return true;
  }
  return false;
}

bool Match::are_colleagues() const {
  const auto country = [&](Id<Mention> m) {  // the European Union is like one
    const auto& doc = context_.document;
    const auto& entity = doc.entities[actor(doc, m).value];
    return entity.subtype == "intergovernmental" ? entity.name : entity.country;
  };
  return std::all_of(subjects_.begin(), subjects_.end(), [&](Id<Mention> m) {
    return country(m).empty() || country(m) == country(subjects_.front());
  });
}

bool Match::parties_of_bond() {
  if (rule_.noun || !rule_.mutual.value_or(false)) return false;
  for (const auto bond : context_.clauses.objects(trigger_)) {
    for (const auto token : context_.clauses.modifiers(bond))
      add(token, rule_.object.types, subjects_);
    if (subjects_.size() > 1) {
      objects_.assign(subjects_.begin() + 1, subjects_.end());
      subjects_.resize(1);
      return true;
    }
    subjects_.clear();
  }
  return false;
}

void Match::nearest_subject() {
  const auto& tree = context_.tree;
  const auto& doc = context_.document;
  const bool participle = (tree.rel(trigger_) == Deprel::acl ||
                           tree.rel(tree.first_conjunct(trigger_)) == Deprel::amod) &&
                          !tree.gerund(trigger_) && !tree.infinitive(trigger_);
  if (rule_.noun || participle || tree.passive(trigger_) || rule_.subject.places.empty() ||
      rule_.subject.places.front().slot != Slot::subject)
    return;
  const auto verb = tree.first_conjunct(trigger_);  // "A announced B and blamed C"
  if (tree.passive(verb) || verb > trigger_ || !tree.verbal(verb)) return;
  if (tree.infinitive(verb) || tree.gerund(verb)) return;
  const auto begin = doc.sentences[tree.sentence(verb)].tokens.begin;
  for (auto t = verb; t > begin && verb - t < 25;) {
    --t;
    if (tree.pos(t) == Upos::verb) return;
    if (one_of(tree.text(t), {";", ":", "\u2014", "\u201D", "''"})) return;
    const auto mention = context_.arguments.covering(t);
    if (!mention || !may_be(doc, doc.mentions[mention.value], rule_.subject.types)) continue;
    const auto range = doc.mentions[mention.value].tokens;
    t = range.begin;
    if (governed(head_of(doc, range))) continue;
    subjects_.push_back(mention);
    return;
  }
}

bool Match::governed(TokenIndex token) const {
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

bool Match::public_actor() const {
  const auto& doc = context_.document;
  if (rule_.type == RelationType::protest) return !subjects_.empty();  // "some 300 farmers"
  for (const auto s : subjects_) {
    const auto& mention = doc.mentions[s.value];
    const auto& entity = doc.entities[mention.entity.value];
    if (mention.type == EntityType::org
            ? !entity.subtype.empty() && !one_of(entity.subtype, {"company", "media", "other"})
            : mention.type != EntityType::person || !entity.country.empty())
      return true;
  }
  return false;
}

void Match::drop_same() {
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

}  // namespace demarche::detail
