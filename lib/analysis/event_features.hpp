// SPDX-License-Identifier: Apache-2.0
/// What the event heads read and say; training/events_network.py has the same sizes and hashes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "demarche/types.hpp"

namespace demarche::detail {

inline constexpr std::uint32_t event_lemma_rows = 8192;
inline constexpr std::uint32_t event_path_rows = 4096;
inline constexpr std::size_t event_role_count = 5;  ///< subject, object, speaker, time, place
inline constexpr std::size_t event_form = 32;       ///< numbers that are multiplied for each role
inline constexpr std::size_t event_hidden = 64;
inline constexpr std::size_t event_form_rows = event_role_count * event_form + event_hidden;

/// What one word is to an event, as probabilities of the roles.
struct EventArgument {
  std::uint32_t word = 0;
  std::array<float, event_role_count> probability{};
};

/// A word that tells an event or a standing relation of one type, with the words that may be its
/// arguments. Words are counted from the chunk's first, later from the document's.
struct EventScores {
  std::uint32_t trigger = 0;
  RelationType type = RelationType::consult;
  float probability = 0;
  std::array<float, 4> status{};  ///< by Status; they add up to 1
  std::vector<EventArgument> arguments;
};

/// One chunk's words: head (0: root, else counted from 1), relation, part of speech, name tag, and
/// the rows of the lemma's two hashes.
struct EventInput {
  std::vector<std::uint32_t> heads;
  std::vector<std::uint8_t> labels, upos, tags;
  std::vector<std::array<std::uint32_t, 2>> lemma_rows;
};

/// The rows of a lemma in the table of lemmas, over its small letters (ASCII).
[[nodiscard]] std::array<std::uint32_t, 2> event_lemma(std::string_view lemma);

/// By word: the row of the relations from it up to the first word above both and down to the
/// trigger; 0 where they are more than five. Complexity: linear in the words.
void event_paths(const std::vector<std::uint32_t>& heads, const std::vector<std::uint8_t>& labels,
                 std::uint32_t trigger, std::vector<std::uint32_t>& rows);

}  // namespace demarche::detail
