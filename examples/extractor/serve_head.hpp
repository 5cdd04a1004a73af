// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/beast/http/message.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "serve_settings.hpp"

namespace program {

/// What RFC 9112 wants of every request, and what keeps other sites' pages out: Transfer-Encoding
/// is "chunked" or nothing; there is one Host, and it names this machine or is one of --host-name;
/// a page that posts is this server's own. Throws: RequestError.
void check_head(const boost::beast::http::request_header<>& head, const ServeCommand& settings);

/// Is the path one of those that are read with GET?
[[nodiscard]] bool is_page(std::string_view path);

/// A request's target without the scheme and host that it may have: "http://localhost/healthz".
[[nodiscard]] std::string_view local_target(std::string_view target);

/// Is the host of "Host: NAME:PORT" an address, a name of the loopback, or one of `names`?
[[nodiscard]] bool is_own_host(std::string_view host, const std::vector<std::string>& names);

}  // namespace program
