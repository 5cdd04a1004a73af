// SPDX-License-Identifier: Apache-2.0
/// What a connection says, and how it ends.
#include <algorithm>
#include <ctime>
#include <utility>

#include "fmt/chrono.h"
#include "serve_connection.hpp"
#include "serve_head.hpp"
#include "serve_pages.hpp"
#include "spdlog/spdlog.h"

namespace program {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr std::size_t most_discarded = std::size_t{64} << 20U;

/// For logs: a client may send anything.
std::string printable(std::string_view text) {
  std::string result;
  for (const char c : text.substr(0, 200)) result += c > ' ' && c < 0x7F ? c : '?';
  return result;
}

}  // namespace

void Connection::answer(Answer answer, bool close) {
  const bool refused = !parser_;
  const bool known = head_read_ && !refused;
  close = close || state_.stopping || !known || !parser_->get().keep_alive();
  response_ = {};
  response_.version(known ? parser_->get().version() : 11);
  response_.result(answer.status);
  response_.set(http::field::server, serve_name());
  response_.set(http::field::date,
                fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(std::time(nullptr))));
  response_.set(http::field::content_type, answer.type);
  response_.set(http::field::cache_control, "no-store");
  response_.set("X-Content-Type-Options", "nosniff");
  if (answer.status == 503) response_.set(http::field::retry_after, "1");
  if (answer.status == 405 && known)
    response_.set(http::field::allow, is_page(path()) ? "GET, HEAD" : "POST");
  const auto bytes = answer.body.size();
  response_.content_length(bytes);
  if (!known || parser_->get().method() != http::verb::head)
    response_.body() = std::move(answer.body);
  response_.keep_alive(!close);

  const auto took = std::chrono::steady_clock::now() - begin_;
  const auto place = known && (is_page(path()) || path() == "/v1/extract") ? path() : "other";
  state_.metrics.answered(place, answer.status, took);
  if (!state_.settings.quiet) {
    const auto method = known ? parser_->get().method_string() : boost::string_view("-");
    spdlog::info("{} {} {} {} {} B {:.1f} ms", client_, printable({method.data(), method.size()}),
                 known ? printable(path()) : "-", answer.status, bytes,
                 std::chrono::duration<double, std::milli>(took).count());
  }

  limit(state_.settings.patience());
  // A HEAD's answer tells the length of a body that it does not have.
  const auto written = [self = shared_from_this(), close](Error error, std::size_t) {
    self->on_written(error, close);
  };
  if (known && parser_->get().method() == http::verb::head) {
    auto head = std::make_shared<http::response<http::empty_body>>();
    static_cast<http::response_header<>&>(*head) = response_.base();
    auto serializer = std::make_shared<http::response_serializer<http::empty_body>>(*head);
    http::async_write_header(
        socket_, *serializer,
        [head, serializer, written](Error error, std::size_t n) { written(error, n); });
    return;
  }
  http::async_write(socket_, response_, written);
}

void Connection::on_written(Error error, bool close) {
  response_ = {};
  if (error) return end();  // gone, or too slow
  if (close || state_.stopping) return linger();
  read_head();
}

/// A socket that is closed while bytes of the client are unread takes the answer away from it.
void Connection::linger() {
  Error ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  limit(std::min<std::chrono::steady_clock::duration>(std::chrono::seconds(2),
                                                      state_.settings.patience()));
  discarded_ = buffer_.size();
  buffer_.clear();
  discard();
}

void Connection::discard() {
  socket_.async_read_some(buffer_.prepare(32768),
                          [self = shared_from_this()](Error error, std::size_t n) {
                            self->discarded_ += n;
                            if (error || self->timed_out_ || self->discarded_ > most_discarded) {
                              return self->end();
                            }
                            self->discard();
                          });
}

}  // namespace program
