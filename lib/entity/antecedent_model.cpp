// SPDX-License-Identifier: Apache-2.0
#include "entity/antecedent_model.hpp"

#include <algorithm>
#include <array>

namespace demarche::detail {
namespace {

/// What the features mean; a model that was trained for others would answer at random.
constexpr std::string_view features_form = "1";
constexpr std::uint32_t most_units = 64;

}  // namespace

std::optional<AntecedentModel> AntecedentModel::load(const ModelFile& file) {
  if (!file.has("antecedent.form")) return std::nullopt;
  if (const auto form = file.text("antecedent.form"); form != features_form)
    file.fail("its antecedents are of form \"" + std::string(form.substr(0, 20)) +
              "\", this program reads form \"" + std::string(features_form) + "\"");
  AntecedentModel model;
  model.table_ = file.floats("antecedent.table");
  const auto rows = model.table_.rows, columns = model.table_.columns;
  if (rows == 0 || (rows & (rows - 1)) != 0 || columns < 2 || columns > most_units + 1)
    file.fail("section \"antecedent.table\" is " + std::to_string(rows) + " x " +
              std::to_string(columns) + ": its rows must be a power of two, its columns 2 to " +
              std::to_string(most_units + 1));
  model.hidden_ = file.floats("antecedent.hidden", 2, columns - 1);
  return model;
}

void AntecedentModel::add(const FeatureList& features, float* sums) const {
  const auto mask = table_.rows - 1;
  const auto columns = table_.columns;
  for (const auto feature : features) {
    const float* row = table_.row(feature & mask);
    for (std::uint32_t i = 0; i < columns; ++i) sums[i] += row[i];
  }
}

void AntecedentModel::begin(const FeatureList& phrase, std::vector<float>& sums) const {
  sums.assign(table_.columns, 0);
  std::copy_n(hidden_.row(0), hidden_.columns, sums.begin() + 1);
  add(phrase, sums.data());
}

float AntecedentModel::score(const std::vector<float>& sums, const FeatureList& candidate) const {
  std::array<float, most_units + 1> own;
  std::copy(sums.begin(), sums.end(), own.begin());
  add(candidate, own.data());
  float result = own[0];
  const float* out = hidden_.row(1);
  for (std::uint32_t i = 0; i < hidden_.columns; ++i) result += out[i] * std::max(own[i + 1], 0.0F);
  return result;
}

}  // namespace demarche::detail
