// SPDX-License-Identifier: Apache-2.0
#include "entity/antecedent_candidates.hpp"

#include <algorithm>

#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

class Finder {
 public:
  Finder(const EntityBuilder& b, const PhraseLayer& phrases, const Discourse& d, const Phrase& p)
      : b_(b), phrases_(phrases), d_(d), p_(p) {}

  std::vector<AntecedentCandidate> run(const EntityList& rules) {
    if (!rules.empty()) add(rules, Reason::rules);
    inside();
    const bool noun = p_.kind == PhraseKind::nominal || p_.kind == PhraseKind::number;
    if (noun) nouns();
    spoken();
    if (noun || p_.kind == PhraseKind::they || p_.kind == PhraseKind::it)
      if (d_.home) add({d_.home}, Reason::home);
    const bool we = p_.kind == PhraseKind::we || p_.kind == PhraseKind::you;
    std::uint32_t rank = 0;
    for (const auto e : d_.recent(noun ? 5 : we ? 6 : 9, noun ? 2 : 3))
      add({e}, Reason::recent).rank = ++rank;
    if (we)
      for (const auto e : d_.countries) add({e}, Reason::country);
    for (const auto e : d_.leading) add({e}, Reason::leading);
    if (d_.first_person && !noun) add({d_.first_person}, Reason::first_person);
    if (const auto* last = noun ? nullptr : d_.last_of(p_.kind); last)
      add(*last, Reason::same_pronoun);
    if (may_be_several()) several();
    b_.doc.work->add(Work::comparisons, found_.size());
    std::erase_if(found_, [&](const AntecedentCandidate& c) {
      return c.who.size() == 1 && !c.is(Reason::rules) &&
             std::find(others_.begin(), others_.end(), c.who.front()) != others_.end();
    });
    found_.push_back({});
    return std::move(found_);
  }

 private:
  AntecedentCandidate& add(EntityList who, Reason reason) {
    auto found =
        std::find_if(found_.begin(), found_.end(), [&](const auto& c) { return c.who == who; });
    if (found == found_.end() && who.size() > 1)
      found = std::find_if(found_.begin(), found_.end(), [&](const auto& c) {
        return c.who.size() == who.size() &&
               std::is_permutation(c.who.begin(), c.who.end(), who.begin());
      });
    if (found == found_.end()) {
      found_.push_back({});
      found_.back().who = std::move(who);
      found = found_.end() - 1;
    }
    found->reasons |= 1U << static_cast<unsigned>(reason);
    return *found;
  }

  [[nodiscard]] bool may_be_several() const {
    return p_.plural || p_.kind == PhraseKind::you || p_.kind == PhraseKind::number;
  }

  /// "[Kenyan] officials", "leaders of [Kenya] and [Norway]", "[our] partners"
  void inside() {
    constexpr std::size_t most = 6;
    EntityList names;
    std::size_t steps = 0;
    for (const auto& modifier : phrases_.modifiers_of(p_.head)) {
      if (++steps > most) break;
      if (!modifier.name) {
        const auto& owner = d_.at(modifier.token);
        if (!owner.empty()) add(owner, Reason::possessor);
        continue;
      }
      const auto& mention = b_.mentions[modifier.name.value];
      if (b_.word(mention.tokens.end) == "-" && is_backing(b_.word(mention.tokens.end + 1)))
        continue;  // "[Kenyan]-backed rebels"
      auto& c = add({mention.entity}, Reason::inside);
      c.inside = modifier.rel;
      c.preposition = modifier.preposition;
      if (std::find(names.begin(), names.end(), mention.entity) == names.end())
        names.push_back(mention.entity);
    }
    if (names.size() > 1) add(names, Reason::listed_inside);
  }

  void nouns() {
    for (const auto& modifier : phrases_.modifiers_of(p_.head))
      if (modifier.name && !p_.plural)
        if (const auto& country =
                b_.entities[b_.mentions[modifier.name.value].entity.value].country;
            !country.empty())
          if (const auto person = d_.compatriot(country)) add({person}, Reason::compatriot);
    for (const auto* d : d_.called(p_.lemma, p_.head)) {
      if (is_other_title(*d)) {
        others_.push_back(d->entity);
        continue;
      }
      auto& c = add({d->entity}, Reason::called);
      if (!c.called) c.called = d;
    }
    if (const auto last = d_.last_phrase(p_.lemma)) add({last}, Reason::same_noun);
  }

  /// "the Vice President" is nobody who was called "President".
  [[nodiscard]] bool is_other_title(const Descriptor& d) const {
    const auto title = b_.name_ending_at(p_.head + 1);
    if (!title || b_.mentions[title.value].type != EntityType::title) return false;
    const auto words = b_.mentions[title.value].tokens;
    for (auto t = words.begin; t < words.end; ++t) {
      bool found = false;
      for (auto k = d.words.begin; k < d.words.end; ++k)
        found |= equal_folded(b_.word(k), folded(b_.word(t)));
      if (!found && folded(b_.word(t)) == "vice") return true;
    }
    return false;
  }

  void spoken() {
    if (p_.kind != PhraseKind::we && p_.kind != PhraseKind::i && p_.kind != PhraseKind::you &&
        !d_.quoted(p_.head))
      return;
    if (const auto speaker = d_.speaker(p_.head)) add({speaker}, Reason::speaker);
    if (const auto of = d_.spoken_for(p_.head).who) add({of}, Reason::speakers_country);
    if (d_.home) add({d_.home}, Reason::home);
    if (!d_.speaks(p_.head)) issued();
    if (d_.label) {
      add({d_.label}, Reason::label);
      if (const auto of = b_.state_entity(b_.entities[d_.label.value].country))
        add({of}, Reason::speakers_country);
    }
    if (d_.label_before) add({d_.label_before}, Reason::label_before);
  }

  /// Outside of quotations and turns speaks whoever issues the text.
  void issued() {
    if (p_.kind != PhraseKind::we && p_.kind != PhraseKind::i) return;
    if (d_.issuers.person) add({d_.issuers.person}, Reason::speaker);
    if (!d_.issuers.bodies.empty()) add(d_.issuers.bodies, Reason::speakers_country);
  }

  void several() {
    for (const auto* party : d_.parties()) {
      const auto reason = party->origin == Party::Origin::listed      ? Reason::listed
                          : party->origin == Party::Origin::persons   ? Reason::persons
                          : party->origin == Party::Origin::countries ? Reason::countries
                                                                      : Reason::meant;
      auto& c = add(party->members, reason);
      if (c.token == never) c.token = party->token;
    }
    Id<Entity> country;
    for (const auto e : d_.leading)
      if (b_.entities[e.value].type == EntityType::gpe) country = e;
    if (d_.home && country && d_.home != country) add({d_.home, country}, Reason::leading_pair);
    const auto countries = d_.last_two(EntityType::gpe);
    for (const auto& two : {d_.last_two(EntityType::person), countries})
      if (two.size() == 2) add(two, Reason::last_two);
    if (p_.kind == PhraseKind::they || countries.empty()) return;
    auto ours = d_.home;
    if (!ours && !d_.countries.empty()) ours = d_.countries.front();
    for (const auto e : countries)
      if (ours && e != ours) {
        add({ours, e}, Reason::with_home);
        break;
      }
  }

  const EntityBuilder& b_;
  const PhraseLayer& phrases_;
  const Discourse& d_;
  const Phrase& p_;
  std::vector<AntecedentCandidate> found_;
  EntityList others_;  ///< of another title
};

}  // namespace

std::vector<AntecedentCandidate> find_candidates(const EntityBuilder& builder,
                                                 const PhraseLayer& phrases,
                                                 const Discourse& discourse, const Phrase& phrase,
                                                 const EntityList& rules) {
  return Finder(builder, phrases, discourse, phrase).run(rules);
}

}  // namespace demarche::detail
