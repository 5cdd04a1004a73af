// SPDX-License-Identifier: Apache-2.0
/// Bytes that a client sends to `demarche serve`: what is a request, what is refused, and where one
/// ends and the next begins.
#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "../../examples/extractor/serve_head.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/request_frame.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace program;

namespace {

struct Read {
  unsigned status = 0;  ///< of a refusal, 200, or 0 where the rest has not come
  std::size_t end = 0;  ///< what was taken off the bytes, where it is a whole request
  std::string target, body;
  bool operator==(const Read&) const = default;
};

/// One request as a connection reads it: the head, then what it says of the body. The bytes come
/// `step` at a time.
Read read_one(std::string_view bytes, std::size_t step, const ServeCommand& settings) {
  RequestParser parser;
  parser.header_limit(longest_head);
  parser.body_limit(settings.max_bytes);
  Read read;
  bool asked = false;
  for (auto there = std::min(step, bytes.size());;) {
    boost::beast::error_code error = boost::beast::http::error::need_more;
    if (there > read.end)
      read.end += parser.put(boost::asio::buffer(bytes.data() + read.end, there - read.end), error);
    if (error == boost::beast::http::error::need_more) {
      if (there == bytes.size()) return {};
      there = std::min(there + step, bytes.size());
      continue;
    }
    if (error) {
      read.status = error == boost::beast::http::error::body_limit ? 413 : 400;
      read.end = 0;
      return read;
    }
    if (parser.is_header_done() && !asked) {
      asked = true;
      try {
        static_cast<void>(read_head(parser, settings));
      } catch (const RequestError& problem) {
        require(problem.status >= 400 && problem.status < 500, "a client is told of our fault");
        const auto answer = problem_answer(problem.status, problem.what());
        require(is_clean_text(answer.body), "a refusal that is not clean UTF-8");
        read.status = problem.status;
        read.end = 0;
        return read;
      }
    }
    if (parser.is_done()) break;
  }
  read.status = 200;
  read.target = std::string(path_of(parser.get()));
  read.body = parser.get().body();
  return read;
}

/// The requests of a connection. What is wrong in one is told when its head is there, or before:
/// what has not come whole and what is no request are one.
std::vector<Read> read_all(std::string_view bytes, std::size_t step, const ServeCommand& settings) {
  std::vector<Read> requests;
  while (!bytes.empty()) {
    requests.push_back(read_one(bytes, step, settings));
    if (requests.back().status == 400) requests.back() = {};
    if (requests.back().status != 200) break;
    bytes.remove_prefix(requests.back().end);
  }
  return requests;
}

}  // namespace

void http(std::string_view input) {
  ServeCommand settings;
  settings.max_bytes = 1000;
  settings.host_names = {"demarche.example"};
  const std::size_t step = 1 + take_way(input, 7);
  const auto requests = read_all(input, input.size(), settings);
  require(read_all(input, step, settings) == requests, "another reading of what comes slowly");
  for (const auto& request : requests) {
    if (request.status != 200) break;
    // A reader written anew, and strict, finds the same request: no other end, no other body.
    const auto frame = read_frame(input);
    require(frame.has_value(), "a request that is none", input);
    require(frame->end == request.end, "another end of a request", input.substr(0, frame->end));
    require(frame->body == request.body, "another body", request.body);
    input.remove_prefix(request.end);
  }
}

}  // namespace fuzz
