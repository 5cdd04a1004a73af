// SPDX-License-Identifier: Apache-2.0
/// The inside of a Gazetteer: names in a hash table of their prefixes, and what they denote.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/table.hpp"
#include "gazetteer/units.hpp"

namespace demarche::detail {

/// exact: as written; name: capitals where the name has them, more are allowed ("ISLAMABAD"); fold:
/// any.
enum class CaseRule : std::uint8_t { exact, name, fold };

struct Name {
  std::string_view text;
  CaseRule match = CaseRule::name;
  std::vector<std::pair<bool, bool>> capitals;  ///< per unit: begins with a capital; all capitals
  std::uint32_t first_sense = 0, sense_count = 0;
  std::uint32_t next = 0xFFFFFFFF;  ///< another name of the same folded units
};

struct Gazetteer::Data {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::size_t longest_name = 24;  ///< units

  struct Node {
    std::uint32_t first_name = none;
    bool longer = false;  ///< begins a longer name
  };
  struct GivenName {
    int count = 0, male = 0, female = 0;
  };

  /// Throws: Error.
  void add_folder(const std::filesystem::path& folder);
  void add_names(const std::filesystem::path& file, bool user);
  void finish();

  [[nodiscard]] const Node* node(std::uint64_t hash) const {
    const auto found = nodes.find(hash);
    return found == nodes.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::vector<const Sense*> holders(std::string_view title, std::string_view country,
                                                  std::string_view date) const;

  std::vector<Name> names;
  std::vector<Sense> senses;
  std::vector<Office> offices;
  struct IdentityHash {
    std::size_t operator()(std::uint64_t h) const { return h; }
  };
  std::unordered_map<std::uint64_t, Node, IdentityHash> nodes;
  std::unordered_map<std::string, std::uint32_t> countries;  ///< alpha-3 -> sense
  std::unordered_map<std::string_view, GivenName> given_names;
  std::unordered_map<std::string_view, int> surnames;
  std::string version;

 private:
  struct PendingSense {
    std::string_view name;
    CaseRule match;
    Sense sense;
    std::size_t order;
  };
  void add_offices(const Table& table);
  void index_name(std::uint32_t name);

  std::deque<std::unique_ptr<Table>> tables_;
  std::vector<PendingSense> pending_;
  std::unordered_map<std::string_view, std::pair<std::uint32_t, std::uint32_t>>
      offices_of_;  // id -> range
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
      holders_;  // title and country -> offices' owners (senses)
};

/// Columns of a file of names, in the order in which Table hands them over.
[[nodiscard]] const std::vector<std::string_view>& name_columns();
/// A title as it is compared: small letters, "defense" and "defence" alike, "minister of foreign
/// affairs" as "foreign minister".
[[nodiscard]] std::string normalised_title(std::string_view title);
/// Reads one row's fields. Throws: Error naming the field that is wrong.
[[nodiscard]] std::pair<Sense, CaseRule> read_sense(const Table::Row& row, const std::string& file,
                                                    std::size_t line);

}  // namespace demarche::detail
