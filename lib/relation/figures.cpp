// SPDX-License-Identifier: Apache-2.0
#include "relation/figures.hpp"

#include <unordered_set>

namespace demarche::detail {
namespace {

using Words = std::unordered_set<std::string_view>;

/// What is said, thought, decided or counted, and what is played: no weapon reaches it.
const Words& things_of_the_mind() {
  static const Words words = {
      "account",      "agenda",     "agreement",  "amendment",   "answer",
      "appeal",       "approach",   "argument",   "assumption",  "backhand",
      "bid",          "bill",       "bowling",    "budget",      "campaign",
      "candidacy",    "case",       "charge",     "choice",      "claim",
      "comment",      "compromise", "concept",    "conclusion",  "conduct",
      "constitution", "content",    "contract",   "credibility", "criticism",
      "data",         "deal",       "decision",   "decree",      "defence",
      "defense",      "deficit",    "design",     "doctrine",    "draft",
      "economy",      "election",   "estimate",   "figure",      "finding",
      "forecast",     "forehand",   "growth",     "handling",    "idea",
      "ideology",     "inflation",  "initiative", "integrity",   "interpretation",
      "judgment",     "lack",       "law",        "leadership",  "legacy",
      "legislation",  "legitimacy", "logic",      "manifesto",   "measure",
      "method",       "model",      "motion",     "narrative",   "notion",
      "offer",        "opinion",    "pact",       "plan",        "platform",
      "policy",       "position",   "practice",   "premise",     "price",
      "priority",     "proposal",   "provision",  "question",    "reasoning",
      "record",       "recovery",   "referendum", "reform",      "remark",
      "report",       "reputation", "resolution", "response",    "rhetoric",
      "rule",         "ruling",     "sanction",   "serve",       "silence",
      "speech",       "spending",   "stance",     "statement",   "strategy",
      "subsidy",      "tactic",     "tariff",     "tax",         "text",
      "theory",       "timetable",  "tone",       "treaty",      "verdict",
      "version",      "veto",       "view",       "vote",        "wording"};
  return words;
}

/// What is fought without anybody on the other side.
bool is_ill(std::string_view lemma) {
  return one_of(lemma,
                {"climate",   "corruption", "crime",    "cancer",       "disease", "drought",
                 "epidemic",  "fire",       "flood",    "graft",        "hunger",  "illness",
                 "inflation", "malaria",    "pandemic", "pollution",    "poverty", "prejudice",
                 "racism",    "recession",  "stigma",   "unemployment", "virus",   "wildfire"});
}

/// What markets deal in.
bool is_traded(std::string_view lemma) {
  return one_of(lemma,
                {"share", "stock",  "bond", "currency", "market", "index",  "equity", "price",
                 "yen",   "dollar", "euro", "pound",    "rouble", "ruble",  "lira",   "rupee",
                 "peso",  "rand",   "yuan", "economy",  "sales",  "profit", "bank"});
}

bool is_violent_verb(std::string_view lemma) {
  return one_of(lemma,
                {"attack", "assail", "assault",   "batter", "battle", "blast",  "blitz",  "bomb",
                 "clash",  "defend", "destroy",   "fight",  "hammer", "hit",    "invade", "kill",
                 "pound",  "savage", "slaughter", "storm",  "strike", "target", "torpedo"});
}

bool is_violent_noun(std::string_view lemma) {
  return one_of(lemma, {"attack", "assault", "battle", "clash", "fight", "offensive", "onslaught",
                        "strike", "war", "warfare"});
}

/// Those who strike by staying away.
bool is_striker(std::string_view lemma) {
  return one_of(
      lemma, {"nurse",    "doctor",  "teacher",   "worker",     "driver",  "pilot",     "union",
              "miner",    "staff",   "lecturer",  "dockworker", "docker",  "barrister", "judge",
              "employee", "actor",   "writer",    "farmer",     "trucker", "porter",    "rail",
              "hunger",   "general", "transport", "metro",      "postal",  "labor",     "labour"});
}

bool is_contest(std::string_view lemma) {
  return one_of(
      lemma,
      {"price",      "trade",      "tariff",     "bidding",  "culture",    "currency", "turf",
       "legal",      "court",      "verbal",     "rate",     "word",       "title",    "league",
       "relegation", "succession", "leadership", "election", "diplomatic", "custody",  "ratings"});
}

bool is_no_target(const Tree& tree, TokenIndex t) {
  if (tree.pos(t) == Upos::propn) return false;
  return things_of_the_mind().count(tree.lemma(t)) > 0;
}

bool verb_means_none(const Tree& tree, TokenIndex verb) {
  const auto lemma = tree.lemma(verb);
  const bool passive = tree.passive(verb);
  bool object = false;
  bool hurt = false;
  for (const auto c : tree.children(verb)) {
    const auto rel = tree.rel(c);
    if (rel == Deprel::obj || (passive && rel == Deprel::nsubj)) {
      object = true;
      if (passive && is_traded(tree.lemma(c))) return true;  // "shares were hammered"
      hurt = hurt || !(is_no_target(tree, c) || is_ill(tree.lemma(c)));
    } else if (rel == Deprel::nsubj && is_ill(tree.lemma(c))) {
      return true;  // "the drought has killed off the recovery"
    }
  }
  if (object) return !hurt;
  if (lemma != "fight" && lemma != "battle" && lemma != "clash") return false;
  for (const auto c : tree.children(verb)) {  // "fought over the budget", "against corruption"
    if (tree.rel(c) != Deprel::obl || !(is_no_target(tree, c) || is_ill(tree.lemma(c)))) continue;
    const auto preposition = tree.preposition(c);
    if (one_of(preposition, {"over", "about", "for", "against", "on"})) return true;
  }
  return false;
}

bool noun_means_none(const Tree& tree, TokenIndex noun) {
  const auto lemma = tree.lemma(noun);
  for (const auto c : tree.children(noun)) {
    const auto of = tree.lemma(c);
    const auto rel = tree.rel(c);
    const bool before =
        c < noun && (rel == Deprel::compound || rel == Deprel::amod || rel == Deprel::nmod);
    if (before && is_contest(of)) return true;
    if (lemma == "strike" && is_striker(of) &&
        (before || one_of(tree.preposition(c), {"by", "of", "among"})))
      return true;
    if (c > noun && rel == Deprel::nmod && (is_no_target(tree, c) || is_ill(of)) &&
        one_of(tree.preposition(c), {"on", "against", "over", "for", "about", "with"}))
      return true;
  }
  return false;
}

}  // namespace

bool is_figure_of_speech(const Tree& tree, TokenIndex trigger) {
  const auto lemma = tree.lemma(trigger);
  if (tree.verbal(trigger) || tree.is_verb(trigger))
    return is_violent_verb(lemma) && verb_means_none(tree, trigger);
  return is_violent_noun(lemma) && noun_means_none(tree, trigger);
}

}  // namespace demarche::detail
