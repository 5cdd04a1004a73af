// SPDX-License-Identifier: Apache-2.0
#include "serve_connection.hpp"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/write.hpp>
#include <ctime>
#include <new>
#include <utility>

#include "fmt/chrono.h"
#include "serve_pages.hpp"
#include "spdlog/spdlog.h"

namespace program {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr std::size_t longest_head = 16384;
constexpr std::size_t most_discarded = std::size_t{64} << 20U;

/// For logs: a client may send anything.
std::string printable(std::string_view text) {
  std::string result;
  for (const char c : text.substr(0, 200)) result += c > ' ' && c < 0x7F ? c : '?';
  return result;
}

bool is_page(const std::string& path) {
  return path == "/" || path == "/healthz" || path == "/metrics" || path == "/openapi.json";
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, ServerState& state)
    : socket_(std::move(socket)), state_(state), timer_(state.io), buffer_(65536) {
  Error ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto client = socket_.remote_endpoint(ignored);
  client_ = client.address().to_string(ignored);
  state_.metrics.connected(1);
}

Connection::~Connection() { state_.metrics.connected(-1); }

void Connection::start() { read_head(); }

void Connection::refuse() {
  state_.metrics.refused();
  begin_ = std::chrono::steady_clock::now();
  answer(problem_answer(503, "too many connections"), true);
}

void Connection::stop() {
  if (idle_) end();
}

void Connection::end() {
  Error ignored;
  timer_.cancel(ignored);
  socket_.close(ignored);
}

void Connection::limit(std::chrono::steady_clock::duration patience) {
  timed_out_ = false;
  timer_.expires_after(patience);
  timer_.async_wait([self = shared_from_this()](Error error) {
    if (error || self->timer_.expiry() > std::chrono::steady_clock::now()) return;
    self->timed_out_ = true;
    Error ignored;
    self->socket_.cancel(ignored);
  });
}

void Connection::read_head() {
  parser_.emplace();
  parser_->header_limit(longest_head);
  parser_->body_limit(state_.settings.max_bytes);
  head_read_ = false;
  idle_ = buffer_.size() == 0;
  if (state_.stopping && idle_) return linger();
  limit(state_.settings.patience());
  const auto read = [self = shared_from_this()](Error error, std::size_t) {
    self->idle_ = false;
    self->on_head(error);
  };
  if (!idle_) return http::async_read_header(socket_, buffer_, *parser_, read);
  // Between requests there is nothing to say to a client that is silent.
  socket_.async_wait(asio::ip::tcp::socket::wait_read,
                     [self = shared_from_this(), read](Error error) {
                       if (error) return self->end();
                       self->idle_ = false;
                       self->limit(self->state_.settings.patience());
                       http::async_read_header(self->socket_, self->buffer_, *self->parser_, read);
                     });
}

void Connection::fail(Error error) {
  if (error == http::error::end_of_stream || (timed_out_ && !head_read_ && !parser_->got_some()))
    return linger();
  if (timed_out_)
    return answer(problem_answer(408, fmt::format("the request did not come within {} s",
                                                  state_.settings.timeout)),
                  true);
  if (error == http::error::body_limit)
    return answer(
        problem_answer(413, fmt::format("a request's body may have {} bytes (--max-bytes)",
                                        state_.settings.max_bytes)),
        true);
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return answer(
        problem_answer(431, fmt::format("a request's head may have {} bytes", longest_head)), true);
  if (error.category() == http::make_error_code(http::error::end_of_stream).category())
    return answer(problem_answer(400, "not a valid HTTP request: " + error.message()), true);
  end();  // the client has gone
}

std::string Connection::path() const {
  const auto target = parser_->get().target();
  return std::string(target.substr(0, target.find('?')));
}

void Connection::on_head(Error error) {
  begin_ = std::chrono::steady_clock::now();
  if (error) return fail(error);
  head_read_ = true;
  const auto& head = parser_->get();
  const auto method = head.method();
  const auto path = this->path();
  try {
    if (is_page(path)) {
      if (method != http::verb::get && method != http::verb::head)
        throw RequestError(405, path + " is read with GET");
    } else if (path != "/v1/extract") {
      throw RequestError(404, "nothing here; / lists what there is");
    } else {
      if (method != http::verb::post) throw RequestError(405, "texts are sent with POST");
      if (!parser_->content_length() && !parser_->chunked())
        throw RequestError(411, "Content-Length, or a chunked body, is needed");
      const auto target = head.target();
      const auto query = target.find('?');
      const auto type = head[http::field::content_type];
      const auto encoding = head[http::field::content_encoding];
      if (!encoding.empty() && encoding != "identity")
        throw RequestError(415, "packed bodies are not read");
      request_ = ExtractRequest::read(
          query == boost::string_view::npos
              ? std::string_view()
              : std::string_view(target.data() + query + 1, target.size() - query - 1),
          std::string_view(type.data(), type.size()));
    }
  } catch (const RequestError& problem) {
    // A body that is not wanted is not waited for.
    return answer(problem_answer(problem.status, problem.what()),
                  parser_->chunked() || parser_->content_length().value_or(0) > 0);
  }
  if (!boost::beast::iequals(head[http::field::expect], "100-continue")) return read_body();
  static const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(go_on),
                    [self = shared_from_this()](Error failed, std::size_t) {
                      if (failed) return self->fail(failed);
                      self->read_body();
                    });
}

void Connection::read_body() {
  http::async_read(socket_, buffer_, *parser_,
                   [self = shared_from_this()](Error error, std::size_t) { self->on_body(error); });
}

void Connection::on_body(Error error) {
  if (error) return fail(error);
  Error ignored;
  timer_.cancel(ignored);
  const auto path = this->path();
  if (is_page(path)) return answer(page(), false);
  request_.content = std::move(parser_->get().body());
  extract();
}

Answer Connection::page() const {
  const auto path = this->path();
  if (path == "/") return {200, "text/html; charset=utf-8", serve_index_page()};
  if (path == "/openapi.json") return {200, "application/json", serve_openapi()};
  if (path == "/metrics")
    return {200, "text/plain; version=0.0.4; charset=utf-8",
            state_.metrics.text(state_.queue.waiting())};
  return {200, "application/json", serve_health(state_.extractor)};
}

void Connection::extract() {
  const auto until = std::chrono::steady_clock::now() + state_.settings.patience();
  auto job = [self = shared_from_this(), until,
              guard = asio::make_work_guard(state_.io)]() mutable {
    Extracted result;
    auto& state = self->state_;
    if (std::chrono::steady_clock::now() > until) {
      result.answer = problem_answer(503, "no thread was free in time");
    } else {
      state.metrics.working(1);
      try {
        demarche::ExtractOptions reading;
        reading.link_persons = state.settings.link_persons;
        result = program::extract(state.extractor, reading, self->request_);
      } catch (const RequestError& problem) {
        result.answer = problem_answer(problem.status, problem.what());
      } catch (const std::bad_alloc&) {
        result.answer = problem_answer(503, "out of memory");
      } catch (const std::exception& problem) {
        result.answer = problem_answer(500, problem.what());
      }
      state.metrics.working(-1);
    }
    state.metrics.extracted(result.documents, result.bytes);
    asio::post(state.io, [self, answer = std::move(result.answer)]() mutable {
      self->request_.content = std::string();
      self->answer(std::move(answer), false);
    });
  };
  // std::function copies; the job is shared, not copied.
  if (state_.queue.push([job = std::make_shared<decltype(job)>(std::move(job))] { (*job)(); }))
    return;
  request_.content = std::string();
  answer(problem_answer(503, "all threads are busy and the queue is full"), false);
}

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
