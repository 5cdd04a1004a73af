// SPDX-License-Identifier: Apache-2.0
/// Who speaks in quotations.
#pragma once

#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

/// Quotation marks and the words of saying beside names. Complexity: linear to make; a look-up is
/// over the mentions of five sentences.
class Speakers {
 public:
  explicit Speakers(const EntityBuilder& builder);

  [[nodiscard]] bool in_quote(std::uint32_t token) const { return quoted_[token]; }
  /// The entity that says what stands at the token: the nearest one beside a verb of saying, in the
  /// sentence or the two on either side; outside of quotation marks only behind "said:". Else none.
  [[nodiscard]] Id<Entity> speaker(std::uint32_t token) const;

 private:
  void mark_quotes();
  void find_speech();
  void follow_pronouns();
  struct Speech {
    std::uint32_t token;  ///< the name's first
    Id<Entity> entity;
    Id<Entity> opener;  ///< the last one so far with a colon behind it and no quotation mark: all
                        ///< that follows is said by it
  };

  const EntityBuilder& b_;
  std::vector<bool> quoted_;
  std::vector<Speech> speech_;  ///< in text order
};

}  // namespace demarche::detail
