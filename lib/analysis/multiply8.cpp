// SPDX-License-Identifier: Apache-2.0
/// Products of byte matrices, a kernel for each kind of CPU.
#include <algorithm>
#include <array>
#include <cstring>

#include "analysis/kernels8.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define DEMARCHE_X86 1
#endif

#if defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace demarche::detail {
namespace {

constexpr std::size_t block = 16;    ///< rows side by side
constexpr std::size_t together = 4;  ///< columns of a row side by side; also inputs at a time

/// Four inputs (the last ones repeated at the end of the text) and where their results go.
struct Inputs {
  std::array<const std::uint8_t*, together> x;
  std::array<std::int32_t*, together> y;
  Inputs(const Packed8& w, const std::uint8_t* from, std::size_t count, std::int32_t* to,
         std::size_t at) {
    for (std::size_t i = 0; i < together; ++i) {
      const auto k = std::min(at + i, count - 1);
      x[i] = from + k * w.columns;
      y[i] = to + k * w.rows;
    }
  }
};

void multiply8_plain(const Packed8& w, const std::uint8_t* x, std::size_t count, std::int32_t* y) {
  const auto steps = w.columns / together;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t b = 0; b < w.rows / block; ++b) {
      std::int32_t* const sums = y + i * w.rows + b * block;
      std::copy_n(w.offset.data() + b * block, block, sums);
      const auto* bytes = w.bytes + b * steps * block * together;
      for (std::size_t k = 0; k < steps; ++k)
        for (std::size_t r = 0; r < block; ++r)
          for (std::size_t j = 0; j < together; ++j)
            sums[r] += x[i * w.columns + k * together + j] * *bytes++;
    }
}

#if defined(DEMARCHE_X86)

inline std::int32_t four(const std::uint8_t* from) {
  std::int32_t v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

/// Products of bytes by AVX2's multiply-add in 16 bits, which cannot overflow: 2 * 127 * 127 <
/// 32768.
__attribute__((target("avx2"))) void multiply8_avx2(const Packed8& w, const std::uint8_t* x,
                                                    std::size_t count, std::int32_t* y) {
  const auto steps = w.columns / together;
  const __m256i ones = _mm256_set1_epi16(1);
  for (std::size_t c = 0; c < count; c += together) {
    const Inputs in(w, x, count, y, c);
    for (std::size_t b = 0; b < 2 * w.rows / block; ++b) {  // half blocks: 8 rows
      const auto* bytes = w.bytes + (b / 2) * steps * 64 + (b % 2) * 32;
      const __m256i start =
          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w.offset.data() + b * 8));
      __m256i s0 = start, s1 = start, s2 = start, s3 = start;
      for (std::size_t k = 0; k < steps; ++k) {
        const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + k * 64));
        const auto at = k * together;
        s0 = _mm256_add_epi32(
            s0, _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_set1_epi32(four(in.x[0] + at)), v),
                                  ones));
        s1 = _mm256_add_epi32(
            s1, _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_set1_epi32(four(in.x[1] + at)), v),
                                  ones));
        s2 = _mm256_add_epi32(
            s2, _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_set1_epi32(four(in.x[2] + at)), v),
                                  ones));
        s3 = _mm256_add_epi32(
            s3, _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_set1_epi32(four(in.x[3] + at)), v),
                                  ones));
      }
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(in.y[0] + b * 8), s0);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(in.y[1] + b * 8), s1);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(in.y[2] + b * 8), s2);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(in.y[3] + b * 8), s3);
    }
  }
}

#define DEMARCHE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/// Sixteen rows times `Blocks`, from row `r` on, by `Count` inputs: each loaded weight serves all
/// inputs, each input all blocks, and all sums stay in registers.
template <std::size_t Count, std::size_t Blocks>
[[gnu::always_inline]] inline DEMARCHE_VNNI void multiply_tile(const Packed8& w,
                                                               const std::uint8_t* x, std::size_t r,
                                                               std::int32_t* y) {
  const auto steps = w.columns / together;
  __m512i sums[Count][Blocks];
  for (std::size_t b = 0; b < Blocks; ++b) {
    const __m512i start = _mm512_loadu_si512(w.offset.data() + r + b * block);
    for (std::size_t i = 0; i < Count; ++i) sums[i][b] = start;
  }
  const auto* bytes = w.bytes + r * w.columns;
  for (std::size_t k = 0; k < steps; ++k) {
    __m512i weights[Blocks];
    for (std::size_t b = 0; b < Blocks; ++b)
      weights[b] = _mm512_loadu_si512(bytes + (b * steps + k) * block * together);
    for (std::size_t i = 0; i < Count; ++i) {
      const __m512i input = _mm512_set1_epi32(four(x + i * w.columns + k * together));
      for (std::size_t b = 0; b < Blocks; ++b)
        sums[i][b] = _mm512_dpbusd_epi32(sums[i][b], input, weights[b]);
    }
  }
  for (std::size_t i = 0; i < Count; ++i)
    for (std::size_t b = 0; b < Blocks; ++b)
      _mm512_storeu_si512(y + i * w.rows + r + b * block, sums[i][b]);
}

/// Some rows by all inputs, six at a time: the rows' weights stay in the nearest cache.
template <std::size_t Blocks>
[[gnu::always_inline]] inline DEMARCHE_VNNI void multiply_rows(const Packed8& w,
                                                               const std::uint8_t* x,
                                                               std::size_t count, std::size_t r,
                                                               std::int32_t* y) {
  constexpr std::size_t most = 6;
  for (; count >= most; count -= most, x += most * w.columns, y += most * w.rows)
    multiply_tile<most, Blocks>(w, x, r, y);
  switch (count) {
    case 5:
      return multiply_tile<5, Blocks>(w, x, r, y);
    case 4:
      return multiply_tile<4, Blocks>(w, x, r, y);
    case 3:
      return multiply_tile<3, Blocks>(w, x, r, y);
    case 2:
      return multiply_tile<2, Blocks>(w, x, r, y);
    case 1:
      return multiply_tile<1, Blocks>(w, x, r, y);
    default:
      return;
  }
}

DEMARCHE_VNNI void multiply8_vnni(const Packed8& w, const std::uint8_t* x, std::size_t count,
                                  std::int32_t* y) {
  std::size_t r = 0;
  for (; r + 4 * block <= w.rows; r += 4 * block) multiply_rows<4>(w, x, count, r, y);
  for (; r < w.rows; r += 2 * block) multiply_rows<2>(w, x, count, r, y);
}

#endif

#if defined(__aarch64__)

/// Every ARM CPU of 64 bits has these. Inputs are below 128, so that they are signed bytes as well,
/// and sums of two products stay within 16 bits.
void multiply8_neon(const Packed8& w, const std::uint8_t* x, std::size_t count, std::int32_t* y) {
  const auto steps = w.columns / together;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t b = 0; b < w.rows / block; ++b) {
      const auto* bytes = w.bytes + b * steps * block * together;
      int32x4_t sums[4];  // of four rows each
      for (std::size_t r = 0; r < 4; ++r) sums[r] = vld1q_s32(w.offset.data() + b * block + r * 4);
      for (std::size_t k = 0; k < steps; ++k) {
        std::int32_t four;
        std::memcpy(&four, x + i * w.columns + k * together, sizeof four);
        const int8x16_t input = vreinterpretq_s8_s32(vdupq_n_s32(four));
        for (std::size_t r = 0; r < 4; ++r, bytes += 16) {
          const int8x16_t weight = vld1q_s8(bytes);
          const int16x8_t low = vmull_s8(vget_low_s8(weight), vget_low_s8(input));
          const int16x8_t high = vmull_high_s8(weight, input);
          sums[r] = vpadalq_s16(sums[r], vpaddq_s16(low, high));
        }
      }
      for (std::size_t r = 0; r < 4; ++r) vst1q_s32(y + i * w.rows + b * block + r * 4, sums[r]);
    }
}

#endif

std::vector<Kernel8> available() {
  std::vector<Kernel8> kernels = {{"portable", multiply8_plain}};
#if defined(DEMARCHE_X86)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2")) kernels.push_back({"avx2", multiply8_avx2});
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512vnni"))
    kernels.push_back({"avx512-vnni", multiply8_vnni});
#elif defined(__aarch64__)
  kernels.push_back({"neon", multiply8_neon});
#endif
  return kernels;
}

}  // namespace

const std::vector<Kernel8>& kernels8() {
  static const std::vector<Kernel8> kernels = available();
  return kernels;
}

void multiply8(const Packed8& weight, const std::uint8_t* x, std::size_t count, std::int32_t* y) {
  if (count > 0) kernels8().back().run(weight, x, count, y);
}

std::size_t packed_index(std::size_t row, std::size_t column, std::size_t columns) {
  const auto group = (row / block) * (columns / together) + column / together;
  return (group * block + row % block) * together + column % together;
}

}  // namespace demarche::detail
