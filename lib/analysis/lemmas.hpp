// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "demarche/types.hpp"

namespace demarche::detail {

/// Lemmas by suffix rules and exceptions that the model file holds. Views into the file.
class Lemmas {
 public:
  /// Throws: Error for lines of another form.
  Lemmas(std::string_view rules, std::string_view exceptions, const std::string& file);

  /// The lemma of a word; proper nouns keep their capitals. Appends nothing longer than the word
  /// and a few letters.
  void lemma(std::string_view word, Upos pos, std::string& out) const;

 private:
  struct Edit {
    std::size_t cut = 0;
    std::string_view add;
  };
  std::unordered_map<std::string_view, Edit> rules_;  // "VERB\ting"
  std::string_view exceptions_;                       // sorted lines "VERB\twent\tgo"
};

/// Remembers the lemmas of one thread's words, by their slots in a WordCache.
class LemmaCache {
 public:
  /// What Lemmas::lemma gives for the word of this slot. The reference is good until the next call.
  const std::string& lemma(const Lemmas& lemmas, std::string_view word, std::size_t slot, Upos pos);
  /// Slots mean other words from now on.
  void forget();

 private:
  std::vector<std::uint32_t> index_;  // slot and tag: which of lemmas_, counted from 1; 0: none yet
  std::vector<std::string> lemmas_;
};

}  // namespace demarche::detail
