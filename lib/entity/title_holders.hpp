// SPDX-License-Identifier: Apache-2.0
/// Persons whom a text names with a title, found again by a title that stands alone.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "demarche/document.hpp"
#include "util/work.hpp"

namespace demarche::detail {

/// One title beside one name.
struct HeldTitle {
  std::string title;  ///< normalised (gazetteer/offices.hpp)
  Id<Entity> person;
  std::string_view country;  ///< the person's, ISO 3166 alpha-3; may be empty
  std::uint32_t token;       ///< where the title begins
};

/// A text may name tens of thousands of titles, so they are grouped by title and country: a
/// question costs what its groups are many (found once a title) and the logarithm of their holders.
class TitleHolders {
 public:
  explicit TitleHolders(WorkCount& work) : work_(work) {}

  /// In the order of the text, all of them before the first question.
  void add(HeldTitle held);

  /// Whether the title that begins at the token stands beside a name.
  [[nodiscard]] bool stands_with_name(std::uint32_t token) const;

  /// Whom "the defence secretary" at the token means: the last holder before it, or else the first
  /// one behind it; null where nobody holds such a title. With a country, of that country or of
  /// none.
  [[nodiscard]] const HeldTitle* nearest(const std::string& wanted, std::string_view country,
                                         std::uint32_t token);

  /// The one person who holds this very title for the country; null where there are none or
  /// several.
  [[nodiscard]] const HeldTitle* only_of(const std::string& wanted, std::string_view country) const;

  /// Whom "the minister" at the token means: one of the last 40 titles before it that is some
  /// minister, or null.
  [[nodiscard]] const HeldTitle* last_some(std::string_view noun, std::uint32_t token) const;

 private:
  using Key = std::pair<std::string, std::string_view>;
  struct Group {
    std::vector<const HeldTitle*> held;
    bool several = false;  ///< persons
  };

  [[nodiscard]] const std::vector<std::size_t>& groups_for(const std::string& wanted,
                                                           bool any_title);

  WorkCount& work_;
  std::deque<HeldTitle> held_;  // a deque, as groups point into it while it grows
  std::vector<Group> groups_;
  std::map<Key, std::size_t> group_of_;
  std::map<std::pair<std::string, bool>, std::vector<std::size_t>> meant_;
};

}  // namespace demarche::detail
