// SPDX-License-Identifier: Apache-2.0
#include "output/offsets.hpp"

#include <algorithm>

namespace demarche::detail {

std::uint32_t character_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at);
  if (first < 0xC2 || first > 0xF4) return 1;
  const std::uint32_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  unsigned low = 0x80;  // what the second byte may be, so that nothing is overlong, a surrogate or
                        // beyond U+10FFFF
  unsigned high = 0xBF;
  if (first == 0xE0) low = 0xA0;
  if (first == 0xED) high = 0x9F;
  if (first == 0xF0) low = 0x90;
  if (first == 0xF4) high = 0x8F;
  if (byte(at + 1) < low || byte(at + 1) > high) return 1;
  std::uint32_t size = 2;
  while (size < length && (byte(at + size) & 0xC0U) == 0x80U) ++size;
  return size;
}

OffsetConverter::OffsetConverter(std::string_view text, OffsetUnit unit)
    : text_(text), unit_(unit) {
  if (unit == OffsetUnit::byte) return;
  std::uint32_t count = 0;
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= next) {
      marks_.push_back({static_cast<std::uint32_t>(at), count});
      next = at + step;
    }
    const auto size = character_size(text, at);
    count += unit == OffsetUnit::utf16 && size == 4 ? 2 : 1;
    at += size;
  }
}

std::uint32_t OffsetConverter::operator()(std::uint32_t byte) const {
  if (unit_ == OffsetUnit::byte || marks_.empty()) return byte;
  const auto behind = std::partition_point(marks_.begin(), marks_.end(),
                                           [byte](const Mark& m) { return m.byte <= byte; });
  const auto& mark = behind == marks_.begin() ? marks_.front() : *std::prev(behind);
  auto count = mark.count;
  for (std::size_t at = mark.byte; at < byte;) {
    const auto size = character_size(text_, at);
    if (at + size > byte) break;  // inside a character: its begin counts
    count += unit_ == OffsetUnit::utf16 && size == 4 ? 2 : 1;
    at += size;
  }
  return count;
}

}  // namespace demarche::detail
