// SPDX-License-Identifier: Apache-2.0
#include "relation/light_verbs.hpp"

#include <string>

#include "quotation/speech_verbs.hpp"
#include "relation/clause.hpp"

namespace demarche::detail {
namespace {

bool carries(std::string_view lemma) {
  return one_of(
      lemma, {"hold",       "have",      "conduct",  "make",    "pay",     "issue",    "give",
              "lodge",      "launch",    "express",  "extend",  "offer",   "deliver",  "convey",
              "send",       "sign",      "reach",    "carry",   "take",    "begin",    "start",
              "open",       "conclude",  "continue", "host",    "attend",  "voice",    "raise",
              "level",      "provide",   "announce", "impose",  "place",   "file",     "submit",
              "wage",       "undertake", "complete", "kick",    "resume",  "finish",   "enter",
              "show",       "register",  "do",       "put",     "present", "address",  "hand",
              "serve",      "exchange",  "maintain", "seek",    "arrange", "schedule", "plan",
              "propose",    "cancel",    "postpone", "suspend", "break",   "grant",    "receive",
              "accept",     "agree",     "write",    "demand",  "cease",   "expect",   "bring",
              "press",      "renew",     "stage",    "mount",   "speed",   "complete", "accelerate",
              "step",       "intensify", "order",    "join",    "lead",    "get",      "inflict",
              "drop",       "set",       "relaunch", "level",   "brought", "sent",     "gave",
              "strengthen", "deepen",    "enhance",  "expand",  "restore", "improve",  "increase",
              "promote",    "slap",      "wrap",     "enact",   "levy",    "decree",   "draw",
              "attract",    "earn",      "obtain",   "secure",  "win",     "face"});
}

}  // namespace

bool is_light(std::string_view lemma) {
  return carries(lemma) || carries(std::string(lemma) + "e");
}

bool takes(std::string_view verb, std::string_view noun) {
  return one_of(verb, {"receive", "get", "win", "enjoy", "obtain", "secure", "gain", "draw",
                       "attract", "earn", "face"}) &&
         one_of(noun, {"support",    "aid",         "assistance",   "help",       "praise",
                       "backing",    "relief",      "endorsement",  "training",   "recognition",
                       "sympathy",   "solidarity",  "warning",      "threat",     "ultimatum",
                       "assurance",  "reassurance", "guarantee",    "pledge",     "promise",
                       "commitment", "criticism",   "condemnation", "rebuke",     "complaint",
                       "accusation", "request",     "demand",       "appeal",     "invitation",
                       "loan",       "grant",       "donation",     "condolence", "congratulation",
                       "thanks",     "apology",     "protest",      "objection",  "shipment"});
}

TokenIndex Clauses::light_verb(TokenIndex noun) const {
  noun = tree_.first_conjunct(noun);
  if (tree_.rel(noun) == Deprel::nmod && tree_.preposition(noun) == "of" &&
      tree_.head(noun) != no_token &&
      one_of(tree_.lemma(tree_.head(noun)),
             {"series", "round", "number", "set",    "string",  "day",      "hour",
              "couple", "some",  "all",    "part",   "most",    "package",  "raft",
              "wave",   "spate", "rest",   "record", "history", "tradition"}))
    noun = tree_.head(noun);  // "held a round of talks"
  const auto head = tree_.head(noun);
  if (head == no_token || !tree_.verbal(head)) return no_token;
  const auto rel = tree_.rel(noun);
  if (rel == Deprel::obj && is_light(tree_.lemma(head))) return head;
  if (rel == Deprel::obl && tree_.preposition(noun).empty() && is_light(tree_.lemma(head)) &&
      noun > head)
    return head;
  if (rel == Deprel::nsubj && tree_.passive(head) && is_light(tree_.lemma(head))) return head;
  if (rel == Deprel::obl && one_of(tree_.preposition(noun), {"in", "during", "at", "on"}) &&
      is_speech_verb(tree_.lemma(head)) &&
      one_of(tree_.lemma(noun), {"interview", "conversation", "call", "letter", "message",
                                 "meeting", "talk", "briefing", "visit"}))
    return head;  // "in an interview with A, B said"
  if (rel == Deprel::obl && one_of(tree_.preposition(noun), {"after", "following"}) &&
      !tree_.passive(head) &&
      one_of(tree_.lemma(noun), {"meeting", "talk", "summit", "conversation", "call",
                                 "consultation", "negotiation", "discussion"}))
    return head;  // "told reporters after talks with A"
  return no_token;
}

TokenIndex Clauses::clause_of(TokenIndex trigger) const {
  if (tree_.verbal(trigger)) return trigger;
  const auto verb = light_verb(trigger);
  return verb == no_token ? trigger : verb;
}

}  // namespace demarche::detail
