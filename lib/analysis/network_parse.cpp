// SPDX-License-Identifier: Apache-2.0
/// The parse's half of the network: scores of heads, and labels of the heads that were chosen.
#include <algorithm>
#include <array>

#include "analysis/kernels.hpp"
#include "analysis/network.hpp"
#include "demarche/types.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t W = network_width;

/// Copies one part of each row, without what is below zero.
void copy_positive(const float* rows, std::size_t part, std::size_t width, std::size_t count,
                   std::vector<float>& to) {
  to.resize(count * width);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < width; ++k)
      to[i * width + k] = std::max(rows[i * part_rows + part + k], 0.0F);
}

}  // namespace

void Network::parse(std::size_t n, NetworkScratch& s) const {
  convolve(parse_layers_, n, s.x, s.y, s);
  s.parse.resize((n + 1) * W);  // row 0: root
  std::copy_n(root_.data, W, s.parse.data());
  std::copy_n(s.y.data(), n * W, s.parse.data() + W);
  apply(parts_, s.parse.data(), n + 1, s.parts, s);
  const float* words = s.parts.data() + part_rows;
  s.upos.resize(n * upos_count);
  for (std::size_t i = 0; i < n; ++i)
    std::copy_n(words + i * part_rows + upos_part, upos_count, s.upos.data() + i * upos_count);
  copy_positive(words, arc_dep_part, W, n, s.dep);
  copy_positive(words, label_dep_part, label_width, n, s.label_dep);
  copy_positive(s.parts.data(), arc_head_part, W, n + 1, s.head);
  copy_positive(s.parts.data(), label_head_part, label_width, n + 1, s.label_head);

  // The form by each head, so that a score is one dot product with the dependent.
  apply(arc_, s.head.data(), n + 1, s.wide, s);
  s.transformed.resize((n + 1) * W);
  for (std::size_t h = 0; h <= n; ++h)
    std::copy_n(s.wide.data() + h * arc_rows, W, s.transformed.data() + h * W);
  s.arcs.resize(n * (n + 1));
  multiply(s.transformed.data(), nullptr, n + 1, W, s.dep.data(), W, s.arcs.data(), n + 1, n);
  for (std::size_t h = 0; h <= n; ++h) {
    const float bias = s.wide[h * arc_rows + W];
    for (std::size_t d = 0; d < n; ++d) {
      const int distance =
          std::clamp(static_cast<int>(h) - static_cast<int>(d + 1), -farthest, farthest) + farthest;
      s.arcs[d * (n + 1) + h] +=
          bias + (h == 0 ? distance_.data[2 * farthest + 1] : distance_.data[distance]);
    }
  }
}

void Network::label(NetworkScratch& s, const std::vector<std::uint32_t>& heads,
                    std::vector<std::uint8_t>& labels) const {
  constexpr auto root = static_cast<std::size_t>(Deprel::root);
  constexpr std::size_t at_once = 4;  // heads that the kernel takes together
  const auto n = heads.size();
  labels.assign(n, static_cast<std::uint8_t>(root));
  // children[first_child[h]] ...: the words whose head is h
  s.first_child.assign(n + 2, 0);
  for (const auto h : heads) ++s.first_child[h + 1];
  for (std::size_t h = 0; h <= n; ++h) s.first_child[h + 1] += s.first_child[h];
  s.children.resize(n);
  s.next_child = s.first_child;
  for (std::uint32_t d = 0; d < n; ++d) s.children[s.next_child[heads[d]]++] = d;

  std::array<float, at_once * label_columns> up{};
  std::array<std::size_t, at_once> group{};
  std::size_t count = 0;
  const auto finish = [&] {
    multiply_rounded(label_, up.data(), count, s);
    for (std::size_t g = 0; g < count; ++g)
      for (auto c = s.first_child[group[g]]; c < s.first_child[group[g] + 1]; ++c) {
        std::array<float, label_width + 1> dep;
        std::copy_n(s.label_dep.data() + s.children[c] * label_width, label_width, dep.data());
        dep[label_width] = 1;
        std::array<float, label_stride> scores;
        bilinear8(label_, s.products.data() + g * label_rows, s.scales[g], dep.data(), dep.size(),
                  label_stride, scores.data());
        scores[root] = -1e9F;
        labels[s.children[c]] = static_cast<std::uint8_t>(
            std::max_element(scores.begin(), scores.begin() + deprel_count) - scores.begin());
      }
    count = 0;
  };
  for (std::size_t h = 1; h <= n; ++h) {
    if (s.first_child[h] == s.first_child[h + 1]) continue;
    std::copy_n(s.label_head.data() + h * label_width, label_width,
                up.data() + count * label_columns);
    up[count * label_columns + label_width] = 1;
    group[count++] = h;
    if (count == at_once) finish();
  }
  if (count > 0) finish();
}

}  // namespace demarche::detail
