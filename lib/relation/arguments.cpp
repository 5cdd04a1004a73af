// SPDX-License-Identifier: Apache-2.0
#include "relation/arguments.hpp"

#include <algorithm>

#include "entity/antecedents.hpp"
#include "mention/titles.hpp"
#include "relation/rules.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {

TokenIndex head_of(const Layers& document, TokenRange range) {
  const auto& syntax = document.syntax;
  // In "Norwegian and [Kenyan officials]" the first word hangs on what hangs on the second.
  const auto comes_back = [&](TokenIndex token) {
    auto above = token;
    for (int steps = 0; steps < 3 && above != no_token; ++steps) {
      if (range.contains(above)) return true;
      above = syntax[above].head;
    }
    return false;
  };
  for (auto t = range.begin; t < range.end; ++t) {
    const auto head = syntax[t].head;
    if (!range.contains(head) && syntax[t].rel != Deprel::punct && syntax[t].rel != Deprel::case_ &&
        !comes_back(head))
      return t;
  }
  return range.end - 1;
}

namespace {

bool is_for_any_reader(const Mention& mention) {
  return mention.source == argument_nominal || mention.source == argument_pronoun;
}

}  // namespace

bool is_programme(const Layers& doc, const Mention& mention) {
  if (mention.type != EntityType::org || mention.kind != MentionKind::name) return false;
  // "World Food Programme": a body in spite of its name
  if (doc.entities[mention.entity.value].subtype == "intergovernmental") return false;
  // its fullest name tells of its abbreviation too: "ARP"
  const auto name = doc.entities[mention.entity.value].name;
  const auto last = name.substr(name.rfind(' ') + 1);
  return one_of(
      last,
      {"Plan",      "Program",    "Programme",   "Project",    "Act",      "Agenda",    "Goals",
       "Framework", "Initiative", "Action",      "Budget",     "Strategy", "Agreement", "Bill",
       "Report",    "Amendment",  "Law",         "Laws",       "Standard", "Standards", "Rule",
       "Rules",     "Order",      "Policy",      "Accord",     "Accords",  "Treaty",    "Charter",
       "Protocol",  "Convention", "Declaration", "Resolution", "Roadmap",  "Scheme",    "Package",
       "Reform",    "Grants",     "Credit",      "Award",      "Prize",    "Dialogue",  "Moonshot",
       "Pledge",    "Principles", "Compact"});
}

bool may_be(const Layers& doc, const Mention& mention, std::uint32_t types) {
  return (types >> static_cast<unsigned>(mention.type) & 1U) && !is_programme(doc, mention);
}

Arguments::Arguments(const Tree& tree) : tree_(tree) {
  const auto& doc = tree.document();
  const auto n = doc.syntax.size();
  first_.assign(n + 2, 0);
  covering_.assign(n, {});
  unnamed_.assign(n, {});
  std::vector<TokenIndex> heads(doc.mentions.size());
  for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
    const auto& mention = doc.mentions[m];
    heads[m] = head_of(doc, mention.tokens);
    if (is_for_any_reader(mention)) {
      any_.push_back({heads[m], Id<Mention>(m)});
      continue;
    }
    if (is_unnamed(mention)) {
      unnamed_[heads[m]] = Id<Mention>(m);
      continue;
    }
    if (is_programme(doc, mention)) {
      for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t)
        covering_[t] = Id<Mention>(m);
      continue;
    }
    ++first_[heads[m] + 2];
    for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t)
      if (!covering_[t] || mention.kind == MentionKind::name) covering_[t] = Id<Mention>(m);
  }
  for (std::size_t i = 2; i < first_.size(); ++i) first_[i] += first_[i - 1];
  mentions_.resize(doc.mentions.size());
  for (std::size_t m = 0; m < doc.mentions.size(); ++m)
    if (!is_for_any_reader(doc.mentions[m]) && !is_unnamed(doc.mentions[m]) &&
        !is_programme(doc, doc.mentions[m]))
      mentions_[first_[heads[m] + 1]++] = Id<Mention>(m);
  std::stable_sort(any_.begin(), any_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::span<const Id<Mention>> Arguments::headed_by(TokenIndex token) const {
  return std::span(mentions_).subspan(first_[token], first_[token + 1] - first_[token]);
}

Id<Mention> Arguments::covering(TokenIndex token) const { return covering_[token]; }

void Arguments::add_headed(TokenIndex head, std::uint32_t types,
                           std::vector<Id<Mention>>& out) const {
  if (takes_sides(tree_.text(head))) return;  // "anti-Taliban forces" are not the Taliban
  if (backs(head)) return;
  const auto& doc = tree_.document();
  const auto headed = headed_by(head);
  // "[Iraqi] Kurds": the nation counts before the people within it.
  if (headed.size() == 1 && doc.mentions[headed.front().value].type == EntityType::norp)
    for (const auto c : tree_.children(head)) {
      if (c > head || (tree_.rel(c) != Deprel::amod && tree_.rel(c) != Deprel::compound)) continue;
      for (const auto m : headed_by(c))
        if (doc.mentions[m.value].type == EntityType::norp &&
            may_be(doc, doc.mentions[m.value], types) &&
            !doc.entities[doc.mentions[m.value].entity.value].country.empty()) {
          out.push_back(m);
          return;
        }
    }
  // A name at this head beats a nominal around it ("[Wells]" in "[the US envoy Wells]").
  bool names = false;
  for (const auto m : headed)
    if (doc.mentions[m.value].kind == MentionKind::name &&
        may_be(doc, doc.mentions[m.value], types))
      names = true;
  for (const auto m : headed) {
    const auto& mention = doc.mentions[m.value];
    if (may_be(doc, mention, types) && (!names || mention.kind == MentionKind::name))
      out.push_back(m);
  }
}

/// "[Kenyan]-backed rebels": who backs them does not act.
bool Arguments::backs(TokenIndex head) const {
  return head + 2 < tree_.document().tokens.size() && tree_.text(head + 1) == "-" &&
         is_backing(tree_.text(head + 2));
}

/// The person whose title ends before this token: "Minister of Foreign Affairs and Trade [Ada
/// Quist]", "Deputy Prime Minister and Minister of Health [Ada Quist]".
Id<Mention> Arguments::holder(TokenIndex after_title) const {
  const auto& doc = tree_.document();
  const auto n = static_cast<TokenIndex>(doc.tokens.size());
  for (auto t = after_title; t < n && t < after_title + 14;) {
    if (const auto m = covering(t)) {
      const auto& mention = doc.mentions[m.value];
      if (mention.type == EntityType::person) return m;
      if (mention.type != EntityType::title && mention.type != EntityType::norp &&
          mention.type != EntityType::org && mention.type != EntityType::gpe &&
          mention.type != EntityType::loc)
        return {};
      t = mention.tokens.end;
      continue;
    }
    if (tree_.text(t) == ",") {  // "the minister, Dr [Ada Quist], said"
      auto k = t + 1;
      while (k < n && k < t + 4 && !covering(k)) ++k;
      const auto m = k < n ? covering(k) : Id<Mention>{};
      if (!m || doc.mentions[m.value].type != EntityType::person) return {};
      const auto end = doc.mentions[m.value].tokens.end;
      return end < n && one_of(tree_.text(end), {",", ")", ".", ";"}) ? m : Id<Mention>{};
    }
    if (!one_of(tree_.text(t), {"of", "for", "the", "and", "to", "'s", "\u2019s"}) &&
        tree_.pos(t) != Upos::propn)
      return {};
    ++t;
  }
  return {};
}

/// "World Health Organization (WHO) Director-General Dr [Ada Quist]", read as headed by the body.
Id<Mention> Arguments::officer(TokenIndex head) const {
  const auto& doc = tree_.document();
  const auto n = static_cast<TokenIndex>(doc.tokens.size());
  const auto body = covering(head);
  if (!body || doc.mentions[body.value].type != EntityType::org) return {};
  auto t = doc.mentions[body.value].tokens.end;
  if (t + 2 < n && tree_.text(t) == "(" && tree_.text(t + 2) == ")") t += 3;
  const auto title = t < n ? covering(t) : Id<Mention>{};
  if (!title || doc.mentions[title.value].type != EntityType::title ||
      doc.mentions[title.value].tokens.begin != t)
    return {};
  t = doc.mentions[title.value].tokens.end;
  if (t < n && is_honorific(tree_.text(t))) ++t;
  const auto person = t < n ? covering(t) : Id<Mention>{};
  return person && doc.mentions[person.value].type == EntityType::person &&
                 doc.mentions[person.value].tokens.begin == t
             ? person
             : Id<Mention>{};
}

void Arguments::collect(TokenIndex head, std::uint32_t types, int depth,
                        std::vector<Id<Mention>>& out) const {
  const auto& doc = tree_.document();
  if (takes_sides(tree_.text(head))) return;
  if (const auto person = officer(head); person && may_be(doc, doc.mentions[person.value], types)) {
    out.push_back(person);
    return;
  }
  add_headed(head, types, out);
  if (!out.empty() || depth > 2) return;
  if (const auto inside = covering(head);
      inside && may_be(doc, doc.mentions[inside.value], types)) {
    out.push_back(inside);
    return;
  }
  if (!tree_.is_noun(head) && tree_.pos(head) != Upos::adj) return;
  if (const auto inside = covering(head);
      inside && doc.mentions[inside.value].type == EntityType::title && depth == 0)
    if (const auto person = holder(doc.mentions[inside.value].tokens.end);
        person && may_be(doc, doc.mentions[person.value], types)) {
      out.push_back(person);
      return;
    }
  // A title before or behind its person, a name in apposition: "Secretary of State [Blinken]", "the
  // envoy, [Wells]".
  for (const auto c : tree_.children(head)) {
    const auto rel = tree_.rel(c);
    if (rel == Deprel::flat || rel == Deprel::appos ||
        (rel == Deprel::compound && tree_.pos(c) == Upos::propn)) {
      std::vector<Id<Mention>> inner;
      add_headed(c, types & (1U << static_cast<unsigned>(EntityType::person)), inner);
      if (!inner.empty()) {
        out = inner;
        return;
      }
    }
  }
  for (const auto c : tree_.children(head))
    if (tree_.rel(c) == Deprel::appos || tree_.rel(c) == Deprel::flat) {
      std::vector<TokenIndex> list;  // "three states: [Fiji], [Samoa] and [Tonga]"
      tree_.add_conjuncts(c, list);
      for (const auto t : list) add_headed(t, types, out);
      if (!out.empty()) return;
    }
  // "visited his home town of [Oslo]": a place's own name stands behind its kind
  constexpr auto places = 1U << static_cast<unsigned>(EntityType::loc);
  if ((types & places) &&
      one_of(tree_.lemma(head), {"town", "city", "capital", "village", "province", "region",
                                 "island", "port", "state", "district", "republic"}))
    for (const auto c : tree_.children(head))
      if (c > head && tree_.rel(c) == Deprel::nmod && tree_.preposition(c) == "of") {
        constexpr auto gpe = 1U << static_cast<unsigned>(EntityType::gpe);
        add_headed(c, types & gpe, out);
        if (!out.empty()) return;
      }
  if (!is_actor_noun(tree_.lemma(head))) return;
  // "a Taliban defector", "former members of the Taliban": they act no longer for the body
  owners(head, parted(head) ? types & ~(1U << static_cast<unsigned>(EntityType::org)) : types,
         depth, out);
  if (!out.empty()) return;
  const auto noun = tree_.lemma(head);
  if (is_human_noun(noun) && !is_counterpart_noun(noun) && !is_parted_noun(noun))
    homeland(head, types, 0, out);
}

bool Arguments::parted(TokenIndex head) const {
  if (is_parted_noun(tree_.lemma(head))) return true;
  for (const auto c : tree_.children(head))
    if (c < head && one_of(tree_.lemma(c), {"former", "ex", "erstwhile"})) return true;
  return false;
}

/// Whose the people or the body are: "[Serbian] army jets", "forces of [Kenya]", "police in
/// [Kenya]".
void Arguments::owners(TokenIndex head, std::uint32_t types, int depth,
                       std::vector<Id<Mention>>& out) const {
  const auto first_of = [&](auto wanted) {
    for (const auto c : tree_.children(head)) {
      if (!wanted(c)) continue;
      std::vector<TokenIndex> all;
      tree_.add_conjuncts(c, all);
      for (const auto t : all) add_headed(t, types, out);
      if (out.empty() && depth < 2 && c < head) owners(c, types, depth + 1, out);
      if (out.empty() && depth < 2 && c > head) collect(c, types, depth + 1, out);
      if (!out.empty()) return true;
    }
    return false;
  };
  // "his Turkish counterpart" is the other one's; "Kenya's allies" are not Kenya
  const bool other = is_counterpart_noun(tree_.lemma(head)) || is_parted_noun(tree_.lemma(head));
  if (first_of([&](TokenIndex c) {
        const auto rel = tree_.rel(c);
        if (other && (tree_.pos(c) == Upos::pron || tree_.possessive(c))) return false;
        return c < head && (rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod ||
                            rel == Deprel::det);
      }))
    return;
  const bool people = is_human_noun(tree_.lemma(head)) || is_group_noun(tree_.lemma(head));
  first_of([&](TokenIndex c) {
    if (c < head || tree_.rel(c) != Deprel::nmod) return false;
    const auto preposition = tree_.preposition(c);
    if (other && preposition == "of") return false;
    if (one_of(preposition, {"of", "by"})) return true;
    if (!people || !one_of(preposition, {"from", "in", "at", "for"})) return false;
    for (const auto m : headed_by(c))
      if (const auto& e =
              tree_.document().entities[tree_.document().mentions[m.value].entity.value];
          e.type == EntityType::gpe && e.subtype != "country" && preposition != "from")
        return false;
    return true;
  });
}

/// The country or people that a phrase about persons names somewhere: "refugees who had fled the
/// war in [Kenya]".
void Arguments::homeland(TokenIndex head, std::uint32_t types, int depth,
                         std::vector<Id<Mention>>& out) const {
  if (depth > 3) return;
  constexpr auto bit = [](EntityType t) { return 1U << static_cast<unsigned>(t); };
  for (const auto c : tree_.children(head)) {
    const auto rel = tree_.rel(c);
    if (c < head && rel != Deprel::amod) continue;
    if (rel != Deprel::acl && rel != Deprel::nmod && rel != Deprel::obl && rel != Deprel::obj &&
        rel != Deprel::amod)
      continue;
    if (rel == Deprel::acl && tree_.child(c, Deprel::nsubj) != no_token) continue;
    if (one_of(tree_.lemma(c), {"side", "border"})) continue;
    if (rel != Deprel::acl) {
      add_headed(c, types & (bit(EntityType::gpe) | bit(EntityType::norp)), out);
      const auto& doc = tree_.document();
      std::erase_if(out, [&](auto m) {  // "sources in Geneva" may be anybody's
        const auto& entity = doc.entities[doc.mentions[m.value].entity.value];
        return entity.type == EntityType::gpe && entity.subtype != "country" &&
               tree_.preposition(c) != "from";
      });
      if (!out.empty()) return;
    }
    homeland(c, types, depth + 1, out);
    if (!out.empty()) return;
  }
}

std::vector<Id<Mention>> Arguments::denoted(TokenIndex head, std::uint32_t types) const {
  std::vector<Id<Mention>> result;
  collect(head, types & ~unnamed_people, 0, result);
  if (result.empty() && (types & unnamed_people) && unnamed_[head])
    result.push_back(unnamed_[head]);
  return result;
}

TokenIndex Arguments::backed_by(TokenIndex head) const {
  if (!backs(head)) return no_token;
  auto noun = head + 2;
  for (int steps = 0; steps < 2 && noun != no_token && !tree_.is_noun(noun); ++steps)
    noun = tree_.head(noun);
  return noun != no_token && noun != head && tree_.is_noun(noun) && !backs(noun) ? noun : no_token;
}

std::vector<Id<Mention>> Arguments::meant(TokenIndex head) const {
  const auto& doc = tree_.document();
  std::vector<Id<Mention>> result;
  for (const auto m : headed_by(head))
    if (doc.mentions[m.value].kind == MentionKind::name && !is_value(doc.mentions[m.value].type) &&
        doc.mentions[m.value].type != EntityType::title)
      result.push_back(m);
  if (!result.empty()) return result;
  const auto less = [](const auto& a, TokenIndex h) { return a.first < h; };
  for (auto a = std::lower_bound(any_.begin(), any_.end(), head, less);
       a != any_.end() && a->first == head; ++a)
    result.push_back(a->second);
  if (!result.empty()) return result;
  constexpr auto actors = 1U << static_cast<unsigned>(EntityType::person) |
                          1U << static_cast<unsigned>(EntityType::norp) |
                          1U << static_cast<unsigned>(EntityType::org) |
                          1U << static_cast<unsigned>(EntityType::gpe);
  return denoted(head, actors | unnamed_people);
}

}  // namespace demarche::detail
