// SPDX-License-Identifier: Apache-2.0
/// Scores of documents against gold documents; docs/eval.md defines the figures.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace program {

/// Counts of one figure.
struct Count {
  double right = 0, found = 0, gold = 0;
  [[nodiscard]] double precision() const { return found > 0 ? 100 * right / found : 0; }
  [[nodiscard]] double recall() const { return gold > 0 ? 100 * right / gold : 0; }
  [[nodiscard]] double f1() const {
    return precision() + recall() > 0 ? 2 * precision() * recall() / (precision() + recall()) : 0;
  }
};

/// B-cubed: sums of per-mention shares and their numbers.
struct Clusters {
  double precision_sum = 0, recall_sum = 0;
  std::size_t precision_n = 0, recall_n = 0;
  [[nodiscard]] Count count() const;
};

struct Scores {
  std::map<std::string, Count> counts;
  Clusters names, all;
  std::size_t status_right = 0, status_all = 0;
  std::vector<std::string> errors;
  /// All figures in the order in which they are shown: name and precision, recall, F1.
  [[nodiscard]] std::vector<std::pair<std::string, Count>> table() const;
};

/// Adds one document's counts. `gold` and `found` are documents in the output's form.
void score_document(const nlohmann::json& gold, const nlohmann::json& found, Scores& scores);

// Parts of it, by layer.
using EntityMap =
    std::map<std::string, std::string>;  ///< found entity id -> gold entity id, or empty
[[nodiscard]] EntityMap align_entities(const nlohmann::json& gold, const nlohmann::json& found);
void score_mentions(const nlohmann::json& gold, const nlohmann::json& found, Scores& scores);
void score_clusters(const nlohmann::json& gold, const nlohmann::json& found, bool names_only,
                    Clusters& clusters);
void score_links(const nlohmann::json& gold, const nlohmann::json& found, const EntityMap& aligned,
                 Scores& scores);
void score_relations(const nlohmann::json& gold, const nlohmann::json& found,
                     const EntityMap& aligned, Scores& scores);

/// The member as text; empty if it is absent or null.
[[nodiscard]] inline std::string text_of(const nlohmann::json& object, const char* key) {
  const auto it = object.find(key);
  return it == object.end() || !it->is_string() ? std::string{} : it->get<std::string>();
}

/// The member as an offset; no value where it is none that a text can have (a fraction, negative,
/// beyond 2^31).
[[nodiscard]] inline std::optional<int> offset_of(const nlohmann::json& object, const char* key) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_number_unsigned()) return std::nullopt;
  const auto value = it->get<std::uint64_t>();
  if (value > static_cast<std::uint64_t>(std::numeric_limits<int>::max())) return std::nullopt;
  return static_cast<int>(value);
}

}  // namespace program
