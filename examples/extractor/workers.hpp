// SPDX-License-Identifier: Apache-2.0
/// Work on many items by several threads, results in the order of the items.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace program {

/// One thread submits items, `threads` others turn them into results, and one takes the results in
/// the order of submission. What waits is bounded: submit() holds its caller while `most_bytes` of
/// items and results, or `most_items`, are under way, so a slow taker holds the reader back.
template <class Item, class Result>
class OrderedWorkers {
 public:
  struct Limits {
    std::size_t most_items, most_bytes;
  };

  /// `work` runs on any thread and does not throw. `size` gives a result's bytes.
  OrderedWorkers(unsigned threads, Limits limits, std::function<Result(Item&)> work,
                 std::function<std::size_t(const Result&)> size)
      : limits_(limits), work_(std::move(work)), size_(std::move(size)) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  ~OrderedWorkers() {
    stop();
    for (auto& thread : threads_) thread.join();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  /// False once stop() was called: nothing more is wanted.
  bool submit(Item item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return stopped_ || slots_.empty() ||
             (slots_.size() < limits_.most_items && bytes_ + bytes <= limits_.most_bytes);
    });
    if (stopped_) return false;
    slots_.push_back({std::move(item), std::nullopt, bytes});
    bytes_ += bytes;
    lock.unlock();
    work_there_.notify_one();
    return true;
  }

  /// No more items come.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
  }

  /// Items that no thread has begun are dropped, and so is what is submitted later.
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      while (slots_.size() > begun_) slots_.pop_back();
    }
    room_.notify_all();
    work_there_.notify_all();
    ready_.notify_all();
  }

  /// The next result; nothing after the last one, or where `patience` ends before it is there.
  std::optional<Result> next(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    ready_.wait_for(lock, patience, [&] { return head_ready() || ended(); });
    if (!head_ready()) return std::nullopt;
    std::optional<Result> result = std::move(slots_.front().result);
    bytes_ -= slots_.front().bytes;
    slots_.pop_front();
    --begun_;
    lock.unlock();
    room_.notify_one();
    return result;
  }

  /// True once next() has given the last result.
  [[nodiscard]] bool done() {
    const std::lock_guard lock(mutex_);
    return ended();
  }

 private:
  struct Slot {
    Item item;
    std::optional<Result> result;
    std::size_t bytes;
  };

  [[nodiscard]] bool head_ready() const { return !slots_.empty() && slots_.front().result; }
  [[nodiscard]] bool ended() const { return slots_.empty() && (closed_ || stopped_); }

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      work_there_.wait(lock, [this] { return stopped_ || begun_ < slots_.size(); });
      if (begun_ == slots_.size()) return;
      Slot& slot = slots_[begun_++];  // stays where it is while others come and go
      lock.unlock();
      auto result = work_(slot.item);
      const auto bytes = size_(result);
      lock.lock();
      slot.item = Item();
      bytes_ += bytes - slot.bytes;
      slot.bytes = bytes;
      slot.result = std::move(result);
      if (&slot == &slots_.front()) ready_.notify_all();
      room_.notify_one();  // a result may be smaller than its item
    }
  }

  Limits limits_;
  std::function<Result(Item&)> work_;
  std::function<std::size_t(const Result&)> size_;
  std::mutex mutex_;
  std::condition_variable room_, work_there_, ready_;
  std::deque<Slot> slots_;
  std::size_t begun_ = 0;  // the first slots, which have a thread or a result
  std::size_t bytes_ = 0;
  bool closed_ = false, stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace program
