// SPDX-License-Identifier: Apache-2.0
/// Boost.Regex behind a guard: text can make it throw while it matches, and that must be "no match"
/// here.
#pragma once

#include <boost/regex.hpp>
#include <string_view>

namespace demarche::detail {

/// A compiled pattern. Immutable; any number of threads may match at once.
class Regex {
 public:
  using Match = boost::match_results<std::string_view::const_iterator>;

  /// Perl syntax. Throws: boost::regex_error for a wrong pattern, which is a mistake of this
  /// program.
  explicit Regex(const char* pattern, bool fold_case = false)
      : regex_(pattern,
               boost::regex::perl | (fold_case ? boost::regex::icase : boost::regex::normal)) {}

  /// Finds the pattern anywhere in `text`. False too where Boost.Regex gives up on pathological
  /// text.
  [[nodiscard]] bool search(std::string_view text, Match& match) const {
    return guarded(text, match, boost::match_default);
  }
  /// Finds the pattern at the very beginning of `text`.
  [[nodiscard]] bool at_begin(std::string_view text, Match& match) const {
    return guarded(text, match, boost::match_continuous);
  }
  [[nodiscard]] bool matches(std::string_view text) const {
    Match match;
    return at_begin(text, match) && match[0].second == text.end();
  }

 private:
  bool guarded(std::string_view text, Match& match, boost::match_flag_type flags) const {
    try {
      return boost::regex_search(text.begin(), text.end(), match, regex_, flags);
    } catch (const std::runtime_error&) {
      return false;
    }
  }
  boost::regex regex_;
};

/// The matched part of the text.
[[nodiscard]] inline std::string_view part(const Regex::Match& match, int group = 0) {
  if (!match[group].matched) return {};
  return {&*match[group].first, static_cast<std::size_t>(match[group].second - match[group].first)};
}

}  // namespace demarche::detail
