// SPDX-License-Identifier: Apache-2.0
/// Who gave, where a sentence tells it of the one who got.
#pragma once

#include "relation/tree.hpp"

namespace demarche::detail {

/// "A received a warning from B": B acts, and A is whom it meets.
struct Receipt {
  TokenIndex receiver = no_token, giver = no_token;  ///< no_token: there is none
};

/// The two sides of a noun that somebody receives, draws, wins or faces from somebody: "warning" in
/// "received a warning from B", "aid" in "got a pledge of aid from B". Complexity: linear in the
/// children of the words above it, at most three.
[[nodiscard]] Receipt receipt_of(const Tree& tree, TokenIndex noun);

/// The model's events. Of what somebody receives it often takes the receiver for the one who acts:
/// then its two sides change places. Complexity: linear in the events' arguments.
[[nodiscard]] std::vector<EventScores> turned_events(const Tree& tree);

}  // namespace demarche::detail
