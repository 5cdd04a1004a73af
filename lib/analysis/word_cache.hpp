// SPDX-License-Identifier: Apache-2.0
/// What was computed of words, kept for their next occurrence.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::detail {

/// Numbers words, and keeps a row of floats for each: what the network computes of a word alone is
/// the same wherever the word stands, and most words of a text are frequent ones. Holds a bounded
/// number of words (4 MB of rows) and forgets all of them when it is full, so results never depend
/// on it.
class WordCache {
 public:
  static constexpr std::size_t capacity = 8192;

  explicit WordCache(std::size_t width) : width_(width), table_(2 * capacity, 0) {}

  /// Makes room for `count` words more, at most `capacity`, whose slots then hold together. True:
  /// all slots before were forgotten.
  bool reserve(std::size_t count) {
    if (words_.size() + count <= capacity) return false;
    words_.clear();
    table_.assign(table_.size(), 0);
    return true;
  }
  /// The slot of a word, below `capacity`; `fresh` tells that its row is to be filled in.
  std::size_t slot(std::string_view word, bool& fresh) {
    fresh = true;
    if (word.size() > longest) return add({});  // not worth its memory: is not met again
    auto at = std::hash<std::string_view>{}(word) % table_.size();
    for (; table_[at] != 0; at = (at + 1) % table_.size())
      if (words_[table_[at] - 1] == word) {
        fresh = false;
        return table_[at] - 1;
      }
    const auto slot = add(word);
    table_[at] = static_cast<std::uint32_t>(slot + 1);
    return slot;
  }
  [[nodiscard]] float* row(std::size_t slot) { return rows_.data() + slot * width_; }

 private:
  static constexpr std::size_t longest = 64;  ///< bytes of a word that is remembered

  std::size_t add(std::string_view word) {
    words_.emplace_back(word);
    if (rows_.size() < words_.size() * width_) rows_.resize(words_.size() * width_);
    return words_.size() - 1;
  }

  std::size_t width_;
  std::vector<std::string> words_;    // by slot
  std::vector<std::uint32_t> table_;  // open-addressed: slot + 1, or 0
  std::vector<float> rows_;
};

}  // namespace demarche::detail
