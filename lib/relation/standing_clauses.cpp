// SPDX-License-Identifier: Apache-2.0
#include "relation/standing_clauses.hpp"

#include <algorithm>
#include <set>

#include "relation/circumstance.hpp"
#include "relation/name_index.hpp"
#include "relation/standing.hpp"
#include "relation/status.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint32_t bit(EntityType type) { return 1U << static_cast<unsigned>(type); }
constexpr auto members =
    bit(EntityType::person) | bit(EntityType::org) | bit(EntityType::gpe) | bit(EntityType::norp);

class StandingClauses : private NameIndex {
 public:
  StandingClauses(const RelationContext& context, std::vector<Relation>& found)
      : NameIndex(context.document), context_(context), tree_(context.tree), found_(found) {
    for (const auto& r : found)
      if (!is_event(r.type)) known_.insert({r.subject.value, r.object.value});
  }

  void run() {
    for (std::size_t m = 0; m < doc_.mentions.size(); ++m)
      if (doc_.mentions[m].type == EntityType::title && doc_.mentions[m].kind == MentionKind::name)
        office(doc_.mentions[m]);
    for (TokenIndex t = 0; t < doc_.syntax.size(); ++t) {
      if (tree_.lemma(t) == "member" && tree_.is_noun(t)) member(t);
      if (tree_.lemma(t) == "part" && tree_.is_noun(t)) part(t);
      if (tree_.lemma(t) == "join" && tree_.is_verb(t)) joined(t);
      if (one_of(tree_.lemma(t), {"citizen", "national"}) && tree_.is_noun(t)) citizen(t);
    }
  }

 private:
  using Tokens = std::vector<TokenIndex>;

  /// The clause says that it is, was or will be so; not that it may or must not be. Keeps which,
  /// and when.
  [[nodiscard]] bool holds(TokenIndex clause) {
    status_ = modality(tree_, context_.clauses, clause).status;
    time_ = time_of(tree_, context_.clauses, context_.arguments, clause);
    return status_ == Status::actual || status_ == Status::planned;
  }

  /// Of whom a predicate noun speaks: "A [is] the director", "A served [as] director", "A [became]
  /// director", "A [was appointed] director".
  [[nodiscard]] Tokens bearers(TokenIndex noun) {
    status_ = Status::actual;
    time_ = {};
    const auto& clauses = context_.clauses;
    noun = tree_.first_conjunct(noun);
    if (tree_.child(noun, Deprel::cop) != no_token)
      return holds(noun) ? clauses.bearers(noun) : Tokens{};
    const auto verb = tree_.head(noun);
    if (verb == no_token || !tree_.is_verb(verb)) return {};
    const auto rel = tree_.rel(noun);
    const auto lemma = tree_.lemma(verb);
    const bool as = rel == Deprel::obl && tree_.preposition(noun) == "as";
    const bool bare = (rel == Deprel::obj || rel == Deprel::xcomp || rel == Deprel::obl) &&
                      noun > verb && tree_.preposition(noun).empty();
    if (as && one_of(lemma, {"serve", "work", "act", "sit"})) {
      const auto outer = tree_.head(verb);
      const bool chosen = tree_.infinitive(verb) && outer != no_token &&
                          one_of(tree_.lemma(outer), {"appoint", "choose", "elect", "select"});
      return holds(chosen ? outer : verb) ? clauses.subjects(verb) : Tokens{};
    }
    if (bare && one_of(lemma, {"become", "remain"}))
      return holds(verb) ? clauses.subjects(verb) : Tokens{};
    if ((as || bare) && one_of(lemma, {"appoint", "name", "elect", "designate"}) && holds(verb)) {
      auto whom = clauses.objects(verb);
      std::erase(whom, noun);
      return whom;
    }
    return {};
  }

  void office(const Mention& title) {
    const auto noun = head_of(doc_, title.tokens);
    const auto body = employer(title);
    if (!body) return;
    for (const auto token : bearers(noun))
      for (const auto person : context_.arguments.denoted(token, bit(EntityType::person)))
        add(RelationType::role, doc_.view(title.span), person, body, title.span,
            doc_.view(title.span), "standing.role-clause");
  }

  /// The body that one is a member of: "member of A", "A member".
  [[nodiscard]] Id<Mention> body_of(TokenIndex noun) const {
    for (const auto c : tree_.children(noun)) {
      if (one_of(tree_.lemma(c), {"former", "ex"})) return {};
      const bool of = c > noun && tree_.rel(c) == Deprel::nmod && tree_.preposition(c) == "of";
      const bool before = c < noun && tree_.rel(c) == Deprel::compound;
      if (!of && !before) continue;
      for (const auto m : context_.arguments.headed_by(c))
        if (at(m).type == EntityType::org && at(m).kind == MentionKind::name &&
            may_be(doc_, at(m), bit(EntityType::org)))
          return m;
    }
    return {};
  }

  void member(TokenIndex noun) {
    const auto body = body_of(noun);
    if (!body) return;
    auto who = bearers(noun);
    if (tree_.rel(noun) == Deprel::appos) who = {tree_.head(noun)};  // "A, a member of B"
    auto name = noun + 1;  // "B member A", "B member states A and C"
    if (one_of(tree_.lemma(name < doc_.syntax.size() ? name : noun),
               {"state", "country", "nation"}))
      ++name;
    if (const auto m = begins(name); m && at(m).type != EntityType::title)
      tree_.add_conjuncts(head_of(doc_, at(m).tokens), who);
    join(who, body, noun);
  }

  /// "A is part of the coalition B"; a part of a body is no member of it, a state is.
  void part(TokenIndex noun) {
    const auto body = body_of(noun);
    if (!body) return;
    auto who = bearers(noun);
    const auto verb = tree_.head(noun);
    if (verb != no_token && tree_.rel(noun) == Deprel::obl && tree_.preposition(noun) == "as" &&
        tree_.is_verb(verb) && noun < verb)
      who = context_.clauses.bearers(verb);  // "A, as part of B, is committed"
    join(who, body, noun, bit(EntityType::gpe));
  }

  void joined(TokenIndex verb) {
    if (!holds(verb)) return;
    for (const auto object : context_.clauses.objects(verb))
      for (const auto m : context_.arguments.headed_by(object))
        if (at(m).type == EntityType::org && at(m).kind == MentionKind::name &&
            !tree_.passive(verb))
          join(context_.clauses.subjects(verb), m, verb);
  }

  /// "A, a citizen of B", "A is a national of B".
  void citizen(TokenIndex noun) {
    auto who = bearers(noun);
    if (tree_.rel(noun) == Deprel::appos) who = {tree_.head(noun)};
    for (const auto c : tree_.children(noun)) {
      if (c < noun || tree_.rel(c) != Deprel::nmod || tree_.preposition(c) != "of") continue;
      for (const auto country : context_.arguments.headed_by(c)) {
        if (at(country).type != EntityType::gpe || at(country).kind != MentionKind::name) continue;
        for (const auto token : who)
          for (const auto person : context_.arguments.denoted(token, bit(EntityType::person)))
            add(RelationType::nationality, "citizen of", person, country, doc_.tokens[noun].span,
                {}, "standing.citizen");
      }
    }
  }

  void join(const Tokens& who, Id<Mention> body, TokenIndex trigger,
            std::uint32_t types = members) {
    for (const auto token : who)
      for (const auto m : context_.arguments.denoted(token, types))
        add(RelationType::member_of, "member of", m, body, doc_.tokens[trigger].span, {},
            "standing.member");
  }

  void add(RelationType type, std::string_view predicate, Id<Mention> subject, Id<Mention> object,
           Span trigger, std::string_view role, std::string_view rule) {
    auto r = standing(type, predicate, subject, object, trigger, role, rule, 0.8F);
    if (r.subject == r.object || !known_.insert({r.subject.value, r.object.value}).second) return;
    r.status = status_;
    r.time = time_;
    found_.push_back(r);
  }

  const RelationContext& context_;
  const Tree& tree_;
  std::vector<Relation>& found_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> known_;
  Status status_ = Status::actual;  // of the clause that was last looked at
  Id<Mention> time_;
};

}  // namespace

void add_standing_clauses(const RelationContext& context, std::vector<Relation>& found) {
  StandingClauses(context, found).run();
}

std::vector<Relation> with_standing(const RelationContext& context,
                                    const std::vector<Relation>& events) {
  auto all = find_standing(context.document);
  add_standing_clauses(context, all);
  all.insert(all.end(), events.begin(), events.end());
  return all;
}

}  // namespace demarche::detail
