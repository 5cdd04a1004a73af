// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define DEMARCHE_X86 1
#endif

#if defined(__aarch64__)
#include <arm_neon.h>
#endif

#if defined(DEMARCHE_X86) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define DEMARCHE_CLONES \
  __attribute__((target_clones("avx512f", "arch=haswell", "default"), optimize("O3,fast-math")))
#else
#define DEMARCHE_CLONES
#endif

namespace demarche::detail {
namespace {

constexpr std::size_t block = 16;       ///< rows side by side
constexpr std::size_t together = 4;     ///< columns of a row side by side; also inputs at a time
constexpr std::int32_t zero_byte = 64;  ///< the byte that stands for 0

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

__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void multiply8_vnni(
    const Packed8& w, const std::uint8_t* x, std::size_t count, std::int32_t* y) {
  const auto steps = w.columns / together;
  for (std::size_t c = 0; c < count; c += together) {
    const Inputs in(w, x, count, y, c);
    for (std::size_t r = 0; r < w.rows; r += 2 * block) {
      const auto* first = w.bytes + r * w.columns;
      const auto* second = first + steps * 64;
      const __m512i fa = _mm512_loadu_si512(w.offset.data() + r);
      const __m512i fb = _mm512_loadu_si512(w.offset.data() + r + block);
      __m512i a0 = fa, a1 = fa, a2 = fa, a3 = fa, b0 = fb, b1 = fb, b2 = fb, b3 = fb;
      for (std::size_t k = 0; k < steps; ++k) {
        const __m512i va = _mm512_loadu_si512(first + k * 64);
        const __m512i vb = _mm512_loadu_si512(second + k * 64);
        const auto at = k * together;
        const __m512i x0 = _mm512_set1_epi32(four(in.x[0] + at));
        a0 = _mm512_dpbusd_epi32(a0, x0, va), b0 = _mm512_dpbusd_epi32(b0, x0, vb);
        const __m512i x1 = _mm512_set1_epi32(four(in.x[1] + at));
        a1 = _mm512_dpbusd_epi32(a1, x1, va), b1 = _mm512_dpbusd_epi32(b1, x1, vb);
        const __m512i x2 = _mm512_set1_epi32(four(in.x[2] + at));
        a2 = _mm512_dpbusd_epi32(a2, x2, va), b2 = _mm512_dpbusd_epi32(b2, x2, vb);
        const __m512i x3 = _mm512_set1_epi32(four(in.x[3] + at));
        a3 = _mm512_dpbusd_epi32(a3, x3, va), b3 = _mm512_dpbusd_epi32(b3, x3, vb);
      }
      _mm512_storeu_si512(in.y[0] + r, a0), _mm512_storeu_si512(in.y[0] + r + block, b0);
      _mm512_storeu_si512(in.y[1] + r, a1), _mm512_storeu_si512(in.y[1] + r + block, b1);
      _mm512_storeu_si512(in.y[2] + r, a2), _mm512_storeu_si512(in.y[2] + r + block, b2);
      _mm512_storeu_si512(in.y[3] + r, a3), _mm512_storeu_si512(in.y[3] + r + block, b3);
    }
  }
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

Packed8 packed8(const std::int8_t* bytes, const float* scale, std::size_t rows,
                std::size_t columns) {
  Packed8 packed{rows, columns, bytes, scale, {}};
  packed.offset.resize(rows);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t k = 0; k < columns; k += together)
      for (std::size_t j = 0; j < together; ++j)
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
