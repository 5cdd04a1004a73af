// SPDX-License-Identifier: Apache-2.0
#include "relation/scorer.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::detail {
namespace {

constexpr std::uint32_t hidden_width = 64;
constexpr std::uint32_t status_count = 4;

}  // namespace

RelationScorer::RelationScorer(const ModelFile& file) {
  const auto net = [&](const std::string& name, std::uint32_t rows) {
    const auto weight = file.floats(name + ".hidden.weight", hidden_width, proposal_features);
    std::vector<float> by_feature(weight.rows * weight.columns);
    for (std::uint32_t h = 0; h < weight.rows; ++h)
      for (std::uint32_t k = 0; k < weight.columns; ++k)
        by_feature[k * hidden_width + h] = weight.row(h)[k];
    return Net{std::move(by_feature), file.floats(name + ".hidden.bias", hidden_width, 1),
               file.floats(name + ".out.weight", rows, hidden_width),
               file.floats(name + ".out.bias", rows, 1)};
  };
  relation_ = net("score.relation", 1);
  status_ = net("score.status", status_count);
}

std::optional<RelationScorer> RelationScorer::from(const ModelFile& file) {
  if (!file.has("score.relation.hidden.weight")) return std::nullopt;
  return RelationScorer(file);
}

void RelationScorer::run(const Net& net, const std::array<float, proposal_features>& features,
                         float* out) {
  std::array<float, hidden_width> hidden;
  std::copy_n(net.hidden_bias.data, hidden_width, hidden.begin());
  for (std::size_t k = 0; k < features.size(); ++k) {
    if (features[k] == 0) continue;
    const float* weight = net.hidden.data() + k * hidden_width;
    for (std::uint32_t h = 0; h < hidden_width; ++h) hidden[h] += weight[h] * features[k];
  }
  for (auto& h : hidden) h = std::max(h, 0.0F);
  for (std::uint32_t r = 0; r < net.out.rows; ++r) {
    out[r] = net.out_bias.data[r];
    for (std::uint32_t h = 0; h < hidden_width; ++h) out[r] += net.out.row(r)[h] * hidden[h];
  }
}

float RelationScorer::probability(const std::array<float, proposal_features>& features) const {
  float score = 0;
  run(relation_, features, &score);
  return 1.0F / (1.0F + std::exp(-score));
}

Status RelationScorer::status(const std::array<float, proposal_features>& features) const {
  std::array<float, status_count> scores{};
  run(status_, features, scores.data());
  return static_cast<Status>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace demarche::detail
