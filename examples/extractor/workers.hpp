// SPDX-License-Identifier: Apache-2.0
/// Work on many items by several threads, results in the order of the items.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace program {

/// Runs tasks on `threads` threads and hands their results to `write` in the order of submission,
/// on the caller's thread. At most 4 tasks a thread are under way or waiting, so a slow writer or
/// reader holds the other back.
template <class Result>
class OrderedWorkers {
 public:
  OrderedWorkers(unsigned threads, std::function<bool(Result)> write)
      : write_(std::move(write)), most_(4 * threads) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  /// False once `write` has returned false: nothing more is wanted.
  bool submit(std::function<Result()> work) {
    std::packaged_task<Result()> task(std::move(work));
    results_.push_back(task.get_future());
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
    while (results_.size() > most_)
      if (!write_first()) return false;
    return true;
  }
  bool finish() {
    while (!results_.empty())
      if (!write_first()) return false;
    return true;
  }

 private:
  bool write_first() {
    auto result = results_.front().get();
    results_.pop_front();
    return write_(std::move(result));
  }
  void run() {
    while (true) {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
    }
  }

  std::function<bool(Result)> write_;
  std::size_t most_;
  std::deque<std::future<Result>> results_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::packaged_task<Result()>> tasks_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace program
