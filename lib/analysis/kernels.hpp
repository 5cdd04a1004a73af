// SPDX-License-Identifier: Apache-2.0
/// The arithmetic of the network: products of matrices with vectors, in float.
#pragma once

#include <cstddef>

namespace demarche::detail {

/// y[r] = bias[r] + weight[r] . x for `rows` rows of `columns` floats; for `count` vectors,
/// `x_stride` and `y_stride` floats apart. The CPU's widest instructions are chosen at run time;
/// results differ by rounding only.
void multiply(const float* weight, const float* bias, std::size_t rows, std::size_t columns,
              const float* x, std::size_t x_stride, float* y, std::size_t y_stride,
              std::size_t count);

}  // namespace demarche::detail
