// SPDX-License-Identifier: Apache-2.0
/// Spans that are taken for one name, cut where they hold more than one name or a common noun.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "mention/mentions.hpp"

namespace demarche::detail {

/// Knows the names of one document that the gazetteer has, and its titles.
class NameCutter {
 public:
  NameCutter(const Layers& document, const Gazetteer& gazetteer, const MentionInputs& inputs);

  /// The names in what a model or a run of capitals takes for one: none where the gazetteer's own
  /// names cover it ("US State Department"), else one, or two joined by "and".
  [[nodiscard]] std::vector<NameCandidate> cut(NameCandidate name) const;

 private:
  [[nodiscard]] std::optional<NameCandidate> one(NameCandidate name) const;
  [[nodiscard]] bool lists_persons(const NameCandidate& name) const;
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }
  [[nodiscard]] const Hit* hit_at(std::uint32_t token) const;
  template <class F>
  [[nodiscard]] bool has_sense(const Hit& hit, F wanted) const;
  [[nodiscard]] bool is_country(const Hit& hit) const;
  [[nodiscard]] bool is_lower(std::uint32_t token) const;
  [[nodiscard]] bool inside_title(std::uint32_t token) const;
  [[nodiscard]] bool holds_later_hit(TokenRange range) const;
  [[nodiscard]] bool has_preposition(TokenRange range) const;
  [[nodiscard]] bool is_dyad(std::uint32_t token) const;
  [[nodiscard]] std::optional<EntityType> type_by_noun(TokenRange range) const;
  [[nodiscard]] bool made_of_hits(TokenRange range) const;
  [[nodiscard]] const Hit* short_country(std::uint32_t token) const;

  const Layers& doc_;
  const Gazetteer& gazetteer_;
  const MentionInputs& inputs_;
  std::unordered_map<std::uint32_t, std::size_t> first_hit_;  ///< by token
  std::unordered_set<std::string_view> storms_;               ///< what hurricanes are called here
};

}  // namespace demarche::detail
