// SPDX-License-Identifier: Apache-2.0
/// One place that decides what is a name, from all evidence.
#pragma once

#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "layers.hpp"
#include "mention/evidence.hpp"
#include "mention/titles.hpp"

namespace demarche::detail {

/// Everything that says "here may be a name or a value".
struct MentionInputs {
  std::vector<Hit> hits;
  std::vector<NameCandidate> names;
  std::vector<TitleCandidate> titles;
  std::vector<ValueCandidate> values;
};

/// Of a text that is not English: countries, capitals, and names of several words.
/// Titles, values and the model's names are of English.
[[nodiscard]] MentionInputs sure_of_other_language(const MentionInputs& inputs,
                                                   const Gazetteer& gazetteer);

struct MentionLayer {
  std::vector<Mention> mentions;  ///< names, titles and values in text order; entity unset
  MentionEvidence evidence;       ///< parallel to mentions
};

/// Merges gazetteer, title, shape, model and value evidence into mentions that do not overlap, save
/// that an alias or a title may touch a name. The priorities are listed in candidates.hpp.
[[nodiscard]] MentionLayer find_mentions(const Layers& document, const Gazetteer& gazetteer,
                                         const MentionInputs& inputs);

}  // namespace demarche::detail
