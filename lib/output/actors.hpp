// SPDX-License-Identifier: Apache-2.0
/// Actors of many documents, each once.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "demarche/corrections.hpp"
#include "layers.hpp"

namespace demarche::detail {

/// The name in small letters, without accents and doubled blanks: what two spellings share.
[[nodiscard]] std::string folded_name(std::string_view name);

/// An actor of many documents.
struct JoinedActor {
  std::string key;  ///< "NOR" for a country, else an id, else name and country
  std::string name, type, subtype, country, wikidata;
  std::vector<std::string> names;  ///< all that documents call it, the most frequent first
  std::vector<std::string>
      why;  ///< what its names were joined by, and how often: "name, country ×3"
};

/// Takes actors document by document, and joins those that are the same.
///
/// One are: what has one id; a country, its people and its capital where that stands for its
/// government; and what has one folded name and one country. A person without an id is joined by
/// a full name unless the countries differ, by a surname only with country and title or company.
class ActorTable {
 public:
  struct Joined {
    std::vector<JoinedActor> actors;  ///< in the order in which they were first added
    std::vector<std::size_t> of;      ///< by what add() returned, an index of `actors`
  };

  /// What the entity is where it is mentioned so. `document`: its number, not less than the last
  /// call's; `id`: what corrections call the document.
  std::size_t add(const Layers& doc, Id<Entity> entity, Id<Mention> mention, std::size_t document,
                  std::string_view id);
  /// A document says that the actor holds an office.
  void title(std::size_t actor, std::string_view role);
  /// A document relates both.
  void company(std::size_t actor, std::size_t other);
  /// Complexity: n log n in what was added.
  [[nodiscard]] Joined join(const Corrections& corrections) const;

  /// An actor of one document.
  struct Seen {
    std::string id;      ///< the document's
    std::string key;     ///< empty where nothing identifies it
    std::string folded;  ///< folded_name() of `name`
    std::string name, type, subtype, country, wikidata;
    std::size_t document = 0;
    bool named = false;
    std::set<std::string> titles, company;
  };

 private:
  std::vector<Seen> seen_;
  std::unordered_map<std::string, std::size_t> index_;  // of the document that is being added
  std::size_t document_ = 0;
};

}  // namespace demarche::detail
