// SPDX-License-Identifier: Apache-2.0
/// Relation rules: data files of one JSON object a line; docs/adding-a-rule.md says the form.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "demarche/types.hpp"

namespace demarche::detail {

/// Where an argument stands, seen from the trigger. The matcher has already undone passives,
/// relative and participial clauses, control, raising, coordination and light verbs, so a rule
/// names only logical places.
enum class Slot : std::uint8_t {
  subject,    ///< who does it: "A met B", "B was met by A", "A, who met B", "A asked to meet B"
  object,     ///< "A met B", "B was met"
  recipient,  ///< indirect object: "A told B that ..."
  possessor,  ///< of a noun: "A's visit", "his visit"
  named_possessor,  ///< the same, but no pronoun: "B conveyed A's thanks"
  modifier,         ///< of a noun: "the US demarche", "Afghan offer"
  object_owner,     ///< whose object it is: "welcomed B's decision", "praised the efforts of B"
  oblique,          ///< behind any preposition that leads to a participant
  complement,       ///< in the clause of what is agreed, demanded, threatened: "agreed to help B"
  complement_subject,  ///< "complained that B had left"
  preposition          ///< "with B": the preposition is in Place::word
};

struct Place {
  Slot slot = Slot::subject;
  std::string word;  ///< the preposition's lemma, if slot is `preposition`
  /// The place gives candidates, of which the first that denotes somebody counts.
  [[nodiscard]] bool loose() const {
    return slot == Slot::object_owner || slot == Slot::oblique || slot == Slot::complement;
  }
};

/// In Argument::types: people who have no name may be it too.
inline constexpr std::uint32_t unnamed_people = 1U << 31U;

/// The places where an argument may stand, the first that is filled counts; and the types it may
/// have.
struct Argument {
  std::vector<Place> places;
  std::uint32_t types = 0;  ///< bit set over EntityType
  bool optional = false;    ///< the relation stands without it: a one-sided event
};

struct Rule {
  std::string name;
  RelationType type = RelationType::consult;
  std::string cameo;
  std::string predicate;              ///< empty: the trigger's lemma
  std::vector<std::string> triggers;  ///< lemmas; "call on" has a particle or preposition behind it
  bool noun = false;                  ///< the triggers are nouns
  bool adjective = false;             ///< ... or predicative adjectives: "is ready to"
  Argument subject, object;
  std::vector<std::string>
      needs;  ///< lemmas one of which must be a dependent of the trigger ("tie" for "cut")
  std::vector<std::string> unless;  ///< lemmas that must not
  /// Several subjects without an object are each other's: "A and B improved their ties". Not
  /// said: those of symmetric types are.
  std::optional<bool> mutual;
  bool mutual_abroad = false;  ///< only those of different countries: colleagues promise others
  [[nodiscard]] bool is_mutual() const {
    return mutual.value_or(mutual_abroad || is_symmetric(type));
  }
  Status status = Status::actual;
  float confidence = 0.8F;
  std::vector<std::string> yes, no;  ///< its own test sentences
  bool users = false;                ///< from a file of the user's: what it finds always counts
  std::string file;
  std::size_t line = 0;
};

/// All rules, indexed by the first lemma of their triggers. Immutable after load.
class RuleSet {
 public:
  /// Reads every *.jsonl in `folder` in name order, then the users' files. Throws: Error with file
  /// and line.
  [[nodiscard]] static RuleSet load(const std::filesystem::path& folder,
                                    const std::vector<std::filesystem::path>& user = {});
  /// Adds one file's rules. Throws: Error with file and line.
  void add_file(const std::filesystem::path& file);

  struct Trigger {
    std::uint32_t rule = 0;
    std::string second;  ///< "on" for "call on", or empty
  };
  /// The rules that a lemma may trigger; nullptr if none.
  [[nodiscard]] const std::vector<Trigger>* find(std::string_view lemma) const;
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  /// nullptr if there is none.
  [[nodiscard]] const Rule* named(std::string_view name) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  void add(Rule rule);
  std::vector<Rule> rules_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::string, std::vector<Trigger>, Hash, std::equal_to<>> index_;
};

}  // namespace demarche::detail
