// SPDX-License-Identifier: Apache-2.0
#include "stop.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace program::stop {
namespace {

std::atomic<bool> asked{false};
std::atomic<int> number{0};
std::array<int, 2> wake{-1, -1};  // a pipe that becomes readable for good once a stop is asked for

void on_signal(int signal) {
  if (asked.exchange(true)) ::_exit(128 + signal);
  number = signal;
  const int saved = errno;
  [[maybe_unused]] const auto written = ::write(wake[1], "", 1);
  errno = saved;
}

}  // namespace

void install() {
  if (::pipe2(wake.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

void request() {
  if (asked.exchange(true)) return;
  [[maybe_unused]] const auto written = ::write(wake[1], "", 1);
}

bool requested() { return asked; }
int signal_number() { return number; }

bool wait_readable(int descriptor) {
  std::array<pollfd, 2> files{{{descriptor, POLLIN, 0}, {wake[0], POLLIN, 0}}};
  while (::poll(files.data(), files.size(), -1) < 0 && errno == EINTR) {
  }
  return !requested();
}

}  // namespace program::stop
