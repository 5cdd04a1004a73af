// SPDX-License-Identifier: Apache-2.0
/// Which of a text's persons held an office on its date, by the gazetteer.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

/// Offices are read from the gazetteer at the first question; names must be resolved by then.
class OfficeHolders {
 public:
  explicit OfficeHolders(const EntityBuilder& b) : b_(b) {}

  /// The one person of the text who held the office (normalised title), of the country unless that
  /// is empty; none where there are two.
  [[nodiscard]] Id<Entity> holder(const std::string& title, std::string_view country);

 private:
  struct Holder {
    Id<Entity> person;
    std::string_view country;
  };
  void read();

  const EntityBuilder& b_;
  bool read_ = false;
  std::map<std::string, std::vector<Holder>> holders_;  // by title
  std::map<std::pair<std::string, std::string_view>, Id<Entity>> answers_;
};

}  // namespace demarche::detail
