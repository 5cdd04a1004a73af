// SPDX-License-Identifier: Apache-2.0
/// The learned scorer of antecedents: a small network over hashed features.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/model_file.hpp"

namespace demarche::detail {

/// Hashes of features; the model's table has fewer rows and takes their low bits.
using FeatureList = std::vector<std::uint32_t>;

/// Immutable; refers to the model file's memory. Sections: docs/model-format.md.
class AntecedentModel {
 public:
  /// None where the file has no such sections. Throws: Error where they are of another form.
  [[nodiscard]] static std::optional<AntecedentModel> load(const ModelFile& file);

  /// What a phrase's own features add to the score of each candidate.
  void begin(const FeatureList& phrase, std::vector<float>& sums) const;
  /// A candidate's score, which grows with its probability: softmax over a phrase's candidates
  /// gives that. `sums` as begin() left them.
  [[nodiscard]] float score(const std::vector<float>& sums, const FeatureList& candidate) const;

 private:
  void add(const FeatureList& features, float* sums) const;
  Matrix<float> table_;   ///< a row per feature: its own weight, then what each hidden unit takes
  Matrix<float> hidden_;  ///< offsets of the hidden units; what the score takes of each
};

}  // namespace demarche::detail
