// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels.hpp"

#include <algorithm>
#include <cstring>

// One body, compiled for several instruction sets; the loader picks the best for the CPU at run
// time.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_THREAD__)  // the choice is made before its run time is there
#define DEMARCHE_CLONES \
  __attribute__((target_clones("avx512f", "arch=haswell", "default"), optimize("O3,fast-math")))
#else
#define DEMARCHE_CLONES
#endif

// The helpers are always inlined, so no vector ever crosses a call, which is what the warning is
// of.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace demarche::detail {
namespace {

typedef float Vector __attribute__((vector_size(64)));
typedef float Half __attribute__((vector_size(32)));
typedef float Quarter __attribute__((vector_size(16)));

constexpr std::size_t lanes = 16;

[[gnu::always_inline]] inline Vector load(const float* from) {
  Vector v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

[[gnu::always_inline]] inline float total(const Vector& v) {
  Half halves[2];
  std::memcpy(halves, &v, sizeof v);
  const Half h = halves[0] + halves[1];
  Quarter quarters[2];
  std::memcpy(quarters, &h, sizeof h);
  const Quarter q = quarters[0] + quarters[1];
  return (q[0] + q[1]) + (q[2] + q[3]);
}

}  // namespace

/// Four rows by four inputs at a time: each loaded weight and input serves four products.
DEMARCHE_CLONES void multiply(const float* weight, const float* bias, std::size_t rows,
                              std::size_t columns, const float* x, std::size_t x_stride, float* y,
                              std::size_t y_stride, std::size_t count) {
  const std::size_t whole = columns / lanes * lanes;
  for (std::size_t c = 0; c < count; c += 4) {
    const std::size_t inputs = std::min<std::size_t>(4, count - c);
    const float* const x0 = x + c * x_stride;
    const float* const x1 = x + (c + std::min<std::size_t>(1, inputs - 1)) * x_stride;
    const float* const x2 = x + (c + std::min<std::size_t>(2, inputs - 1)) * x_stride;
    const float* const x3 = x + (c + std::min<std::size_t>(3, inputs - 1)) * x_stride;
    for (std::size_t r = 0; r < rows; r += 4) {
      const std::size_t outputs = std::min<std::size_t>(4, rows - r);
      const float* const w0 = weight + r * columns;
      const float* const w1 = weight + (r + std::min<std::size_t>(1, outputs - 1)) * columns;
      const float* const w2 = weight + (r + std::min<std::size_t>(2, outputs - 1)) * columns;
      const float* const w3 = weight + (r + std::min<std::size_t>(3, outputs - 1)) * columns;
      // Sixteen sums by name: an array of them would live on the stack instead of in registers.
      Vector s00{}, s01{}, s02{}, s03{}, s10{}, s11{}, s12{}, s13{};
      Vector s20{}, s21{}, s22{}, s23{}, s30{}, s31{}, s32{}, s33{};
      for (std::size_t k = 0; k < whole; k += lanes) {
        const Vector a0 = load(w0 + k), a1 = load(w1 + k), a2 = load(w2 + k), a3 = load(w3 + k);
        const Vector b0 = load(x0 + k);
        s00 += a0 * b0, s10 += a1 * b0, s20 += a2 * b0, s30 += a3 * b0;
        const Vector b1 = load(x1 + k);
        s01 += a0 * b1, s11 += a1 * b1, s21 += a2 * b1, s31 += a3 * b1;
        const Vector b2 = load(x2 + k);
        s02 += a0 * b2, s12 += a1 * b2, s22 += a2 * b2, s32 += a3 * b2;
        const Vector b3 = load(x3 + k);
        s03 += a0 * b3, s13 += a1 * b3, s23 += a2 * b3, s33 += a3 * b3;
      }
      const float sums[4][4] = {{total(s00), total(s01), total(s02), total(s03)},
                                {total(s10), total(s11), total(s12), total(s13)},
                                {total(s20), total(s21), total(s22), total(s23)},
                                {total(s30), total(s31), total(s32), total(s33)}};
      const float* const w[4] = {w0, w1, w2, w3};
      const float* const in[4] = {x0, x1, x2, x3};
      for (std::size_t i = 0; i < outputs; ++i)
        for (std::size_t j = 0; j < inputs; ++j) {
          float sum = sums[i][j] + (bias ? bias[r + i] : 0.0F);
          for (std::size_t k = whole; k < columns; ++k) sum += w[i][k] * in[j][k];
          y[(c + j) * y_stride + r + i] = sum;
        }
    }
  }
}

}  // namespace demarche::detail
