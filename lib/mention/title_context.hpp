// SPDX-License-Identifier: Apache-2.0
/// Whether the words of an office are one where they stand: "President Quist", but no "general
/// rules".
#pragma once

#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "layers.hpp"

namespace demarche::detail {

/// What stands around the words of an office. Refers to all three.
class TitleContext {
 public:
  TitleContext(const Layers& document, const Gazetteer& gazetteer, const std::vector<Hit>& hits)
      : doc_(document), gazetteer_(gazetteer), hits_(hits) {}

  /// `range`: the whole title; `core`: the words that the gazetteer knows, under `sense`.
  /// Complexity: looks at a dozen words on either side.
  [[nodiscard]] bool counts(TokenRange range, TokenRange core, const Sense& sense,
                            TokenRange sentence) const;
  /// Is the word a part of a country's, people's or body's name, or of a person's?
  [[nodiscard]] bool named_at(std::uint32_t token) const;

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }
  [[nodiscard]] const Hit* hit_at(std::uint32_t token) const;
  [[nodiscard]] bool person_beside(TokenRange range, TokenRange sentence) const;
  [[nodiscard]] bool is_other_name(TokenRange range, std::uint32_t next) const;
  [[nodiscard]] bool named_behind(TokenRange range, TokenRange sentence) const;
  [[nodiscard]] bool is_place_at(std::uint32_t token) const;
  [[nodiscard]] bool official_of_somebody(TokenRange range, TokenRange sentence) const;
  [[nodiscard]] bool definite(TokenRange range, TokenRange sentence) const;
  [[nodiscard]] bool apposed(TokenRange range, TokenRange sentence) const;
  [[nodiscard]] bool heads_a_state(TokenRange range, TokenRange sentence) const;

  const Layers& doc_;
  const Gazetteer& gazetteer_;
  const std::vector<Hit>& hits_;
};

}  // namespace demarche::detail
