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
/// of 4.
struct Packed8 {
  std::size_t rows = 0, columns = 0;
  std::vector<std::int8_t> bytes;
  std::vector<float> scale;          ///< a row: weight = byte * scale
  std::vector<std::int32_t> offset;  ///< a row: what the inputs' offset of 64 adds, negated
};

/// Packs a matrix of `rows` rows, `stride` floats apart, column by column group: group g of
/// `groups` (each `columns` wide) gives rows g * rows ... of the packed matrix. Rounds to the
/// nearest of 255 steps a row.
[[nodiscard]] Packed8 pack8(const float* weight, std::size_t rows, std::size_t stride,
                            std::size_t columns, std::size_t groups);

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

/// One residual convolution behind multiply8. `products` is [n][3][2 * width]: of each token as the
/// left, middle and right one of a window. out[i] = norm(maxout(bias + left of i - distance +
/// middle of i + right of i + distance)) + x[i].
void mix_windows(const std::int32_t* products, const float* weight_scale, const float* x_scale,
                 const float* bias, const float* gain, const float* shift, const float* x,
                 std::size_t n, std::size_t width, std::size_t distance, float* out);

}  // namespace demarche::detail
