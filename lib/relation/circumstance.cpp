// SPDX-License-Identifier: Apache-2.0
#include "relation/circumstance.hpp"

#include <vector>

namespace demarche::detail {
namespace {

constexpr auto bit = [](EntityType t) { return 1U << static_cast<unsigned>(t); };
constexpr std::uint32_t times = bit(EntityType::date) | bit(EntityType::time);
constexpr std::uint32_t places = bit(EntityType::gpe) | bit(EntityType::loc) | bit(EntityType::fac);

/// A duration says how long, not when: "10-month", "two days".
bool says_when(const Layers& doc, Id<Mention> mention) {
  const auto& m = doc.mentions[mention.value];
  const auto& value = doc.entities[m.entity.value].value;
  if (value.known && !value.text.empty() && value.text[0] == 'P') return false;
  return true;
}

Id<Mention> first_of(const Tree& tree, const Arguments& arguments, TokenIndex head,
                     std::uint32_t types) {
  for (const auto m : arguments.headed_by(head))
    if (types >> static_cast<unsigned>(tree.document().mentions[m.value].type) & 1U) return m;
  return {};
}

Id<Mention> time_under(const Tree& tree, const Arguments& arguments, TokenIndex head) {
  for (const auto c : tree.children(head)) {
    const auto rel = tree.rel(c);
    if (rel != Deprel::obl && rel != Deprel::nmod && rel != Deprel::advmod &&
        rel != Deprel::compound && rel != Deprel::nummod && rel != Deprel::amod &&
        rel != Deprel::appos)
      continue;
    if (one_of(tree.preposition(c), {"after", "before", "since", "until", "till"})) continue;
    if (const auto m = first_of(tree, arguments, c, times); m && says_when(tree.document(), m))
      return m;
  }
  return {};
}

/// The words around a trigger that belong to its clause as far as the text shows without a parse:
/// up to the next verb, stop or conjunction of clauses on either side, and the adverbials before
/// the clause: "In Nairobi on Friday, A met B".
std::vector<TokenIndex> clause_words(const Tree& tree, TokenIndex trigger) {
  const auto& doc = tree.document();
  const auto range = doc.sentences[tree.sentence(trigger)].tokens;
  const auto other_verb = [&](TokenIndex t) { return tree.pos(t) == Upos::verb && t != trigger; };
  std::vector<TokenIndex> words;
  for (auto t = trigger + 1; t < range.end && t < trigger + 60; ++t) {
    if (other_verb(t) || one_of(tree.text(t), {";", ":", "\u201C", "\u201D", "who", "which", "that",
                                               "after", "before", "since"}))
      break;
    words.push_back(t);
  }
  bool verbless = true;
  for (auto t = range.begin; t < trigger && verbless; ++t) verbless = tree.pos(t) != Upos::verb;
  for (auto t = trigger; verbless && t > range.begin && trigger - t < 30;) {
    --t;
    if (one_of(tree.text(t), {";", ":", "\u201C", "\u201D", "that"})) break;
    words.push_back(t);
  }
  doc.work->add(Work::clause_words, words.size());
  return words;
}

/// The nearest mention of those types among the words, its preposition allowed.
template <class Allowed>
Id<Mention> nearest(const Tree& tree, const Arguments& arguments, TokenIndex trigger,
                    std::uint32_t types, Allowed allowed) {
  const auto& doc = tree.document();
  bool comma = false;
  // "..., in Oslo", "... on Friday in Oslo"
  const auto starts_anew = [&](TokenIndex begin) {
    if (begin < 2) return false;
    const auto date = arguments.covering(begin - 2);
    return tree.text(begin - 2) == "," ||
           (date && (times >> static_cast<unsigned>(doc.mentions[date.value].type) & 1U));
  };
  for (const auto t : clause_words(tree, trigger)) {
    // Behind a comma stands another's place, unless it begins there: "met the minister, Dr Otieno,
    // in [Oslo]".
    if (t > trigger && tree.text(t) == ",") comma = true;
    const auto m = arguments.covering(t);
    if (!m || !(types >> static_cast<unsigned>(doc.mentions[m.value].type) & 1U)) continue;
    const auto begin = doc.mentions[m.value].tokens.begin;
    const auto before = begin > 0 ? tree.text(begin - 1) : std::string_view{};
    if (comma && !(types & times) && !starts_anew(begin)) continue;
    if (allowed(m, before)) return m;
  }
  return {};
}

}  // namespace

namespace {

Id<Mention> time_in_parse(const Tree& tree, const Clauses& clauses, const Arguments& arguments,
                          TokenIndex trigger) {
  if (const auto m = time_under(tree, arguments, trigger)) return m;
  const auto clause = clauses.clause_of(trigger);
  if (clause != trigger)
    if (const auto m = time_under(tree, arguments, clause)) return m;
  if (tree.is_verb(
          clause)) {  // "met A at a session on Friday": the date hangs on a noun of the clause
    for (const auto c : tree.children(clause))
      if ((tree.rel(c) == Deprel::obj || tree.rel(c) == Deprel::obl) && c > clause)
        if (const auto m = time_under(tree, arguments, c)) return m;
    const auto head =
        tree.head(clause);  // "asked on Friday to leave"; a shared adjunct of coordinated verbs
    if (head != no_token &&
        (tree.rel(clause) == Deprel::xcomp || tree.rel(clause) == Deprel::conj) &&
        tree.is_verb(head))
      return time_under(tree, arguments, head);
    return {};
  }
  // a noun that no light verb carries: "a meeting between A and B last week", "the visit came on
  // Friday"
  const auto head = tree.head(clause);
  if (head != no_token && tree.is_verb(head) &&
      (tree.rel(clause) == Deprel::nsubj || tree.rel(clause) == Deprel::obj ||
       tree.rel(clause) == Deprel::obl))
    return time_under(tree, arguments, head);
  return {};
}

}  // namespace

Id<Mention> time_of(const Tree& tree, const Clauses& clauses, const Arguments& arguments,
                    TokenIndex trigger) {
  if (const auto m = time_in_parse(tree, clauses, arguments, trigger)) return m;
  return nearest(tree, arguments, clauses.clause_of(trigger), times,
                 [&](Id<Mention> m, std::string_view before) {
                   return says_when(tree.document(), m) &&
                          !one_of(before, {"after", "before", "since", "until", "till", "of",
                                           "from", "between", "to", "by", "'s", "the", "a"});
                 });
}

Id<Mention> time_behind(const Tree& tree, const Arguments& arguments, Id<Mention> name) {
  const auto& doc = tree.document();
  auto t = doc.mentions[name.value].tokens.end;
  if (t < doc.tokens.size() && one_of(tree.text(t), {"on", "in"})) ++t;
  if (t >= doc.tokens.size()) return {};
  const auto date = arguments.covering(t);
  if (!date || doc.mentions[date.value].tokens.begin != t) return {};
  const bool is_time = times >> static_cast<unsigned>(doc.mentions[date.value].type) & 1U;
  return is_time && says_when(doc, date) ? date : Id<Mention>{};
}

Id<Mention> place_of(const Tree& tree, const Clauses& clauses, const Arguments& arguments,
                     TokenIndex trigger, Id<Mention> subject, Id<Mention> object, bool anywhere) {
  const auto& doc = tree.document();
  const auto free = [&](Id<Mention> m) {
    for (const auto taken : {subject, object})
      if (taken && (taken == m || doc.mentions[taken.value].entity == doc.mentions[m.value].entity))
        return false;
    return true;
  };
  const auto under = [&](TokenIndex head) -> Id<Mention> {
    for (const auto c : tree.children(head)) {
      if ((tree.rel(c) != Deprel::obl && tree.rel(c) != Deprel::nmod)) continue;
      if (!one_of(tree.preposition(c),
                  {"in", "at", "near", "outside", "on", "inside", "around", "across"}))
        continue;
      const bool on = tree.preposition(c) == "on";  // "called on Kenya" names no place
      const auto wanted = on ? places & ~bit(EntityType::gpe) : places;
      if (const auto m = first_of(tree, arguments, c, wanted); m && free(m)) return m;
      for (const auto d : tree.children(c))  // "at the headquarters in A"
        if (tree.rel(d) == Deprel::nmod && one_of(tree.preposition(d), {"in", "at", "of"}))
          if (const auto m = first_of(tree, arguments, d, places); m && free(m)) return m;
    }
    return {};
  };
  if (const auto m = under(trigger)) return m;
  const auto clause = clauses.clause_of(trigger);
  if (clause != trigger)
    if (const auto m = under(clause)) return m;
  if (tree.is_verb(clause))
    if (const auto object_head = tree.child(clause, Deprel::obj); object_head != no_token)
      if (const auto m = under(object_head)) return m;
  if (!anywhere) return {};
  return nearest(tree, arguments, clause, places, [&](Id<Mention> m, std::string_view before) {
    return free(m) && one_of(before, {"in", "at", "In", "At"});
  });
}

}  // namespace demarche::detail
