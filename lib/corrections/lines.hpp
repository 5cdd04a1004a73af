// SPDX-License-Identifier: Apache-2.0
/// The lines of a corrections file, as they are kept.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "demarche/types.hpp"

namespace demarche::detail {

/// How a document calls an actor, and its key where it has an id.
struct ActorName {
  ActorName(std::string_view id, std::string folded_text, std::string_view nation,
            std::string_view of = {});
  std::string key;
  std::string name;         ///< folded
  std::string with_nation;  ///< "ada quist@nor"; empty where no country is known
  std::string document;
};

/// An actor as a line calls it: by key, name or name@COUNTRY.
struct ActorReference {
  std::string text, folded;
  [[nodiscard]] bool means(const ActorName& actor) const;
};

/// `same` and `different`: two actors by key, name or name@COUNTRY, in one document or in all.
struct ActorLine {
  bool same = true;
  ActorReference first, second;
  std::string document;
  std::size_t number = 0;
};

/// A line about one place of one document.
struct PlaceLine {
  enum class Verb { link, kind, accept, reject, change };
  Verb verb = Verb::accept;
  std::string document;
  std::uint32_t begin = 0, end = 0;  ///< in code points
  std::string text;                  ///< what stands there
  std::string type, subject, object;
  std::string value;   ///< link: an id, empty for none
  std::string status;  ///< change: the new status, or empty
  EntityType kind = EntityType::person;
  RelationType new_type = RelationType::consult;
  std::size_t number = 0;
};

struct CorrectionLines {
  std::string name;
  std::vector<ActorLine> actors;
  std::deque<PlaceLine> places;
  std::unordered_map<std::string, std::vector<const PlaceLine*>> by_document;
  std::vector<std::string> problems;

  /// For each `different` line k that this actor is in: k + 1 as its first, -(k + 1) as its second.
  [[nodiscard]] std::set<int> apart_sides(std::string_view document, const ActorName& actor) const;
  /// Pairs of indices that `same` lines make one. Complexity: lines times actors.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> joined(
      const std::vector<ActorName>& actors) const;

  void applied(std::size_t line) const;
  void refused(std::size_t line, const std::string& why) const;
  /// By line: what became of it; an empty text: it was applied.
  [[nodiscard]] std::unordered_map<std::size_t, std::string> outcomes() const;

 private:
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::size_t, std::string> outcomes_;
};

}  // namespace demarche::detail
