// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels8.hpp"

#include <array>
#include <cmath>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define DEMARCHE_CLONES \
  __attribute__((target_clones("avx512f", "arch=haswell", "default"), optimize("O3,fast-math")))
#else
#define DEMARCHE_CLONES
#endif

namespace demarche::detail {
namespace {

constexpr std::int32_t zero_byte = 64;  ///< the byte that stands for 0

}  // namespace

Packed8 packed8(const std::int8_t* bytes, const float* scale, std::size_t rows,
                std::size_t columns) {
  Packed8 packed{rows, columns, bytes, scale, {}};
  packed.offset.resize(rows);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t k = 0; k < columns; k += 4)
      for (std::size_t j = 0; j < 4; ++j)
        packed.offset[r] -= zero_byte * bytes[packed_index(r, k, columns) + j];
  return packed;
}

DEMARCHE_CLONES float quantise8(const float* x, std::size_t n, std::uint8_t* bytes) {
  // Comparisons are written out: a call of std::max is not inlined into clones.
  float top = 1e-8F;
  for (std::size_t i = 0; i < n; ++i) {
    const float size = x[i] < 0 ? -x[i] : x[i];
    top = size > top ? size : top;
  }
  const float scale = top / 63;
  const float inverse = 63 / top;
  for (std::size_t i = 0; i < n; ++i)  // + 0.5 and cut off: rounds, as all sums are positive
    bytes[i] = static_cast<std::uint8_t>(
        static_cast<std::int32_t>(x[i] * inverse + (static_cast<float>(zero_byte) + 0.5F)));
  return scale;
}

DEMARCHE_CLONES void scale8(const Packed8& weight, const std::int32_t* products,
                            const float* x_scale, const float* bias, std::size_t count,
                            float* out) {
  for (std::size_t i = 0; i < count; ++i, products += weight.rows, out += weight.rows)
    for (std::size_t r = 0; r < weight.rows; ++r)
      out[r] =
          (bias ? bias[r] : 0.0F) + x_scale[i] * weight.scale[r] * static_cast<float>(products[r]);
}

DEMARCHE_CLONES void bilinear8(const Packed8& weight, const std::int32_t* products, float x_scale,
                               const float* left, std::size_t count, std::size_t width,
                               float* scores) {
  for (std::size_t r = 0; r < width; ++r) scores[r] = 0;
  const float* scale = weight.scale;
  for (std::size_t k = 0; k < count; ++k, products += width, scale += width) {
    if (left[k] == 0) continue;
    const float factor = left[k] * x_scale;
    for (std::size_t r = 0; r < width; ++r)
      scores[r] += factor * scale[r] * static_cast<float>(products[r]);
  }
}

DEMARCHE_CLONES void mix_windows(const std::int32_t* products, const float* weight_scale,
                                 const float* x_scale, const float* bias, const float* gain,
                                 const float* shift, const float* x, std::size_t n,
                                 std::size_t width, std::size_t distance, float* out) {
  constexpr std::size_t widest = 256;
  std::array<float, 2 * widest> wide;
  const auto both = 2 * width;
  for (std::size_t i = 0; i < n; ++i) {
    const auto* middle = products + (i * 3 + 1) * both;
    for (std::size_t r = 0; r < both; ++r)
      wide[r] = bias[r] + x_scale[i] * weight_scale[both + r] * static_cast<float>(middle[r]);
    if (i >= distance) {
      const auto* left = products + (i - distance) * 3 * both;
      const float scale = x_scale[i - distance];
      for (std::size_t r = 0; r < both; ++r)
        wide[r] += scale * weight_scale[r] * static_cast<float>(left[r]);
    }
    if (i + distance < n) {
      const auto* right = products + ((i + distance) * 3 + 2) * both;
      const float scale = x_scale[i + distance];
      for (std::size_t r = 0; r < both; ++r)
        wide[r] += scale * weight_scale[2 * both + r] * static_cast<float>(right[r]);
    }
    float* const y = out + i * width;
    float mean = 0;
    for (std::size_t r = 0; r < width; ++r) {
      y[r] = wide[r] > wide[width + r] ? wide[r] : wide[width + r];
      mean += y[r];
    }
    mean /= static_cast<float>(width);
    float variance = 0;
    for (std::size_t r = 0; r < width; ++r) variance += (y[r] - mean) * (y[r] - mean);
    const float scale = 1.0F / std::sqrt(variance / static_cast<float>(width) + 1e-5F);
    for (std::size_t r = 0; r < width; ++r)
      y[r] = (y[r] - mean) * scale * gain[r] + shift[r] + x[i * width + r];
  }
}

}  // namespace demarche::detail
