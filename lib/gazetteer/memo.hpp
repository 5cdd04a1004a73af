// SPDX-License-Identifier: Apache-2.0
/// Values that are made when they are first asked for, and stay where they are.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

namespace demarche::detail {

/// Threads: any number may call get; reading what is there takes no lock.
template <class Value>
class Memo {
 public:
  explicit Memo(std::size_t buckets)
      : size_(buckets), buckets_(new std::atomic<const Node*>[buckets]()) {}

  /// The key's value; `make` is called for the first one who asks, under a lock.
  template <class Make>
  const Value& get(std::uint64_t key, Make make) const {
    auto& bucket = buckets_[key * 0x9E3779B97F4A7C15U % size_];
    const auto find = [&]() -> const Value* {
      for (const auto* n = bucket.load(std::memory_order_acquire); n; n = n->next)
        if (n->key == key) return &n->value;
      return nullptr;
    };
    if (const auto* value = find()) return *value;
    const std::lock_guard lock(mutex_);
    if (const auto* value = find()) return *value;
    const auto& node =
        nodes_.emplace_back(Node{key, make(), bucket.load(std::memory_order_relaxed)});
    bucket.store(&node, std::memory_order_release);
    return node.value;
  }

 private:
  struct Node {
    std::uint64_t key;
    Value value;
    const Node* next;
  };
  std::size_t size_;
  std::unique_ptr<std::atomic<const Node*>[]> buckets_;
  mutable std::mutex mutex_;
  mutable std::deque<Node> nodes_;
};

}  // namespace demarche::detail
