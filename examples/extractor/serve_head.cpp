// SPDX-License-Identifier: Apache-2.0
#include "serve_head.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/beast/core/string.hpp>

#include "serve_answer.hpp"

namespace program {
namespace {

namespace http = boost::beast::http;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

bool alike(std::string_view a, std::string_view b) {
  return boost::beast::iequals({a.data(), a.size()}, {b.data(), b.size()});
}

/// The host without the port: "localhost:8080", "[::1]:8080". Empty for what is no authority.
std::string_view without_port(std::string_view authority) {
  auto end = authority.size();
  if (authority.starts_with('[')) {
    const auto close = authority.find(']');
    if (close == std::string_view::npos) return {};
    end = close + 1;
  } else {
    end = std::min(authority.find(':'), end);
  }
  const auto port = authority.substr(end);
  const auto digits = port.substr(port.empty() ? 0 : 1);
  const bool good = (port.empty() || port[0] == ':') &&
                    digits.find_first_not_of("0123456789") == std::string_view::npos;
  return good ? authority.substr(0, end) : std::string_view{};
}

/// A field's one value. Throws where it stands twice.
std::string_view single(const http::request_header<>& head, http::field name) {
  const auto found = head.equal_range(name);
  if (found.first == found.second) return {};
  if (std::next(found.first) != found.second)
    throw RequestError(400, std::string(view(http::to_string(name))) + " stands twice");
  return view(found.first->value());
}

void check_body(const http::request_header<>& head) {
  const auto found = head.find(http::field::transfer_encoding);
  if (found == head.end()) return;
  if (!alike(single(head, http::field::transfer_encoding), "chunked"))
    throw RequestError(400, "Transfer-Encoding: only \"chunked\" is read");
  if (head.version() < 11) throw RequestError(400, "Transfer-Encoding is not of HTTP/1.0");
  if (head.find(http::field::content_length) != head.end())
    throw RequestError(400, "Transfer-Encoding and Content-Length together");
}

/// "null", another site's address or another port is not this server's page.
void check_origin(const http::request_header<>& head, std::string_view host) {
  if (head.method() == http::verb::get || head.method() == http::verb::head) return;
  auto origin = single(head, http::field::origin);
  const auto site = head.find("Sec-Fetch-Site");
  const bool other_site = site != head.end() && (alike(view(site->value()), "cross-site") ||
                                                 alike(view(site->value()), "same-site"));
  const bool given = !origin.empty();
  for (const std::string_view scheme : {"http://", "https://"})
    if (origin.starts_with(scheme)) origin.remove_prefix(scheme.size());
  if (other_site || (given && !alike(origin, host)))
    throw RequestError(403, "Origin: pages of other sites may not send texts");
}

}  // namespace

bool is_page(std::string_view path) {
  return path == "/" || path == "/healthz" || path == "/metrics" || path == "/openapi.json";
}

std::string_view local_target(const http::request_header<>& head) {
  constexpr std::string_view scheme = "http://";
  const auto target = view(head.target());
  if (!alike(target.substr(0, scheme.size()), scheme)) return target;
  const auto slash = target.find('/', scheme.size());
  return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
}

std::string_view path_of(const http::request_header<>& head) {
  const auto target = local_target(head);
  return target.substr(0, target.find('?'));
}

bool is_own_host(std::string_view host, const std::vector<std::string>& names) {
  const auto name = without_port(host);
  if (name.empty()) return false;
  if (alike(name, "localhost") ||
      (name.size() > 10 && alike(name.substr(name.size() - 10), ".localhost")))
    return true;
  // A page of another site cannot make a browser take an address for its own name.
  const auto address = name.starts_with('[') ? name.substr(1, name.size() - 2) : name;
  boost::system::error_code error;
  boost::asio::ip::make_address(std::string(address), error);
  if (!error) return true;
  return std::any_of(names.begin(), names.end(),
                     [name](const std::string& known) { return alike(name, known); });
}

void check_head(const http::request_header<>& head, const ServeCommand& settings) {
  check_body(head);
  const auto host = single(head, http::field::host);
  if (host.empty() && head.version() >= 11) throw RequestError(400, "Host is missing");
  if (!host.empty() && without_port(host).empty())
    throw RequestError(400, "Host: not a host and a port");
  if (!host.empty() && !is_own_host(host, settings.host_names))
    throw RequestError(421, "Host: not a name of this server (--host-name NAME makes it one)");
  check_origin(head, host);
}

std::optional<ExtractRequest> read_head(const RequestParser& parser, const ServeCommand& settings) {
  const auto& head = parser.get();
  const auto method = head.method();
  const auto path = path_of(head);
  check_head(head, settings);
  if (is_page(path)) {
    if (method != http::verb::get && method != http::verb::head)
      throw RequestError(405, std::string(path) + " is read with GET");
    return std::nullopt;
  }
  if (path != "/v1/extract") throw RequestError(404, "nothing here; / lists what there is");
  if (method != http::verb::post) throw RequestError(405, "texts are sent with POST");
  if (!parser.content_length() && !parser.chunked())
    throw RequestError(411, "Content-Length, or a chunked body, is needed");
  const auto encoding = head[http::field::content_encoding];
  if (!encoding.empty() && encoding != "identity")
    throw RequestError(415, "packed bodies are not read");
  const auto target = local_target(head);
  const auto query = target.find('?');
  return ExtractRequest::read(
      query == std::string_view::npos ? std::string_view() : target.substr(query + 1),
      view(head[http::field::content_type]));
}

}  // namespace program
