// SPDX-License-Identifier: Apache-2.0
#include "serve_connection.hpp"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/write.hpp>
#include <new>
#include <utility>

#include "fmt/format.h"
#include "serve_pages.hpp"

namespace program {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

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

void Connection::give_up() {
  waits_since_.reset();
  end();
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
  waits_since_ = std::chrono::steady_clock::now();
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

std::string Connection::path() const { return std::string(path_of(parser_->get())); }

void Connection::on_head(Error error) {
  begin_ = std::chrono::steady_clock::now();
  if (error) return fail(error);
  head_read_ = true;
  const auto& head = parser_->get();
  try {
    if (auto request = program::read_head(*parser_, state_.settings))
      request_ = std::move(*request);
  } catch (const RequestError& problem) {
    // Its body, or what looks like one, is not taken for the next request.
    return answer(problem_answer(problem.status, problem.what()), true);
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
  waits_since_.reset();
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

}  // namespace program
