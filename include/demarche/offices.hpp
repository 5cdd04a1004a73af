// SPDX-License-Identifier: Apache-2.0
/// Who held which office when; Extractor::who_held and offices_of answer.
#pragma once

#include <string>
#include <vector>

namespace demarche {

/// An office that somebody held or holds, as the gazetteers have it. Dates are ISO 8601 in the
/// precision that is known.
struct HeldOffice {
  std::string person;    ///< canonical name
  std::string id;        ///< as entities have it: "officials:Q1"
  std::string wikidata;  ///< "Q1", or empty
  std::string title;     ///< as the source has it
  std::string country;   ///< ISO 3166 alpha-3, or empty
  std::string body;      ///< "NATO", or empty
  std::string from;      ///< empty: unknown
  std::string to;        ///< empty: still held on the day `as_of`, which is not today
  std::string as_of;     ///< the day that attests it, or the first and the last: "2024-01/2026-05"
  std::string source;    ///< where it is from, or empty
  /// Dates say that it was held on the day asked for; false: it is attested near that day. Where no
  /// day was asked for: whether any date is stated.
  bool stated = false;
};

/// What Extractor::who_held and offices_of give: a list of objects with the names of HeldOffice's
/// fields; what is unknown is null. `indent`: spaces a level; below 0: all on one line.
[[nodiscard]] std::string to_json(const std::vector<HeldOffice>& offices, int indent = -1);

}  // namespace demarche
