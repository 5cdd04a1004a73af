// SPDX-License-Identifier: Apache-2.0
/// Facts about names: who or what a name may denote, matched in text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

class Image;

/// An office that a person holds or held. Dates are ISO 8601 with the precision known (2018,
/// 2018-04, 2018-04-26).
struct Office {
  std::string_view title;    ///< "Foreign Minister"
  std::string_view country;  ///< ISO 3166 alpha-3, empty for international bodies
  std::string_view body;     ///< "NATO", "US Central Command", or empty
  std::string_view from;     ///< empty: unknown
  std::string_view to;       ///< empty: still held at `as_of`, which is not "today"
  std::string_view as_of;    ///< the day that attests the row, or the first and the last: "A/B"
  std::string_view source;   ///< "Wikidata", or empty
};

/// One thing that a name may denote.
struct Sense {
  EntityType type = EntityType::person;
  std::string_view subtype;  ///< schema's subtypes: "country", "city", "armed_group", "office", ...
  std::string_view id;       ///< "officials:Q123", "groups:taliban", "countries:PAK"; equal for all
                             ///< names of one thing
  std::string_view canonical;  ///< its canonical name
  std::string_view country;    ///< ISO 3166 alpha-3 of the country it is or belongs to, or empty
  std::string_view wikidata;
  std::string_view geonames;
  std::string_view denotes;  ///< a metonym's or building's institution ("Foggy Bottom": "Department
                             ///< of State"), or empty
  std::string_view gender;   ///< persons: "male", "female" or empty
  float prior = 0;  ///< how well known, 0 to 1, comparable within one name's senses (a city's
                    ///< population, ...)
  bool stands_for =
      false;  ///< a capital, seat or building that may stand for its country's government
  bool needs_context =
      false;  ///< also a common word or surname ("Dawn", "IS", "the Hill"): not enough alone
  bool generic = false;  ///< "Armed Forces": a body of that kind, but which one the text must say
  bool user = false;     ///< from a user's own file: wins over all others
  std::uint32_t first_office = 0, office_count = 0;  ///< see Gazetteer::offices
  std::uint32_t layer = 0;  ///< which of the gazetteer's files the offices are in
};

/// Names and what they denote. Any number of threads may use it at once; what a name denotes is
/// unpacked when it is first asked for and kept.
///
/// Matching is over the document's tokens, cut further at inner hyphens and apostrophes
/// ("anti-Pakistan" holds "Pakistan"), ignoring white space, line breaks, full stops inside
/// abbreviations ("U.S." is "US") and accents; leftmost-longest; hits do not overlap.
class Gazetteer {
 public:
  /// Maps `folder`'s compiled form (see compiled_file) where it is as new as the TSV files that
  /// `folder`/manifest.json names, else reads those; then the users' files, compiled or TSV.
  /// Throws: Error with file and line.
  [[nodiscard]] static Gazetteer load(const std::filesystem::path& folder,
                                      const std::vector<std::filesystem::path>& user = {});
  /// These files only, compiled or TSV; earlier ones win.
  [[nodiscard]] static Gazetteer load_files(const std::vector<std::filesystem::path>& files);
  /// One compiled gazetteer, as a user's.
  [[nodiscard]] static Gazetteer over(Image image);
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  /// All names in the text, in text order; a name never crosses a sentence's end.
  /// Complexity: linear in the tokens.
  [[nodiscard]] std::vector<Hit> match(const Layers& document) const;
  /// What a hit's name may denote: user's senses first, then by prior. Never empty.
  [[nodiscard]] std::span<const Sense> senses(std::uint32_t name) const;
  /// The senses of exactly this name, case-folded; empty if unknown. For "is X also a country?"
  /// questions.
  [[nodiscard]] std::span<const Sense> find(std::string_view name) const;
  /// The same name as a hit has it, for senses(); none if unknown.
  [[nodiscard]] std::optional<std::uint32_t> name_of(std::string_view name) const;
  [[nodiscard]] std::span<const Office> offices(const Sense& sense) const;
  /// Persons (Sense ids and names) who held an office like `title` ("foreign secretary") in
  /// `country` on `date`.
  [[nodiscard]] std::vector<const Sense*> holders(std::string_view title, std::string_view country,
                                                  std::string_view date) const;
  /// Everybody who has an office like `title` in `country`, whenever; by name within a layer.
  [[nodiscard]] std::vector<const Sense*> ever_held(std::string_view title,
                                                    std::string_view country) const;
  /// Everybody who has an office, once for each layer. Complexity: n log n in the offices.
  [[nodiscard]] std::vector<const Sense*> office_holders() const;
  /// The country's main sense by ISO 3166 alpha-3 code; nullptr if unknown.
  [[nodiscard]] const Sense* country(std::string_view alpha3) const;

  /// How often the word is a given name or a surname in the name lists (0: never), and the usual
  /// gender.
  [[nodiscard]] int given_name(std::string_view word) const;
  [[nodiscard]] int surname(std::string_view word) const;
  [[nodiscard]] std::string_view gender(std::string_view given_name) const;
  /// "2026-11": the month of the data.
  [[nodiscard]] std::string_view version() const;

  struct Data;

 private:
  explicit Gazetteer(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

/// Where a folder of gazetteers has its compiled form: in it (installed), or in the build tree that
/// this library comes from. Empty: nowhere, or older than the files that it was made of.
[[nodiscard]] std::filesystem::path compiled_file(const std::filesystem::path& folder);

}  // namespace demarche::detail
