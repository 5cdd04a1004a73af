// SPDX-License-Identifier: Apache-2.0
/// What the server says, without HTTP's outer form.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace program {

struct Answer {
  unsigned status = 200;
  std::string type = "application/json";
  std::string body;
};

/// A request that cannot be done: an HTTP status of 4xx or 5xx, and why, for people.
struct RequestError : std::runtime_error {
  RequestError(unsigned status, const std::string& message)
      : std::runtime_error(message), status(status) {}
  unsigned status;
};

/// {"error": {"status": 400, "message": "..."}}
[[nodiscard]] Answer problem_answer(unsigned status, std::string_view message);

}  // namespace program
