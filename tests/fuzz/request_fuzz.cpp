// SPDX-License-Identifier: Apache-2.0
/// What anybody may send to `demarche serve`: a query, a content type, and a body. HTTP itself is
/// Boost.Beast's.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "../../examples/extractor/serve_request.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace program;

namespace {

std::string_view take_line(std::string_view& input) {
  const auto end = std::min(input.find('\n'), input.size());
  const auto line = input.substr(0, end);
  input.remove_prefix(std::min(end + 1, input.size()));
  return line;
}

void check_answer(const Answer& answer) {
  require(is_clean_text(answer.body), "an answer that is not clean UTF-8", answer.type);
  if (answer.type == "application/json")
    require(nlohmann::json::accept(answer.body), "an answer that is no JSON", answer.body);
  if (answer.type != "application/x-ndjson") return;
  for (std::string_view rest = answer.body; !rest.empty();) {
    const auto line = take_line(rest);
    require(nlohmann::json::accept(line), "a line that is no JSON", line);
  }
}

}  // namespace

void request(std::string_view input) {
  constexpr const char* types[] = {"text/plain", "application/json", "application/x-ndjson", ""};
  const std::string type(types[take_way(input, 4)]);
  const auto query = take_line(input);
  try {
    auto request = ExtractRequest::read(query, type.empty() ? std::string(take_line(input)) : type);
    request.content = input;
    const auto [answer, documents, bytes] = extract(extractor(), {}, request);
    require(answer.status == 200, "an answer of another status");
    require(bytes <= input.size() * 3, "more text than was sent");  // invalid bytes become U+FFFD
    check_answer(answer);
  } catch (const RequestError& error) {
    require(error.status >= 400 && error.status < 500, "a client is told of a fault of ours",
            error.what());
    check_answer(problem_answer(error.status, error.what()));
  }
}

}  // namespace fuzz
