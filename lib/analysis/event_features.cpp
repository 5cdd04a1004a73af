// SPDX-License-Identifier: Apache-2.0
#include "analysis/event_features.hpp"

#include "analysis/features.hpp"

namespace demarche::detail {

std::array<std::uint32_t, 2> event_lemma(std::string_view lemma) {
  Fnv first(8);
  Fnv second(9);
  for (const char c : lemma) {
    const auto small = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    first.add(small);
    second.add(small);
  }
  return {static_cast<std::uint32_t>(first.value() % event_lemma_rows),
          static_cast<std::uint32_t>(second.value() % event_lemma_rows)};
}

void event_paths(const std::vector<std::uint32_t>& heads, const std::vector<std::uint8_t>& labels,
                 std::uint32_t trigger, std::vector<std::uint32_t>& rows) {
  constexpr std::size_t longest = 5;
  constexpr unsigned char up_code = 1;
  constexpr unsigned char down_code = 65;
  std::array<std::uint32_t, longest + 1> above{};  // the trigger, its head, the head's head ...
  std::size_t count = 0;
  for (auto x = trigger + 1; x != 0 && count <= longest; x = heads[x - 1]) above[count++] = x;
  rows.assign(heads.size(), 0);
  std::array<unsigned char, 2 * longest + 2> path{};
  for (std::uint32_t w = 0; w < heads.size(); ++w) {
    std::size_t length = 0;
    std::size_t meet = count;
    for (auto x = w + 1; x != 0; x = heads[x - 1]) {
      for (meet = 0; meet < count && above[meet] != x; ++meet) {
      }
      if (meet < count || length > longest) break;
      path[length++] = static_cast<unsigned char>(up_code + labels[x - 1]);
    }
    if (meet >= count || length + meet > longest) continue;
    for (auto k = meet; k-- > 0;)
      path[length++] = static_cast<unsigned char>(down_code + labels[above[k] - 1]);
    Fnv hash(10);
    for (std::size_t k = 0; k < length; ++k) hash.add(path[k]);
    rows[w] = static_cast<std::uint32_t>(1 + hash.value() % (event_path_rows - 1));
  }
}

}  // namespace demarche::detail
