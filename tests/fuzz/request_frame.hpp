// SPDX-License-Identifier: Apache-2.0
/// Where a request of HTTP/1.1 ends, read by hand: what the server takes for one is held to it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fuzz {

struct Frame {
  std::size_t end = 0;  ///< bytes of the request, its body included
  std::string body;     ///< without the marks of chunks
};

/// The request that `bytes` begin with, by RFC 9112, sections 2, 5 and 6; nothing where they are
/// none, where more must come, or where its length can be read in two ways.
[[nodiscard]] std::optional<Frame> read_frame(std::string_view bytes);

}  // namespace fuzz
