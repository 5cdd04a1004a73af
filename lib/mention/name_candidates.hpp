// SPDX-License-Identifier: Apache-2.0
/// Candidates for names, one function per kind of evidence.
#pragma once

#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "mention/candidates.hpp"
#include "mention/mentions.hpp"
#include "mention/name_cutter.hpp"

namespace demarche::detail {

/// What several kinds of evidence ask of a document's tokens, computed once.
class TokenShapes {
 public:
  TokenShapes(const Layers& document);

  [[nodiscard]] bool capitalised(std::uint32_t token) const { return flags_[token] & 1U; }
  /// First word of its sentence, or behind an opening quote or a colon: its capital says nothing.
  [[nodiscard]] bool initial(std::uint32_t token) const { return flags_[token] & 2U; }
  /// In a sentence most of whose words are capitalised: a headline, where capitals say little.
  [[nodiscard]] bool in_title_case(std::uint32_t token) const { return flags_[token] & 4U; }
  [[nodiscard]] bool all_caps(std::uint32_t token) const { return flags_[token] & 8U; }

 private:
  std::vector<std::uint8_t> flags_;
};

/// Gazetteer hits that the context does not speak against.
void add_gazetteer_candidates(const Layers&, const Gazetteer&, const MentionInputs&,
                              const TokenShapes&, std::vector<Candidate>&);
/// Capitalised words behind a title or an honorific: PERSON.
void add_titled_persons(const Layers&, const Gazetteer&, const MentionInputs&, const TokenShapes&,
                        std::vector<Candidate>&);
/// What a turn's label has behind titles and honorifics: PERSON. "SECRETARY GENERAL QUIST:"
void add_labelled_persons(const Layers&, const MentionInputs&, std::vector<Candidate>&);
/// The statistical model's names.
void add_model_candidates(const Layers&, const MentionInputs&, const NameCutter&,
                          std::vector<Candidate>&);
/// Capitalised words whose nouns or given names tell the type; for when there is no model, or it is
/// unsure.
void add_shape_candidates(const Layers&, const Gazetteer&, const MentionInputs&, const TokenShapes&,
                          const NameCutter&, std::vector<Candidate>&);

/// Out goes "PFAS", which a text abbreviates a phrase of small letters with.
void drop_defined_terms(const Layers&, const Gazetteer&, std::vector<Candidate>&);
/// "the city of Quist", "the village of North Bay": what it says it is, and so elsewhere in the
/// text.
void add_named_places(const Layers&, const TokenShapes&, std::vector<Candidate>&);

// Second pass, over what the first has decided.

/// Surnames of persons named in full.
void add_known_surnames(const Layers&, const Gazetteer&, const TokenShapes&,
                        const std::vector<Candidate>& decided, std::vector<Candidate>&);
/// "(ISPR)" and "(the “Treaty”)" right behind the name that they stand for.
void add_bracketed_aliases(const Layers&, const std::vector<Candidate>& decided,
                           std::vector<Candidate>&);
/// "HWA" where the text names the Harbour Works Agency.
void add_known_acronyms(const Layers&, const std::vector<Candidate>& decided,
                        std::vector<Candidate>&);
/// "Quist, Ada" in quotation marks, as an address book writes it, is one person.
void join_inverted_names(const Layers&, const std::vector<Candidate>& decided,
                         std::vector<Candidate>&);
/// "Article 4 of the Harbour Treaty" is one law.
void join_laws(const Layers&, const std::vector<Candidate>& decided, std::vector<Candidate>&);
/// "embassy" and the like behind a country: the one body whose common noun is its name.
void add_missions(const Layers&, const Gazetteer&, const std::vector<Candidate>& decided,
                  std::vector<Candidate>&);
/// "Lea Fleuve" is a person where the text has "Special Envoy Fleuve", whatever the model says.
void retype_known_persons(const Layers&, const std::vector<Candidate>& decided,
                          std::vector<Candidate>& candidates);

}  // namespace demarche::detail
