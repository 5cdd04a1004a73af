// SPDX-License-Identifier: Apache-2.0
#include "corrections/lines.hpp"

#include "util/letters.hpp"

namespace demarche::detail {

ActorName::ActorName(std::string_view id, std::string folded_text, std::string_view nation,
                     std::string_view of)
    : key(id), name(std::move(folded_text)), document(of) {
  if (!nation.empty()) with_nation = name + "@" + folded(nation);
}

bool ActorReference::means(const ActorName& actor) const {
  return (!actor.key.empty() && text == actor.key) || folded == actor.name ||
         (!actor.with_nation.empty() && folded == actor.with_nation);
}

std::set<int> CorrectionLines::apart_sides(std::string_view document,
                                           const ActorName& actor) const {
  std::set<int> sides;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const auto& line = actors[i];
    if (line.same) continue;
    const auto side = static_cast<int>(i) + 1;
    if (line.first.means(actor) && (line.document.empty() || line.document == document))
      sides.insert(side);
    else if (line.second.means(actor))
      sides.insert(-side);
  }
  return sides;
}

std::vector<std::pair<std::size_t, std::size_t>> CorrectionLines::joined(
    const std::vector<ActorName>& seen) const {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& line : actors) {
    if (!line.same) continue;
    std::vector<std::size_t> first, second;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (line.first.means(seen[i]) && (line.document.empty() || line.document == seen[i].document))
        first.push_back(i);
      if (line.second.means(seen[i])) second.push_back(i);
    }
    if (first.empty() || second.empty()) continue;
    applied(line.number);
    for (const auto i : first) pairs.emplace_back(second.front(), i);
    for (const auto i : second) pairs.emplace_back(second.front(), i);
  }
  return pairs;
}

void CorrectionLines::applied(std::size_t line) const {
  const std::lock_guard lock(mutex_);
  outcomes_[line].clear();
}

void CorrectionLines::refused(std::size_t line, const std::string& why) const {
  const std::lock_guard lock(mutex_);
  outcomes_.try_emplace(line, why);
}

std::unordered_map<std::size_t, std::string> CorrectionLines::outcomes() const {
  const std::lock_guard lock(mutex_);
  return outcomes_;
}

}  // namespace demarche::detail
