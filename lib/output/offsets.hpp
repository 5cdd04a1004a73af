// SPDX-License-Identifier: Apache-2.0
/// From byte offsets to what the reader of the output counts in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "demarche/json.hpp"

namespace demarche::detail {

/// Converts offsets of one text. Memory: one number per 256 bytes.
class OffsetConverter {
 public:
  OffsetConverter(std::string_view text, OffsetUnit unit);
  /// `byte` at most the text's size. Constant time.
  [[nodiscard]] std::uint32_t operator()(std::uint32_t byte) const;

 private:
  static constexpr std::size_t step = 256;
  std::string_view text_;
  OffsetUnit unit_;
  struct Mark {
    std::uint32_t byte, count;
  };
  std::vector<Mark> marks_;
};

/// Bytes of the character at `at`; of invalid UTF-8 the maximal sequence that Python's
/// errors="replace" makes one U+FFFD of.
[[nodiscard]] std::uint32_t character_size(std::string_view text, std::size_t at);

}  // namespace demarche::detail
