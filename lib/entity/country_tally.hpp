// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

namespace demarche::detail {

/// How often a stretch of text names each country.
class Tally {
 public:
  void add(std::string_view country) {
    ++counts_[country];
    ++all_;
  }
  /// The country that has at least this share of all; empty if none has.
  [[nodiscard]] std::string_view leader(double share) const {
    for (const auto& [country, count] : counts_)
      if (count >= share * all_) return country;
    return {};
  }
  /// The only country beside that one.
  [[nodiscard]] std::string_view only_beside(std::string_view home) const {
    std::string_view found;
    for (const auto& entry : counts_) {
      if (entry.first == home) continue;
      if (!found.empty()) return {};
      found = entry.first;
    }
    return found;
  }
  [[nodiscard]] bool empty() const { return all_ == 0; }
  [[nodiscard]] std::string_view only() const {
    return counts_.size() == 1 ? counts_.begin()->first : std::string_view{};
  }

 private:
  std::map<std::string_view, int> counts_;
  int all_ = 0;
};

}  // namespace demarche::detail
