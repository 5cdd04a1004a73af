// SPDX-License-Identifier: Apache-2.0
/// Finds the names of a compiled gazetteer among units.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gazetteer/image.hpp"
#include "gazetteer/units.hpp"

namespace demarche::detail {

/// The longest name that begins at a unit.
struct NameMatch {
  std::uint32_t unit = 0;    ///< index of its first unit
  std::uint32_t units = 0;   ///< how many
  std::uint32_t record = 0;  ///< see Image
};

/// Appends, in order of `unit`, the longest name at each of the first `begins` units at which one
/// begins; names may reach on to the end of `units`. Matches overlap: longest_first settles that.
/// Complexity: linear in the units; at most 24 look-ups a unit. Returns the number of look-ups.
std::uint64_t find_names(const Image& image, std::string_view text, std::span<const Unit> units,
                         std::size_t begins, std::vector<NameMatch>& out);

/// The name that is `text`, whose units these are; else any that differs from it in case, accents
/// and stops only; 0 if there is none.
[[nodiscard]] std::uint32_t find_name(const Image& image, std::string_view text,
                                      std::span<const Unit> units);

/// Keeps those that do not overlap, the leftmost first, and says from which unit on to go on.
class LeftmostLongest {
 public:
  /// Where one begins the earlier of `layers` wins if they are equally long. Calls
  /// take(layer, match).
  template <class Take>
  void settle(std::span<const std::vector<NameMatch>> layers, Take take) {
    next_.assign(layers.size(), 0);
    while (true) {
      const NameMatch* best = nullptr;
      std::size_t from = 0;
      for (std::size_t l = 0; l < layers.size(); ++l) {
        while (next_[l] < layers[l].size() && layers[l][next_[l]].unit < free_) ++next_[l];
        if (next_[l] == layers[l].size()) continue;
        const auto& match = layers[l][next_[l]];
        if (!best || match.unit < best->unit ||
            (match.unit == best->unit && match.units > best->units)) {
          best = &match;
          from = l;
        }
      }
      if (!best) return;
      take(from, *best);
      free_ = best->unit + best->units;
    }
  }
  /// For text that comes in pieces: `units` of them have gone by.
  void advance(std::size_t units) { free_ = free_ > units ? free_ - units : 0; }

 private:
  std::size_t free_ = 0;  // the first unit that is not taken
  std::vector<std::size_t> next_;
};

}  // namespace demarche::detail
