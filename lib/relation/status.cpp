// SPDX-License-Identifier: Apache-2.0
#include "relation/status.hpp"

#include "relation/question.hpp"

namespace demarche::detail {
namespace {

constexpr int max_climb = 5;

bool plans(std::string_view lemma) {
  return one_of(
      lemma,
      {"plan",          "intend", "schedule", "slate",     "due",      "set",        "expect",
       "prepare",       "vow",    "pledge",   "promise",   "decide",   "poise",      "arrange",
       "ready",         "agree",  "commit",   "undertake", "announce", "go",         "look",
       "commitment",    "plan",   "decision", "promise",   "pledge",   "determined", "resolve",
       "determination", "about",  "resolved", "poised",    "slated",   "invitation"});
}

bool leaves_open(std::string_view lemma) {
  return one_of(
      lemma,
      {"urge",      "ask",       "call",      "want",        "need",      "request",     "demand",
       "press",     "encourage", "able",      "consider",    "threaten",  "hope",        "wish",
       "seek",      "try",       "aim",       "likely",      "offer",     "propose",     "invite",
       "advise",    "require",   "order",     "help",        "allow",     "have",        "possible",
       "important", "necessary", "essential", "willing",     "suggest",   "recommend",   "warn",
       "attempt",   "effort",    "desire",    "willingness", "need",      "possibility", "proposal",
       "call",      "request",   "demand",    "offer",       "readiness", "importance",  "work",
       "ought",     "unlikely",  "appeal",    "push",        "tell",      "expect",      "discuss",
       "explore",   "assist",    "enable"});
}

bool denies(std::string_view lemma) {
  return one_of(lemma, {"fail",     "refuse",  "deny",    "decline", "reject",  "avoid",   "cease",
                        "prevent",  "refrain", "stop",    "unable",  "refusal", "failure", "cancel",
                        "postpone", "reverse", "abandon", "scrap",   "shelve",  "rescind", "veto"});
}

bool negated(const Tree& tree, TokenIndex token) {
  for (const auto c : tree.children(token)) {
    const auto lemma = tree.lemma(c);
    const auto rel = tree.rel(c);
    if ((rel == Deprel::advmod || rel == Deprel::aux || rel == Deprel::cc || rel == Deprel::mark) &&
        (one_of(lemma, {"not", "never", "n't", "neither", "nor"}) ||
         one_of(tree.text(c), {"n't", "n\u2019t", "not"})))
      return true;
    if (rel == Deprel::advmod && lemma == "long" && tree.child_with_lemma(c, {"no"}) != no_token)
      return true;
    if (rel == Deprel::advmod && lemma == "longer" && c > 0 && tree.lemma(c - 1) == "no")
      return true;
    if (rel == Deprel::det && lemma == "no") return true;
    if (rel == Deprel::nsubj && c < token &&  // "Neither A nor B met C", "no side met C"
        tree.child_with_lemma(c, {"neither", "no"}) != no_token)
      return true;
  }
  return false;
}

bool is_effort(std::string_view lemma) {
  return one_of(lemma, {"work", "help", "seek", "try", "aim", "able"});
}

/// "will continue to work": the verb, or one that it completes, has a future auxiliary.
bool will_happen(const Tree& tree, TokenIndex verb) {
  for (int depth = 0; depth < 3; ++depth) {
    for (const auto c : tree.children(verb))
      if (tree.rel(c) == Deprel::aux &&
          (one_of(tree.lemma(c), {"will", "shall"}) || one_of(tree.text(c), {"'ll", "\u2019ll"})))
        return true;
    if (tree.rel(verb) != Deprel::xcomp || tree.head(verb) == no_token) return false;
    verb = tree.head(verb);
  }
  return false;
}

/// The content of a verb of saying or promising in the past.
bool said(const Tree& tree, TokenIndex clause) {
  for (int depth = 0; depth < 3; ++depth) {
    const auto head = tree.head(clause);
    if (head == no_token) return false;
    if (tree.rel(clause) == Deprel::ccomp || tree.rel(clause) == Deprel::parataxis)
      return one_of(tree.lemma(head), {"say", "vow", "pledge", "promise", "announce", "add",
                                       "declare", "confirm", "state", "insist", "tell", "agree"});
    if (tree.rel(clause) != Deprel::xcomp && tree.rel(clause) != Deprel::conj) return false;
    clause = head;
  }
  return false;
}

/// "their commitment to continue arming B", "ongoing efforts to arm B": it is being done.
bool goes_on(const Tree& tree, TokenIndex clause, TokenIndex noun) {
  if (tree.pos(noun) != Upos::noun) return false;
  if (one_of(tree.lemma(clause), {"continue", "keep", "maintain"})) return true;
  for (const auto c : tree.children(noun))
    if (tree.rel(c) == Deprel::amod &&
        one_of(tree.lemma(c), {"ongoing", "continuing", "continued", "existing", "current"}))
      return true;
  return false;
}

/// What the words around one verb or noun say by themselves.
std::optional<Status> own_status(const Tree& tree, TokenIndex token, Tense& tense) {
  std::optional<Status> status;
  for (const auto c : tree.children(token)) {
    const auto lemma = tree.lemma(c);
    const auto rel = tree.rel(c);
    if (rel == Deprel::aux) {
      const auto word = tree.text(c);
      if (one_of(lemma, {"will", "shall", "wo"}) || one_of(word, {"'ll", "\u2019ll", "wo"})) {
        status = Status::planned;
        tense = Tense::future;
      } else if (one_of(lemma,
                        {"may", "might", "could", "can", "should", "must", "would", "ought"})) {
        status = Status::possible;
        if (lemma == "would") {
          tense = Tense::future;
          if (said(tree, token))
            status = Status::planned;  // "vowed that it would", future in the past
        }
      }
    }
    if (rel == Deprel::mark && one_of(lemma, {"if", "unless", "whether"}))
      status = Status::possible;
    if (rel == Deprel::amod) {
      if (one_of(lemma, {"upcoming", "planned", "plan", "proposed", "forthcoming", "scheduled",
                         "schedule", "expected", "future", "next"}))
        status = Status::planned;
      if (one_of(lemma, {"possible", "potential", "alleged", "hypothetical", "likely"}))
        status = Status::possible;
    }
  }
  if (!status && tree.rel(token) == Deprel::root && tree.infinitive(token))
    status = Status::planned;  // headlines: "Norway to host talks"
  if (negated(tree, token)) status = Status::negated;
  if (!status && token >= 2 && tree.text(token - 1) == "to" &&
      one_of(tree.text(token - 2),
             {"due", "slated", "scheduled", "set", "expected", "about", "poised", "going"}))
    status = Status::planned;
  return status;
}

Tense own_tense(const Tree& tree, TokenIndex verb) {
  for (const auto c : tree.children(verb)) {
    if (tree.rel(c) != Deprel::aux) continue;
    if (one_of(tree.text(c), {"has", "have", "had", "was", "were", "did", "'ve"}))
      return Tense::past;
    if (one_of(tree.text(c), {"is", "are", "am", "does", "do", "'s", "'re"})) return Tense::present;
  }
  if (tree.pos(verb) != Upos::verb) return Tense::none;
  if (tree.gerund(verb) || tree.infinitive(verb)) return Tense::none;
  const auto text = tree.text(verb);
  if (text == tree.lemma(verb) || text.ends_with("s")) return Tense::present;
  return Tense::past;
}

/// "proposed talks", "offered asylum", "scheduled a meeting": what the verb that carries the noun
/// says of it. An apology that is offered is made.
std::optional<Status> status_by_carrier(std::string_view verb, std::string_view noun) {
  if (one_of(noun, {"condolence", "apology", "congratulation", "thanks", "gratitude", "praise",
                    "sympathy", "support", "assurance", "tribute", "criticism", "concession",
                    "resignation", "proposal", "offer", "plan", "appeal", "request"}))
    return std::nullopt;
  if (one_of(verb, {"plan", "schedule", "arrange", "offer"})) return Status::planned;
  if (one_of(verb, {"propose", "seek", "demand"})) return Status::possible;
  return std::nullopt;
}

/// "[Reports] that A had bombed B were false", "dismissed [claims] that ..."
bool is_untrue_claim(const Tree& tree, TokenIndex noun) {
  if (!one_of(tree.lemma(noun), {"report", "claim", "allegation", "rumour", "rumor", "accusation",
                                 "suggestion", "story", "speculation"}))
    return false;
  const auto said = tree.head(noun);
  if (said == no_token) return false;
  if (tree.rel(noun) == Deprel::nsubj)
    return one_of(tree.lemma(said), {"false", "untrue", "unfounded", "baseless", "groundless",
                                     "wrong", "incorrect", "fabricate", "fabricated", "fake"}) ||
           (tree.passive(said) &&
            one_of(tree.lemma(said), {"deny", "dismiss", "refute", "reject"}));
  return tree.rel(noun) == Deprel::obj &&
         one_of(tree.lemma(said), {"deny", "dismiss", "refute", "reject"});
}

}  // namespace

Modality modality(const Tree& tree, const Clauses& clauses, TokenIndex trigger) {
  Modality result;
  auto clause = clauses.clause_of(trigger);
  result.tense = own_tense(tree, clause);
  if (is_asked(tree, clause)) {
    result.status = Status::possible;
    return result;
  }
  if (auto own = own_status(tree, trigger, result.tense)) {
    result.status = *own;
    return result;
  }
  if (tree.rel(trigger) == Deprel::obl &&
      one_of(tree.preposition(trigger), {"after", "following"})) {
    if (will_happen(tree, clause)) result.status = Status::planned;
    return result;  // "spoke of the need to act after talks with A": these were held
  }
  if (clause != trigger) {
    if (auto own = own_status(tree, clause, result.tense)) {
      result.status = *own;
      return result;
    }
    if (const auto carried = status_by_carrier(tree.lemma(clause), tree.lemma(trigger)))
      result.status = *carried;
    if (result.status != Status::actual) return result;
  }
  for (int depth = 0; depth < max_climb; ++depth) {
    const auto head = tree.head(clause);
    if (head == no_token) break;
    const auto rel = tree.rel(clause);
    const bool verbal = tree.is_verb(clause);
    const auto lemma = tree.lemma(head);
    if ((rel == Deprel::acl || rel == Deprel::ccomp) && is_untrue_claim(tree, head)) {
      result.status = Status::negated;
      return result;
    }
    const bool infinitive =
        verbal && (tree.infinitive(clause) ||
                   (tree.gerund(clause) && tree.child(clause, Deprel::aux) == no_token));
    // "is accused of arming B", nobody says by whom
    if ((rel == Deprel::advcl || rel == Deprel::xcomp) && verbal && tree.passive(head) &&
        one_of(lemma, {"accuse", "suspect", "blame", "charge"})) {
      if (clauses.behind(head, "by").empty()) result.status = Status::possible;
      return result;
    }
    // "instead of meeting B", "without naming B"
    if (rel == Deprel::advcl && tree.gerund(clause) &&
        tree.child_with_lemma(clause, {"instead", "without"}) != no_token) {
      result.status = Status::negated;
      return result;
    }
    // "told reporters after meeting B": done before, not told to do
    if (rel == Deprel::advcl && tree.gerund(clause) &&
        tree.child_with_lemma(clause, {"after", "before", "while", "since", "upon", "when",
                                       "following", "during"}) != no_token)
      break;
    const bool complement =
        rel == Deprel::xcomp || ((rel == Deprel::ccomp || rel == Deprel::acl ||
                                  rel == Deprel::advcl || rel == Deprel::csubj) &&
                                 infinitive);
    const bool noun_object =
        !verbal &&
        (rel == Deprel::obj ||
         (rel == Deprel::obl && one_of(tree.preposition(clause), {"for", "on", "about"})) ||
         (rel == Deprel::nmod && one_of(tree.preposition(clause), {"for", "of"})) ||
         (rel == Deprel::nsubj && tree.passive(head)));
    if (noun_object && one_of(lemma, {"discuss", "review", "raise"})) break;  // what there is
    if (noun_object &&  // "will modernise the alliance": there is one
        one_of(tree.lemma(clause), {"alliance", "Alliance", "partnership", "Partnership"}) &&
        one_of(lemma, {"strengthen", "modernise", "modernize", "deepen", "reinforce", "expand",
                       "enhance", "bolster", "broaden", "reaffirm"}))
      break;
    if (complement && goes_on(tree, clause, head)) break;
    if (complement || noun_object) {
      if (denies(lemma) || (lemma == "rule" && tree.child_with_lemma(head, {"out"}) != no_token))
        result.status = Status::negated;
      else if (noun_object &&
               one_of(lemma, {"seek", "propose", "offer", "urge", "call", "demand", "request",
                              "want", "consider", "hope", "push", "suggest", "appeal", "offer"}))
        result.status = Status::possible;
      else if (complement && plans(lemma))
        result.status = Status::planned;
      else if (complement && leaves_open(lemma))
        result.status =
            is_effort(lemma) && will_happen(tree, head) ? Status::planned : Status::possible;
      if (result.status != Status::actual) {
        if (negated(tree, head) && result.status == Status::planned)
          result.status = Status::negated;
        return result;
      }
      Tense tense = result.tense;
      if (auto own = own_status(tree, head, tense)) {
        result.status = *own;
        return result;
      }
    } else if (rel == Deprel::conj) {
      // "will visit A and meet B": the second verb shares the auxiliaries of the first where it has
      // none of its own
      if (verbal && tree.child(clause, Deprel::aux) == no_token &&
          tree.child(clause, Deprel::nsubj) == no_token && tree.is_verb(head)) {
        Tense tense = result.tense;
        const bool bare = tree.text(clause) == tree.lemma(clause);
        if (auto own = own_status(tree, head, tense); own && *own != Status::negated && bare) {
          result.status = *own;
          result.tense = tense;
          return result;
        }
      }
    } else if (rel == Deprel::advcl) {
      break;
    } else if (rel == Deprel::ccomp) {
      if (denies(lemma) && one_of(lemma, {"deny", "reject"})) {
        // "neither confirmed nor denied that ..."
        result.status = negated(tree, head) ? Status::possible : Status::negated;
        return result;
      }
      break;
    } else {
      break;
    }
    clause = head;
  }
  return result;
}

}  // namespace demarche::detail
