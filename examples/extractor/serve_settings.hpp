// SPDX-License-Identifier: Apache-2.0
/// What `demarche serve` was told.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "commands.hpp"

namespace program {

struct ServeCommand {
  DataOptions data;
  std::string host = "127.0.0.1";
  std::vector<std::string> host_names;            ///< that requests may name beside the loopback's
  std::uint16_t port = 8080;                      ///< 0: any that is free
  unsigned threads = 0;                           ///< that extract; 0: one a core
  std::size_t max_bytes = std::size_t{1} << 20U;  ///< of a request's body
  unsigned timeout = 30;  ///< seconds to send a request, to wait for a thread, to take an answer
  std::size_t max_connections = 100;
  std::size_t queue = 0;  ///< requests that may wait for a thread; 0: 16 a thread
  bool quiet = false, link_persons = true;

  [[nodiscard]] std::chrono::seconds patience() const { return std::chrono::seconds(timeout); }
};

/// Listens until SIGINT or SIGTERM; gives the exit code. Throws: demarche::Error for data.
[[nodiscard]] int serve(const ServeCommand& command);

}  // namespace program
