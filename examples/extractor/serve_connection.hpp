// SPDX-License-Identifier: Apache-2.0
/// One client's connection.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <demarche/demarche.hpp>
#include <memory>
#include <optional>
#include <string>

#include "serve_head.hpp"
#include "serve_metrics.hpp"
#include "serve_queue.hpp"
#include "serve_settings.hpp"

namespace program {

/// What all connections share.
struct ServerState {
  const ServeCommand& settings;
  const demarche::Extractor& extractor;
  boost::asio::io_context& io;
  WorkQueue& queue;
  Metrics metrics;
  bool stopping = false;  ///< the io thread's
};

/// Reads a request, answers it, and so on until the client or a limit ends it. Nothing here blocks:
/// one thread serves all connections, and what takes time goes through the queue.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::ip::tcp::socket socket, ServerState& state);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  /// Answers 503 and ends: there are too many.
  void refuse();
  /// Ends it where no request has begun; else after the answer.
  void stop();
  /// Since when a request is waited for; nothing while one is answered.
  [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> waits_since() const {
    return waits_since_;
  }
  [[nodiscard]] const std::string& client() const { return client_; }
  /// Ends it, as its place is needed.
  void give_up();

 private:
  using Error = boost::beast::error_code;

  void read_head();
  void on_head(Error error);
  void read_body();
  void on_body(Error error);
  void extract();
  void fail(Error error);
  void answer(Answer answer, bool close);
  void on_written(Error error, bool close);
  void linger();
  void end();
  void discard();
  /// What is read or written now ends after `patience`.
  void limit(std::chrono::steady_clock::duration patience);
  [[nodiscard]] Answer page() const;
  [[nodiscard]] std::string path() const;

  boost::asio::ip::tcp::socket socket_;
  ServerState& state_;
  boost::asio::steady_timer timer_;
  boost::beast::flat_buffer buffer_;
  std::optional<RequestParser> parser_;
  boost::beast::http::response<boost::beast::http::string_body> response_;
  ExtractRequest request_;
  std::chrono::steady_clock::time_point begin_;
  std::optional<std::chrono::steady_clock::time_point> waits_since_;
  std::string client_;
  std::size_t discarded_ = 0;
  bool timed_out_ = false, idle_ = false, head_read_ = false;
};

}  // namespace program
