// SPDX-License-Identifier: Apache-2.0
/// Values that are made when they are first asked for, and stay where they are.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace demarche::detail {

/// Threads: any number may call get. There is no lock, so that a process forked while another
/// thread is in here goes on.
template <class Value>
class Memo {
 public:
  explicit Memo(std::size_t buckets)
      : size_(buckets), buckets_(new std::atomic<Node*>[buckets]()) {}
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;
  ~Memo() {
    for (std::size_t i = 0; i < size_; ++i)
      for (const auto* n = buckets_[i].load(std::memory_order_relaxed); n;)
        delete std::exchange(n, n->next);
  }

  /// The key's value. `make` is called for the first one who asks; of several who ask at once each
  /// may call it, and all get the value of one of them.
  template <class Make>
  const Value& get(std::uint64_t key, Make make) const {
    auto& bucket = buckets_[key * 0x9E3779B97F4A7C15U % size_];
    auto* first = bucket.load(std::memory_order_acquire);
    if (const auto* value = find(first, key)) return *value;
    auto made = std::make_unique<Node>(Node{key, make(), first});
    while (!bucket.compare_exchange_weak(made->next, made.get(), std::memory_order_acq_rel,
                                         std::memory_order_acquire))
      if (const auto* value = find(made->next, key)) return *value;
    return made.release()->value;
  }

 private:
  struct Node {
    std::uint64_t key;
    Value value;
    Node* next;
  };
  static const Value* find(const Node* first, std::uint64_t key) {
    for (const auto* n = first; n; n = n->next)
      if (n->key == key) return &n->value;
    return nullptr;
  }

  std::size_t size_;
  std::unique_ptr<std::atomic<Node*>[]> buckets_;
};

}  // namespace demarche::detail
