// SPDX-License-Identifier: Apache-2.0
/// All that an Extractor loads once and never changes.
#pragma once

#include <filesystem>
#include <optional>

#include "analysis/analyzer.hpp"
#include "demarche/extractor.hpp"
#include "entity/antecedent_model.hpp"
#include "gazetteer/gazetteer.hpp"
#include "relation/rules.hpp"
#include "relation/scorer.hpp"

namespace demarche::detail {

struct Model {
  Gazetteer gazetteer;
  std::optional<Analyzer> analyzer;  ///< none: names from gazetteers and shape only, no parse
  RuleSet rules;
  std::optional<RelationScorer> scorer;        ///< none: rules alone find events
  std::optional<AntecedentModel> antecedents;  ///< none: rules alone say whom phrases mean
  [[nodiscard]] const AntecedentModel* antecedent_model() const {
    return antecedents ? &*antecedents : nullptr;
  }
};

/// The folder with gazetteers/ and models/: the one named, else DEMARCHE_DATA, else the installed
/// one. Throws: Error where there is none.
[[nodiscard]] std::filesystem::path data_folder(const std::filesystem::path& named);
/// Throws: Error.
[[nodiscard]] Model load_model(const LoadOptions& options);

}  // namespace demarche::detail
