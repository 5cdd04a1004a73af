// SPDX-License-Identifier: Apache-2.0
#include "entity/title_holders.hpp"

#include <algorithm>

namespace demarche::detail {
namespace {

/// A "foreign minister" is a minister; a "vice president" and an "assistant to the president" are
/// no presidents.
bool is_kind_of(std::string_view held, std::string_view wanted) {
  if (held.size() <= wanted.size() + 1 || !held.ends_with(wanted)) return false;
  const auto rest = held.substr(0, held.size() - wanted.size());
  if (!rest.ends_with(' ')) return false;
  for (const std::string_view link : {" to ", " of ", " for "})
    if (rest.find(link) != rest.npos) return false;
  for (const std::string_view lesser :
       {"vice ", "vice-", "deputy ", "assistant ", "under ", "associate "})
    if (rest.ends_with(lesser)) return false;
  return true;
}

/// Whether one who holds the title may be meant by the other title alone.
bool may_mean(std::string_view held, const std::string& wanted) {
  const auto last_word = [](std::string_view s) {
    return s.substr(s.rfind(' ') == s.npos ? 0 : s.rfind(' ') + 1);
  };
  return held == wanted || is_kind_of(held, wanted) || is_kind_of(wanted, held) ||
         (wanted == "premier" && held == "prime minister") ||
         (wanted.find("spokes") != wanted.npos && last_word(held) == last_word(wanted));
}

bool before_token(const HeldTitle& held, std::uint32_t token) { return held.token < token; }

}  // namespace

void TitleHolders::add(HeldTitle title) {
  held_.push_back(std::move(title));
  const auto& held = held_.back();
  const auto [it, fresh] = group_of_.try_emplace({held.title, held.country}, groups_.size());
  if (fresh) groups_.emplace_back();
  auto& group = groups_[it->second];
  group.several |= !group.held.empty() && group.held.front()->person != held.person;
  group.held.push_back(&held);
}

bool TitleHolders::stands_with_name(std::uint32_t token) const {
  const auto it = std::lower_bound(held_.begin(), held_.end(), token, before_token);
  return it != held_.end() && it->token == token;
}

/// All of them for "the Kenyan official".
const std::vector<std::size_t>& TitleHolders::groups_for(const std::string& wanted,
                                                         bool any_title) {
  const auto [meant, fresh] = meant_.try_emplace({wanted, any_title});
  if (!fresh) return meant->second;
  work_.add(Work::comparisons, group_of_.size());
  for (const auto& [key, group] : group_of_)
    if (any_title || may_mean(key.first, wanted)) meant->second.push_back(group);
  return meant->second;
}

const HeldTitle* TitleHolders::nearest(const std::string& wanted, std::string_view country,
                                       std::uint32_t token) {
  const bool any_title = !country.empty() && (wanted == "official" || wanted == "premier");
  const HeldTitle* before = nullptr;
  const HeldTitle* behind = nullptr;
  const auto& groups = groups_for(wanted, any_title);
  work_.add(Work::comparisons, groups.size());
  for (const auto g : groups) {
    const auto& held = groups_[g].held;
    const auto of = held.front()->country;
    if (!country.empty() && !of.empty() && of != country) continue;
    const auto next = std::partition_point(
        held.begin(), held.end(), [token](const HeldTitle* h) { return h->token < token; });
    if (next != held.begin() && (!before || (*std::prev(next))->token > before->token))
      before = *std::prev(next);
    if (next != held.end() && (!behind || (*next)->token < behind->token)) behind = *next;
  }
  return before ? before : behind;
}

const HeldTitle* TitleHolders::only_of(const std::string& wanted, std::string_view country) const {
  const auto group = group_of_.find({wanted, country});
  if (group == group_of_.end() || groups_[group->second].several) return nullptr;
  return groups_[group->second].held.back();
}

const HeldTitle* TitleHolders::last_some(std::string_view noun, std::uint32_t token) const {
  constexpr int looked_at = 40;
  const auto is_some = [&](std::string_view held) {
    if (held == noun || (noun == "premier" && held == "prime minister")) return true;
    if (held.size() <= noun.size() + 1 || !held.ends_with(noun)) return false;
    const auto rest = held.substr(0, held.size() - noun.size());
    return rest.ends_with(' ') && !rest.ends_with("prime ") && !rest.ends_with("vice ") &&
           !rest.ends_with("deputy ");  // "the minister" is not the prime minister
  };
  auto held = std::lower_bound(held_.begin(), held_.end(), token, before_token);
  for (int steps = 0; held != held_.begin() && steps < looked_at; ++steps)
    if (is_some((--held)->title)) return &*held;
  return nullptr;
}

}  // namespace demarche::detail
