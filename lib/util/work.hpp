// SPDX-License-Identifier: Apache-2.0
/// What the stages do for a text, counted: tests prove by it, without a clock, that the cost is
/// linear in the text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace demarche::detail {

/// The inner loops that a hostile text could make long, by stage.
enum class Work : std::uint8_t {
  letters,        ///< words: characters that the tokenizer looked at
  lookups,        ///< gazetteer: units that names were followed over
  network_words,  ///< analysis: words that went through the network
  arcs,           ///< analysis: pairs of words weighed as head and dependent
  patterns,       ///< values: patterns tried
  candidates,     ///< mentions: candidates whose overlaps were resolved
  comparisons,    ///< entities: names and mentions that a name was compared with
  looked_back,    ///< entities: mentions and words that a pronoun looked at
  rules,          ///< relations: rules tried at a word
  clause_words,   ///< relations: words looked at around an event
  event_words,    ///< analysis: words read for events, and weighed as arguments of each
};
inline constexpr std::array<std::string_view, 11> work_names = {
    "letters",     "lookups",     "network words", "arcs",         "patterns",   "candidates",
    "comparisons", "looked back", "rules",         "clause words", "event words"};

/// How much of each was done. Loops count in a variable of their own and add it here at their end.
class WorkCount {
 public:
  void add(Work kind, std::uint64_t count = 1) { counts_[static_cast<std::size_t>(kind)] += count; }
  [[nodiscard]] std::uint64_t operator[](Work kind) const {
    return counts_[static_cast<std::size_t>(kind)];
  }

 private:
  std::array<std::uint64_t, work_names.size()> counts_{};
};

}  // namespace demarche::detail
