// SPDX-License-Identifier: Apache-2.0
/// Whom a phrase may mean: a bounded list, whatever the text's length.
#pragma once

#include "entity/discourse.hpp"

namespace demarche::detail {

/// Why somebody is a candidate; one may be so for several reasons.
enum class Reason : std::uint8_t {
  rules,      ///< the rules of nominals and pronouns say so
  recent,     ///< among the last ones mentioned
  inside,     ///< named inside of the phrase
  possessor,  ///< meant by a pronoun inside of the phrase
  speaker,    ///< says what stands here
  speakers_country,
  home,           ///< whose statement the text is
  leading,        ///< named most often of its kind
  first_person,   ///< the first person named
  called,         ///< has been called by this noun
  same_noun,      ///< was meant by the last phrase with this noun
  same_pronoun,   ///< was meant by the last pronoun of this kind
  listed,         ///< several: named in a list
  persons,        ///< several: the persons of a sentence
  countries,      ///< several: the countries of a sentence
  meant,          ///< several: what another phrase meant
  leading_pair,   ///< several: the home country and another, or the two most named
  listed_inside,  ///< several: named together inside of the phrase
  label,          ///< its name and a colon stand before what is said here
  label_before,   ///< the same of who spoke before
  compatriot,     ///< the last person of the country that the phrase names
  country,        ///< a country to which many in the text belong
  last_two,       ///< several: the two persons, or countries, mentioned last
  with_home,      ///< several: those for whom the text or the speaker speaks, and another country
};
inline constexpr std::size_t reason_count = 24;

struct Candidate {
  EntityList who;               ///< empty: somebody of whom nothing was said before
  std::uint32_t reasons = 0;    ///< a bit of each
  Deprel inside = Deprel::dep;  ///< what the name inside of the phrase is to it
  std::string_view preposition;
  const Descriptor* called = nullptr;
  std::uint32_t rank = 0;       ///< among the recent ones, from 1; 0: not among them
  std::uint32_t token = never;  ///< of several: where they were named together
  [[nodiscard]] bool is(Reason r) const { return reasons >> static_cast<unsigned>(r) & 1U; }
};

/// `rules`: whom the rules take the phrase to mean, or empty. The last candidate is nobody known.
[[nodiscard]] std::vector<Candidate> find_candidates(const EntityBuilder& builder,
                                                     const PhraseLayer& phrases,
                                                     const Discourse& discourse,
                                                     const Phrase& phrase, const EntityList& rules);

}  // namespace demarche::detail
