// SPDX-License-Identifier: Apache-2.0
/// What one document says of a happening: a relation of the output, with its actors made the same
/// for all documents. docs/formats/merge.md is the rule.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace program {

/// How a document shows an actor.
struct Face {
  char rank = '0';  ///< '0' by itself, '1' by its people, '2' by its seat; the least shows it best
  std::string name, type, country, wikidata;

  friend bool operator==(const Face&, const Face&) = default;
  friend auto operator<=>(const Face&, const Face&) = default;
};

/// An actor of a report; an empty key: there is none.
struct Actor {
  std::string key;
  Face face;
};

/// One relation of one document. Begin and end are those of the first evidence.
struct Report {
  std::string happening, type, cameo, predicate, date;
  std::string first_key, second_key;  ///< the actors' keys in the order of the happening
  Actor subject, object, speaker;
  std::string role, place, status;
  std::string document, document_date, relation, confidence;
  std::uint64_t begin = 0, end = 0;
  std::string source;  ///< what the output lists of it, in JSON

  /// All of it in a string. Strings sort by happening, then by the document's date and id, begin,
  /// end and relation; those of equal reports are equal.
  [[nodiscard]] std::string record() const;
  /// `record` must come from record().
  [[nodiscard]] static Report from_record(std::string_view record);
  /// The front of a record that is equal for all reports of a happening, and for no others.
  [[nodiscard]] static std::string_view group_of(std::string_view record);
};

[[nodiscard]] bool is_standing(std::string_view type);
[[nodiscard]] bool is_symmetric(std::string_view type);

/// Hands over the reports of one line of JSON. Returns why the line is no output document, or an
/// empty string; nothing is handed over then.
[[nodiscard]] std::string read_reports(const std::string& line,
                                       const std::function<void(const Report&)>& take);

}  // namespace program
