// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve_request.hpp"
#include "serve_settings.hpp"

namespace program {

/// What RFC 9112 wants of every request, and what keeps other sites' pages out: Transfer-Encoding
/// is "chunked" or nothing; there is one Host, and it names this machine or is one of --host-name;
/// a page that posts is this server's own. Throws: RequestError.
void check_head(const boost::beast::http::request_header<>& head, const ServeCommand& settings);

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

constexpr std::size_t longest_head = 16384;  ///< bytes

/// What a request asks for whose head the parser has read: an extraction, or nothing where it is
/// one of the pages. Checks the head first. Throws: RequestError.
[[nodiscard]] std::optional<ExtractRequest> read_head(const RequestParser& parser,
                                                      const ServeCommand& settings);

/// Is the path one of those that are read with GET?
[[nodiscard]] bool is_page(std::string_view path);

/// A request's target without the scheme and host that it may have: "http://localhost/healthz".
[[nodiscard]] std::string_view local_target(const boost::beast::http::request_header<>& head);
/// The part of it before its query.
[[nodiscard]] std::string_view path_of(const boost::beast::http::request_header<>& head);

/// Is the host of "Host: NAME:PORT" an address, a name of the loopback, or one of `names`?
[[nodiscard]] bool is_own_host(std::string_view host, const std::vector<std::string>& names);

}  // namespace program
