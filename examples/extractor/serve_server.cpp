// SPDX-License-Identifier: Apache-2.0
/// Listens, keeps count of connections, and ends in good order.
#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <exception>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <thread>
#include <utility>

#include "loading.hpp"
#include "serve_connection.hpp"
#include "spdlog/async.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace program {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

class Server {
 public:
  Server(ServerState& state, const tcp::endpoint& address)
      : state_(state), acceptor_(state.io), pause_(state.io), signals_(state.io, SIGINT, SIGTERM) {
    acceptor_.open(address.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(address);
    acceptor_.listen();
    wait_for_signal();
    accept();
  }

  [[nodiscard]] tcp::endpoint address() const { return acceptor_.local_endpoint(); }

 private:
  void wait_for_signal() {
    signals_.async_wait([this](Error error, int) {
      if (error) return;
      spdlog::info("ending once what is in work is answered");
      stop();
      // The next one ends the program at once.
      std::signal(SIGINT, SIG_DFL);
      std::signal(SIGTERM, SIG_DFL);
    });
  }

  void stop() {
    state_.stopping = true;
    Error ignored;
    acceptor_.close(ignored);
    pause_.cancel(ignored);
    for (const auto& entry : connections_)
      if (const auto connection = entry.lock()) connection->stop();
  }

  void accept() {
    acceptor_.async_accept([this](Error error, tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error) {
        // Out of descriptors, most likely: the next try may find some.
        spdlog::warn("cannot accept a connection: {}", error.message());
        pause_.expires_after(std::chrono::milliseconds(100));
        pause_.async_wait([this](Error stopped) {
          if (!stopped) accept();
        });
        return;
      }
      connections_.remove_if([](const auto& entry) { return entry.expired(); });
      const auto open = connections_.size();
      const auto most = state_.settings.max_connections;
      // Also those that are told so take a descriptor; of more than that nothing is heard.
      if (open < 2 * most + 100) {
        const bool room = open < most || make_room();
        auto connection = std::make_shared<Connection>(std::move(socket), state_);
        connections_.push_back(connection);
        if (room)
          connection->start();
        else
          connection->refuse();
      }
      accept();
    });
  }

  /// Gives up the connection that has said nothing whole for longest, and not for a moment only, of
  /// the address that has most of these: a slow or silent client keeps no other one out. False
  /// where there is none.
  bool make_room() {
    const auto grace = std::min<std::chrono::steady_clock::duration>(
        std::chrono::seconds(2), state_.settings.patience() / 4);
    const auto now = std::chrono::steady_clock::now();
    std::map<std::string, std::size_t> waiting;
    for (const auto& entry : connections_)
      if (const auto c = entry.lock(); c && c->waits_since()) ++waiting[c->client()];
    std::shared_ptr<Connection> slowest;
    for (const auto& entry : connections_) {
      const auto c = entry.lock();
      if (!c || !c->waits_since() || now - *c->waits_since() < grace) continue;
      const auto rank = [&](const Connection& x) {
        return std::pair(waiting[x.client()], now - *x.waits_since());
      };
      if (!slowest || rank(*c) > rank(*slowest)) slowest = c;
    }
    if (slowest) slowest->give_up();
    return slowest != nullptr;
  }

  ServerState& state_;
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  asio::signal_set signals_;
  std::list<std::weak_ptr<Connection>> connections_;
};

/// Lines of the log wait for nobody: where standard error is not read, the oldest fall out.
void log_without_waiting() {
  spdlog::init_thread_pool(8192, 1);
  auto logger = spdlog::create_async_nb<spdlog::sinks::stderr_sink_mt>("demarche.serve");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S%z demarche: %l: %v");
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace

int serve(const ServeCommand& command) {
  const auto extractor = load_extractor(command.data);
  asio::io_context io(1);
  Error error;
  tcp::resolver resolver(io);
  const auto found = resolver.resolve(command.host, std::to_string(command.port),
                                      tcp::resolver::numeric_service, error);
  if (error) {
    spdlog::error("--host {}: {}", command.host, error.message());
    return bad_data;
  }
  const auto threads =
      command.threads > 0 ? command.threads : std::max(1U, std::thread::hardware_concurrency());
  WorkQueue queue(threads, command.queue > 0 ? command.queue : std::size_t{16} * threads);
  ServerState state{command, extractor, io, queue, {}};
  std::unique_ptr<Server> server;
  try {
    server = std::make_unique<Server>(state, found.begin()->endpoint());
  } catch (const boost::system::system_error& problem) {
    spdlog::error("cannot listen on {} port {}: {}", command.host, command.port,
                  problem.code().message());
    return bad_data;
  }
  const auto address = server->address();
  if (!address.address().is_loopback())
    spdlog::warn("{} can be reached from other machines, without encryption or passwords",
                 address.address().to_string());
  std::cout << "http://"
            << (address.address().is_v6() ? "[" + address.address().to_string() + "]"
                                          : address.address().to_string())
            << ':' << address.port() << "/" << std::endl;
  log_without_waiting();
  spdlog::info("listening, {} threads", threads);
  for (bool done = false; !done;) {
    try {
      io.run();
      done = true;
    } catch (const std::exception& problem) {
      spdlog::error("a connection failed: {}", problem.what());
    }
  }
  spdlog::info("ended");
  spdlog::shutdown();
  return ok;
}

}  // namespace program
