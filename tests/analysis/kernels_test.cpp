// SPDX-License-Identifier: Apache-2.0
// Needs nothing but lib/analysis/kernels*.cpp, so that script/arm can run it for another CPU.
#include "analysis/kernels.hpp"

#include <cmath>
#include <random>

#include "analysis/kernels8.hpp"
#include "catch.hpp"

using namespace demarche::detail;

TEST_CASE("every kernel of bytes gives the same integers as the plain sum", "[analysis]") {
  constexpr std::size_t rows = 96;
  constexpr std::size_t columns = 24;
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(-127, 127);
  std::vector<std::int8_t> weight(rows * columns);
  std::vector<std::int8_t> bytes(weight.size());
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t k = 0; k < columns; ++k)
      bytes[packed_index(r, k, columns)] = weight[r * columns + k] =
          static_cast<std::int8_t>(byte(random));
  const std::vector<float> scale(rows, 1.0F);
  const auto packed = packed8(bytes.data(), scale.data(), rows, columns);
  std::uniform_real_distribution<float> number(-2, 2);
  for (const std::size_t count : {std::size_t(1), std::size_t(3), std::size_t(4), std::size_t(9)}) {
    std::vector<float> x(count * columns);
    for (auto& v : x) v = number(random);
    std::vector<std::uint8_t> inputs(x.size());
    for (std::size_t i = 0; i < count; ++i) {
      const float step = quantise8(x.data() + i * columns, columns, inputs.data() + i * columns);
      for (std::size_t k = 0; k < columns; ++k) {
        const int v = inputs[i * columns + k];
        CHECK((v >= 1 && v <= 127));  // more would overflow 16 bits in AVX2
        CHECK(std::abs(static_cast<float>(v - 64) * step - x[i * columns + k]) <= 0.51F * step);
      }
    }
    std::vector<std::int32_t> expected(count * rows, 0);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t k = 0; k < columns; ++k)
          expected[i * rows + r] += weight[r * columns + k] * (inputs[i * columns + k] - 64);
    for (const auto& kernel : kernels8()) {
      INFO(kernel.name << ", " << count << " inputs");
      std::vector<std::int32_t> y(expected.size(), -1);
      kernel.run(packed, inputs.data(), count, y.data());
      CHECK(y == expected);
    }
  }
}

TEST_CASE("products of floats are those of the plain sum", "[analysis]") {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> number(-1, 1);
  for (const std::size_t columns : {1, 15, 16, 33, 128}) {
    constexpr std::size_t rows = 7;
    constexpr std::size_t count = 5;
    std::vector<float> weight(rows * columns), bias(rows), x(count * columns), y(count * rows);
    for (auto* numbers : {&weight, &bias, &x})
      for (auto& v : *numbers) v = number(random);
    multiply(weight.data(), bias.data(), rows, columns, x.data(), columns, y.data(), rows, count);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t r = 0; r < rows; ++r) {
        double sum = bias[r];
        for (std::size_t k = 0; k < columns; ++k)
          sum += double(weight[r * columns + k]) * x[i * columns + k];
        CHECK(std::abs(sum - y[i * rows + r]) < 1e-4);
      }
  }
}
