// SPDX-License-Identifier: Apache-2.0
/// Long calls that a signal may end.
#pragma once

#include <nanobind/nanobind.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <demarche/error.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

using StopFlag = std::shared_ptr<std::atomic<bool>>;

/// Ends the calls that were given it: `set` in one thread, and what others do returns soon.
struct Stop {
  StopFlag flag = std::make_shared<std::atomic<bool>>(false);
};

/// Threads whose callers did not wait for their end. The interpreter's lock guards it.
class Leftovers {
 public:
  /// `done`: has the thread done its work?
  static void add(std::thread thread, std::function<bool()> done) {
    auto& left = here();
#ifdef __GLIBC__
    if (left.threads_.empty()) ::on_exit(&end_at_once, nullptr);
#endif
    left.threads_.emplace_back(std::move(thread), std::move(done));
  }

 private:
  /// At the end of the process: what still works may not see the library's own data go, and nobody
  /// waits for it.
  static void end_at_once(int status, void*) {
    for (const auto& [thread, done] : here().threads_)
      if (!done()) {
        std::fflush(nullptr);
        ::_exit(status);
      }
  }
  /// Those of this process: a forked one has none, and those of before are not there.
  static Leftovers& here() {
    static auto* left = new Leftovers;  // not destroyed, as threads may be there at the end
    if (left->process_ != ::getpid()) left = new Leftovers;
    return *left;
  }
  std::vector<std::pair<std::thread, std::function<bool()>>> threads_;
  pid_t process_ = ::getpid();
};

/// What is done once, and asked for by somebody who does not wait for ever.
template <class Result>
class Task {
 public:
  template <class Work>
  void run(Work& work) {
    try {
      result_.emplace(work());
    } catch (...) {
      error_ = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
    }
    there_.notify_all();
  }
  /// True once it is done; waits 20 ms at most.
  [[nodiscard]] bool wait() {
    std::unique_lock lock(mutex_);
    return there_.wait_for(lock, std::chrono::milliseconds(20), [this] { return done_; });
  }
  [[nodiscard]] bool is_done() {
    const std::lock_guard lock(mutex_);
    return done_;
  }
  [[nodiscard]] Result take() {
    if (error_) std::rethrow_exception(error_);
    return std::move(*result_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable there_;
  bool done_ = false;
  std::optional<Result> result_;
  std::exception_ptr error_;
};

/// What `work()` gives. Where that may take long it is done on another thread, while this one looks
/// for signals, so that Ctrl-C ends the call at once; so does `stop`. What is left behind then is
/// told to stop, and has to hold all that it reads by value. Needs the interpreter's lock, and
/// releases it meanwhile. Threads: any number; signals come to the main one.
template <class Work>
auto interruptible(bool is_long, const StopFlag& stop, Work work) {
  namespace nb = nanobind;
  using Result = decltype(work());
  if (!is_long) {
    const nb::gil_scoped_release unlocked;
    return work();
  }
  const auto task = std::make_shared<Task<Result>>();
  std::thread thread([task, work = std::move(work)]() mutable { task->run(work); });
  while (true) {
    bool done = false;
    {
      const nb::gil_scoped_release unlocked;
      done = task->wait();
      if (done) thread.join();
    }
    if (done) return task->take();
    const bool signalled = PyErr_CheckSignals() != 0;
    if (!signalled && !stop->load()) continue;
    stop->store(true);
    Leftovers::add(std::move(thread), [task] { return task->is_done(); });
    if (signalled) throw nb::python_error();
    throw demarche::Error("the extraction was stopped");
  }
}
