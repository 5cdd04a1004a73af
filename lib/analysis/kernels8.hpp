// SPDX-License-Identifier: Apache-2.0
/// Products of byte matrices: the network's convolutions, three to four times as fast as in float.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace demarche::detail {

/// Weights as bytes, one scale a row, in the order in which multiply8 reads them: blocks of 16
/// rows; in a block, four columns of each row side by side. `rows` is a multiple of 32, `columns`
/// of 4. Points into the model file.
struct Packed8 {
  std::size_t rows = 0, columns = 0;
  const std::int8_t* bytes = nullptr;
  const float* scale = nullptr;      ///< a row: weight = byte * scale
  std::vector<std::int32_t> offset;  ///< a row: what the inputs' offset of 64 adds, negated
};

/// Weights that stand in this order already; they are not copied.
[[nodiscard]] Packed8 packed8(const std::int8_t* bytes, const float* scale, std::size_t rows,
                              std::size_t columns);

/// The place of a weight in that order.
[[nodiscard]] std::size_t packed_index(std::size_t row, std::size_t column, std::size_t columns);

/// Rounds one vector to 1..127 around 64; returns the scale: x = (byte - 64) * scale. Seven bits,
/// so that sums of two products never exceed 16 bits and every CPU gives the same integers.
float quantise8(const float* x, std::size_t n, std::uint8_t* bytes);

/// y[i][r] = sum over columns of weight byte * (x byte - 64), exact; x: [count][columns], y:
/// [count][rows].
void multiply8(const Packed8& weight, const std::uint8_t* x, std::size_t count, std::int32_t* y);

/// The same by each kernel that this CPU can run, slowest and simplest first; for tests.
struct Kernel8 {
  std::string_view name;
  void (*run)(const Packed8&, const std::uint8_t*, std::size_t, std::int32_t*);
};
[[nodiscard]] const std::vector<Kernel8>& kernels8();

/// Behind multiply8: out[i][r] = bias[r] + product * the two scales. `bias` may be null.
void scale8(const Packed8& weight, const std::int32_t* products, const float* x_scale,
            const float* bias, std::size_t count, float* out);

/// Behind multiply8 of a bilinear form whose row k * width + r holds the weights of left[k] and
/// result r: scores[r] = sum over k of left[k] * product of row k * width + r.
void bilinear8(const Packed8& weight, const std::int32_t* products, float x_scale,
               const float* left, std::size_t count, std::size_t width, float* scores);

/// One residual convolution behind multiply8. `products` is [n][3][2 * width]: of each token as the
/// left, middle and right one of a window. out[i] = norm(maxout(bias + left of i - distance +
/// middle of i + right of i + distance)) + x[i].
void mix_windows(const std::int32_t* products, const float* weight_scale, const float* x_scale,
                 const float* bias, const float* gain, const float* shift, const float* x,
                 std::size_t n, std::size_t width, std::size_t distance, float* out);

}  // namespace demarche::detail
