// SPDX-License-Identifier: Apache-2.0
/// Which proposals are relations: one probability for each, learnt from annotated documents.
#pragma once

#include <optional>
#include <vector>

#include "analysis/model_file.hpp"
#include "relation/candidates.hpp"

namespace demarche::detail {

/// A small network over features_of a candidate, and one for its status; training/score.py makes
/// them. Immutable.
class RelationScorer {
 public:
  /// None where the file has no sections "score...". Throws: Error if one is of the wrong shape.
  [[nodiscard]] static std::optional<RelationScorer> from(const ModelFile& file);

  /// How likely the candidate is a relation of the text, whatever its status. Constant time.
  [[nodiscard]] float probability(const std::array<float, proposal_features>& features) const;
  /// Whether it has happened, from what the model and the grammar say.
  [[nodiscard]] Status status(const std::array<float, proposal_features>& features) const;

 private:
  struct Net {
    std::vector<float> hidden;  ///< by feature, then by unit: most features of a candidate are zero
    Matrix<float> hidden_bias, out, out_bias;
  };
  explicit RelationScorer(const ModelFile& file);
  static void run(const Net& net, const std::array<float, proposal_features>& features, float* out);
  Net relation_, status_;
};

}  // namespace demarche::detail
