// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels.hpp"

#include <algorithm>

// One body, compiled for several instruction sets; the loader picks the best for the CPU at run
// time.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define DEMARCHE_CLONES \
  __attribute__((target_clones("avx512f", "arch=haswell", "default"), optimize("O3,fast-math")))
#else
#define DEMARCHE_CLONES
#endif

namespace demarche::detail {
namespace {

typedef float Vector __attribute__((vector_size(64), aligned(4)));

}  // namespace

/// Four rows by four inputs at a time: each loaded weight and input serves four products.
DEMARCHE_CLONES void multiply(const float* weight, const float* bias, std::size_t rows,
                              std::size_t columns, const float* x, std::size_t x_stride, float* y,
                              std::size_t y_stride, std::size_t count) {
  constexpr std::size_t lanes = 16;
  const std::size_t whole = columns / lanes * lanes;
  for (std::size_t c = 0; c < count; c += 4) {
    const std::size_t inputs = std::min<std::size_t>(4, count - c);
    for (std::size_t r = 0; r < rows; r += 4) {
      const std::size_t outputs = std::min<std::size_t>(4, rows - r);
      Vector sum[4][4] = {};
      const float* w[4];
      const float* in[4];
      for (std::size_t i = 0; i < 4; ++i) {
        w[i] = weight + (r + std::min(i, outputs - 1)) * columns;
        in[i] = x + (c + std::min(i, inputs - 1)) * x_stride;
      }
      for (std::size_t k = 0; k < whole; k += lanes) {
        Vector a[4];
        for (std::size_t i = 0; i < 4; ++i) a[i] = *reinterpret_cast<const Vector*>(w[i] + k);
        for (std::size_t j = 0; j < 4; ++j) {
          const Vector b = *reinterpret_cast<const Vector*>(in[j] + k);
          for (std::size_t i = 0; i < 4; ++i) sum[i][j] += a[i] * b;
        }
      }
      for (std::size_t i = 0; i < outputs; ++i)
        for (std::size_t j = 0; j < inputs; ++j) {
          float total = bias ? bias[r + i] : 0;
          for (std::size_t l = 0; l < lanes; ++l) total += sum[i][j][l];
          for (std::size_t k = whole; k < columns; ++k) total += w[i][k] * in[j][k];
          y[(c + j) * y_stride + r + i] = total;
        }
    }
  }
}

float dot(const float* a, const float* b, std::size_t n) {
  float sum = 0;
  multiply(a, nullptr, 1, n, b, n, &sum, 1, 1);
  return sum;
}

}  // namespace demarche::detail
