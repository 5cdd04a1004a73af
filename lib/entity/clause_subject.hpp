// SPDX-License-Identifier: Apache-2.0
/// "Both sides welcomed [their] talks": whose, by the clause's own subject.
#pragma once

#include <optional>
#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

/// Whom a clause's subject means, where "their" stands at the token: a pair or a group ("both
/// sides"), or persons that are coordinated ("the king and the prince gave [their] consent"); empty
/// where these are nobody whom the text names; none where the subject says nothing of it.
/// `order`: mentions in text order, of which the first `next` begin before the token.
/// Complexity: linear in the sentence before the token, and 40 mentions.
[[nodiscard]] std::optional<std::vector<Id<Entity>>> subject_of_their(
    const EntityBuilder& builder, const std::vector<std::size_t>& order, std::uint32_t token,
    std::size_t next);

}  // namespace demarche::detail
