// SPDX-License-Identifier: Apache-2.0
#include "relation/attribution.hpp"

#include "quotation/speech_verbs.hpp"
#include "relation/rules.hpp"

namespace demarche::detail {
namespace {

constexpr int max_climb = 12;
constexpr auto bit = [](EntityType t) { return 1U << static_cast<unsigned>(t); };
constexpr std::uint32_t speakers =
    bit(EntityType::person) | bit(EntityType::org) | bit(EntityType::gpe) | bit(EntityType::norp);

/// Verbs whose object the one who speaks holds to be so: "lauded A's support for B", "thanked A for
/// joining B".
bool judges(std::string_view lemma) {
  return one_of(lemma, {"laud", "praise", "welcome", "thank", "congratulate", "commend", "applaud",
                        "appreciate", "reinforce", "express", "condemn", "acknowledge", "recognise",
                        "recognize", "assure"});
}

/// Verbs whose very object is what they tell: "underscored A's wish to work with B".
bool reports(std::string_view lemma) {
  return one_of(lemma, {"underline", "underscore", "emphasise", "emphasize", "stress", "highlight",
                        "reaffirm", "reiterate", "note", "mention", "recall", "affirm", "describe",
                        "explain", "reject", "state"}) ||
         judges(lemma);
}

}  // namespace

Attribution::Attribution(const Tree& tree, const Clauses& clauses, const Arguments& arguments)
    : tree_(tree), clauses_(clauses), arguments_(arguments) {
  find_closing_speakers();
}

/// The entity that speaks through a verb's subject: a person, a ministry, or whose statement it is.
Id<Entity> Attribution::speaker_of_verb(TokenIndex verb) const {
  const auto& doc = tree_.document();
  for (const auto subject : clauses_.subjects(verb)) {
    auto found = arguments_.denoted(subject, speakers | unnamed_people);
    if (!found.empty()) return actor(doc, found.front());
  }
  return {};
}

/// "..., the ministry (FO) said in a statement": where the parse loses the tail of a sentence, the
/// name between its last comma or quotation mark and a verb of saying speaks for what stands
/// before; so does the name behind "according to".
void Attribution::find_closing_speakers() {
  const auto& doc = tree_.document();
  closing_.resize(doc.sentences.size());
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    const auto range = doc.sentences[s].tokens;
    if (range.size() < 6) continue;
    const auto limit = range.end - range.begin > 28 ? range.end - 28 : range.begin + 3;
    for (auto t = range.end; t-- > limit;) {
      const auto text = tree_.text(t);
      if (text != "," && text != "\u201D" && text != "''" && text != "\"") continue;
      // "... "friendship" and said that Oslo would pay": no tail, but what follows
      if (t + 1 < range.end && one_of(tree_.text(t + 1), {"and", "but", "or"})) break;
      Id<Entity> name;
      bool says = false, other_verb = false;
      for (auto k = t + 1; k < range.end; ++k) {
        if (says && tree_.text(k) == "that") break;
        if (tree_.pos(k) == Upos::verb) {
          if (is_speech_verb(tree_.lemma(k)) &&
              one_of(tree_.text(k), {"said", "says", "added", "told", "stated"}))
            says = true;
          else
            other_verb |= !says;
        }
        const auto mention = arguments_.covering(k);
        if (!mention || (name && says)) continue;
        const auto& m = doc.mentions[mention.value];
        if (m.tokens.begin > 0 &&
            one_of(tree_.text(m.tokens.begin - 1), {"in", "at", "on", "from", "near"}))
          continue;  // "an official in Nairobi said" names nobody
        if ((speakers >> static_cast<unsigned>(m.type) & 1U) &&
            (m.type != EntityType::gpe || !name) && !(says && text == ","))
          name = actor(doc, mention);
      }
      if (says && name && !other_verb) closing_[s] = {t, name};
      break;
    }
  }
}

/// "said that it would help [after the war]", "[when B attacked]": known to all, and nobody's word.
bool Attribution::is_circumstance(TokenIndex t) const {
  if (tree_.rel(t) == Deprel::obl)
    return tree_.is_noun(t) && one_of(tree_.preposition(t), {"after", "before", "during", "since",
                                                             "following", "despite"});
  return tree_.rel(t) == Deprel::advcl &&
         tree_.child_with_lemma(t, {"after", "before", "when", "since", "where", "while", "as",
                                    "because"}) != no_token;
}

Id<Entity> Attribution::clause_speaker(TokenIndex token) const {
  const auto& doc = tree_.document();
  auto at = token;
  for (int depth = 0; depth < max_climb; ++depth) {
    for (const auto c : tree_.children(at)) {
      // "..., X said" is a parataxis under the verb of what is said
      if (c != token && tree_.rel(c) == Deprel::parataxis && is_speech_verb(tree_.lemma(c)))
        if (const auto who = speaker_of_verb(c)) return who;
      if ((tree_.rel(c) == Deprel::obl || tree_.rel(c) == Deprel::nmod) &&
          tree_.child_with_lemma(c, {"according", "accord"}) != no_token) {
        const auto found = arguments_.denoted(c, speakers);
        if (!found.empty()) return actor(doc, found.front());
      }
    }
    const auto head = tree_.head(at);
    if (head == no_token) break;
    const auto rel = tree_.rel(at);
    if (is_circumstance(at)) return {};
    const bool told = ((rel == Deprel::ccomp || rel == Deprel::parataxis) &&
                       (is_speech_verb(tree_.lemma(head)) || tree_.lemma(head) == "assure")) ||
                      (rel == Deprel::obj && reports(tree_.lemma(head))) ||
                      (rel == Deprel::obl && judges(tree_.lemma(head)) &&
                       one_of(tree_.preposition(at), {"for", "on"}));
    if (told)
      if (const auto who = speaker_of_verb(head)) return who;
    // "X spoke of the need to support B"
    if (rel == Deprel::obl && at != token && one_of(tree_.lemma(head), {"speak", "talk", "warn"}) &&
        one_of(tree_.preposition(at), {"of", "about"}))
      if (const auto who = speaker_of_verb(head)) return who;
    // "X accused A of supporting B": what X alleges
    if ((rel == Deprel::advcl || rel == Deprel::xcomp || rel == Deprel::obl) &&
        one_of(tree_.lemma(head),
               {"accuse", "blame", "charge", "criticise", "criticize", "condemn"}) &&
        tree_.is_verb(at))
      if (const auto who = speaker_of_verb(head)) return who;
    at = head;
  }
  return {};
}

/// Whose turn it is, or who speaks through the verb beside the quotation. Who asks says nothing.
Id<Entity> Attribution::speaker_of(const Quotation& quotation) const {
  if (quotation.kind == Quotation::Kind::marks)
    return quotation.saying == Quotation::none ? Id<Entity>{} : speaker_of_verb(quotation.saying);
  if (quotation.kind == Quotation::Kind::question) return {};
  const auto& doc = tree_.document();
  for (auto t = quotation.label.end; t-- > quotation.label.begin;)
    for (const auto mention : arguments_.meant(t))
      if (speakers >> static_cast<unsigned>(doc.mentions[mention.value].type) & 1U)
        return actor(doc, mention);
  return {};
}

Id<Entity> Attribution::speaker(TokenIndex token) const {
  if (const auto who = clause_speaker(token)) return who;
  if (const auto& closing = closing_[tree_.sentence(token)];
      closing.second && token < closing.first)
    return closing.second;
  const auto& layer = tree_.document().quotations;
  for (const auto* q = layer.at(token); q; q = layer.outer_of(*q))
    if (const auto who = speaker_of(*q)) return who;
  return {};
}

}  // namespace demarche::detail
