// SPDX-License-Identifier: Apache-2.0
/// What was computed of words, kept for their next occurrence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::detail {

/// Rows of floats by word: what the network computes of a word alone is the same wherever the word
/// stands, and most words of a text are frequent ones. Holds a bounded number of words (4 MB of
/// rows) and forgets all of them when it is full, so results never depend on it.
class WordCache {
 public:
  static constexpr std::size_t capacity = 8192;

  explicit WordCache(std::size_t width) : width_(width) {}

  /// Makes room for `count` words more, at most `capacity`, whose slots then hold together.
  void reserve(std::size_t count) {
    if (slots_.size() + count > capacity) slots_.clear();
  }
  /// The slot of a word; `fresh` tells that its row is to be filled in.
  std::size_t slot(std::string_view word, bool& fresh) {
    if (word.size() <= longest)
      key_.assign(word);
    else  // not worth its memory: a key that never comes again
      key_ = std::string(longest, '\xff') + std::to_string(slots_.size());
    const auto [found, inserted] =
        slots_.try_emplace(key_, static_cast<std::uint32_t>(slots_.size()));
    fresh = inserted;
    if (rows_.size() < slots_.size() * width_) rows_.resize(slots_.size() * width_);
    return found->second;
  }
  [[nodiscard]] float* row(std::size_t slot) { return rows_.data() + slot * width_; }

 private:
  static constexpr std::size_t longest = 64;  ///< bytes of a word that is remembered
  std::size_t width_;
  std::string key_;
  std::unordered_map<std::string, std::uint32_t> slots_;
  std::vector<float> rows_;
};

}  // namespace demarche::detail
