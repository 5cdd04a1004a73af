// SPDX-License-Identifier: Apache-2.0
#include "relation/arguments.hpp"

#include <algorithm>

namespace demarche::detail {
namespace {

bool allowed(EntityType type, std::uint32_t types) {
  return types >> static_cast<unsigned>(type) & 1U;
}

/// Nouns that mean whoever stands before them: "the Indian government", "US officials".
bool is_group_noun(std::string_view lemma) {
  return one_of(lemma,
                {"government",  "official",       "authority",  "administration", "leadership",
                 "leader",      "side",           "force",      "troop",          "military",
                 "delegation",  "diplomat",       "envoy",      "soldier",        "regime",
                 "state",       "people",         "army",       "minister",       "lawmaker",
                 "counterpart", "representative", "negotiator", "ally",           "partner",
                 "government",  "nation",         "country",    "republic",       "kingdom",
                 "citizen",     "national",       "capital",    "police",         "rebel",
                 "militant",    "fighter",        "warplane",   "aircraft",       "jet",
                 "navy"});
}

/// Nouns for people and their bodies, by ending or by name: "a Kenyan judge", "Norwegian
/// fishermen".
bool is_human_noun(std::string_view lemma) {
  for (const std::string_view ending :
       {"er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "eer"})
    if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending))
      return !one_of(lemma, {"order",  "border", "matter", "power",   "paper",     "letter",
                             "number", "member", "water",  "river",   "sector",    "factor",
                             "labor",  "harbor", "offer",  "answer",  "corner",    "quarter",
                             "summer", "winter", "career", "chapter", "character", "center",
                             "error",  "honor",  "favor",  "color",   "door",      "floor"});
  return one_of(lemma, {"civilian", "judge",      "refugee",  "guerrilla", "youth",      "student",
                        "villager", "peasant",    "militia",  "crew",      "court",      "company",
                        "firm",     "bank",       "group",    "party",     "parliament", "embassy",
                        "agency",   "chief",      "king",     "queen",     "president",  "premier",
                        "senator",  "prince",     "monk",     "priest",    "expert",     "observer",
                        "family",   "opposition", "ministry", "council"});
}

}  // namespace

TokenIndex head_of(const Layers& document, TokenRange range) {
  for (auto t = range.begin; t < range.end; ++t) {
    const auto head = document.syntax[t].head;
    if (!range.contains(head) && document.syntax[t].rel != Deprel::punct &&
        document.syntax[t].rel != Deprel::case_)
      return t;
  }
  return range.end - 1;
}

Arguments::Arguments(const Tree& tree) : tree_(tree) {
  const auto& doc = tree.document();
  const auto n = doc.syntax.size();
  first_.assign(n + 2, 0);
  covering_.assign(n, {});
  std::vector<TokenIndex> heads(doc.mentions.size());
  for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
    const auto& mention = doc.mentions[m];
    heads[m] = head_of(doc, mention.tokens);
    ++first_[heads[m] + 2];
    for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t)
      if (!covering_[t] || mention.kind == MentionKind::name) covering_[t] = Id<Mention>(m);
  }
  for (std::size_t i = 2; i < first_.size(); ++i) first_[i] += first_[i - 1];
  mentions_.resize(doc.mentions.size());
  for (std::size_t m = 0; m < doc.mentions.size(); ++m)
    mentions_[first_[heads[m] + 1]++] = Id<Mention>(m);
}

std::span<const Id<Mention>> Arguments::headed_by(TokenIndex token) const {
  return std::span(mentions_).subspan(first_[token], first_[token + 1] - first_[token]);
}

Id<Mention> Arguments::covering(TokenIndex token) const { return covering_[token]; }

void Arguments::add_headed(TokenIndex head, std::uint32_t types,
                           std::vector<Id<Mention>>& out) const {
  const auto& doc = tree_.document();
  const auto headed = headed_by(head);
  // A name at this head beats a nominal around it ("[Wells]" in "[the US envoy Wells]").
  bool names = false;
  for (const auto m : headed)
    if (doc.mentions[m.value].kind == MentionKind::name &&
        allowed(doc.mentions[m.value].type, types))
      names = true;
  for (const auto m : headed) {
    const auto& mention = doc.mentions[m.value];
    if (allowed(mention.type, types) && (!names || mention.kind == MentionKind::name))
      out.push_back(m);
  }
}

void Arguments::collect(TokenIndex head, std::uint32_t types, int depth,
                        std::vector<Id<Mention>>& out) const {
  const auto& doc = tree_.document();
  add_headed(head, types, out);
  if (!out.empty() || depth > 2) return;
  if (const auto inside = covering(head);
      inside && allowed(doc.mentions[inside.value].type, types)) {
    out.push_back(inside);
    return;
  }
  if (!tree_.is_noun(head) && tree_.pos(head) != Upos::adj) return;
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
      add_headed(c, types, out);
      if (!out.empty()) return;
    }
  if (!is_group_noun(tree_.lemma(head)) && !is_human_noun(tree_.lemma(head))) return;
  for (const auto c : tree_.children(head)) {
    const auto rel = tree_.rel(c);
    const bool before =
        c < head && (rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod);
    const bool of = rel == Deprel::nmod && tree_.preposition(c) == "of";
    if (!before && !of) continue;
    std::vector<TokenIndex> all;
    tree_.add_conjuncts(c, all);
    for (const auto t : all) add_headed(t, types, out);
    if (!out.empty()) return;
  }
}

std::vector<Id<Mention>> Arguments::denoted(TokenIndex head, std::uint32_t types) const {
  std::vector<Id<Mention>> result;
  collect(head, types, 0, result);
  return result;
}

}  // namespace demarche::detail
