// SPDX-License-Identifier: Apache-2.0
/// Characters that stand for others: what each should be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace demarche::detail {

/// So many bytes are to be read as `text`; 0 bytes: nothing is to be changed.
struct Edit {
  std::uint32_t size = 0;
  std::string text;
};

/// What begins at `at`, a byte beyond ASCII: a ligature, a full-width letter, a mark without width,
/// a space, or UTF-8 that was read as Windows-1252 ("â€™").
[[nodiscard]] Edit letter_edit(std::string_view text, std::size_t at);

/// A byte of Windows-1252 as UTF-8; empty for the five that are none.
[[nodiscard]] std::string_view windows_1252(unsigned char byte);

/// Whether bytes that are no UTF-8 are likely Windows-1252: they are few, and fewer than characters
/// beyond ASCII that are right.
[[nodiscard]] bool looks_like_windows_1252(std::string_view text);

}  // namespace demarche::detail
