// SPDX-License-Identifier: Apache-2.0
/// What several reports of one happening agree on.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "merge_report.hpp"

namespace program {

/// How often each of several values was given.
template <typename T>
class Votes {
 public:
  void add(const T& value) { ++counts_[value]; }
  [[nodiscard]] bool empty() const { return counts_.empty(); }
  /// What was given most often; of equals the least. There must be one.
  [[nodiscard]] const T& most() const {
    auto best = counts_.begin();
    for (auto it = counts_.begin(); it != counts_.end(); ++it)
      if (it->second > best->second) best = it;
    return best->first;
  }
  [[nodiscard]] const std::map<T, std::uint64_t>& counts() const { return counts_; }

 private:
  std::map<T, std::uint64_t> counts_;
};

/// The face that shows an actor best: of the least rank, and there the most frequent.
[[nodiscard]] const Face& best_face(const Votes<Face>& faces);

/// One happening: takes its reports in their order, then knows what is agreed on. Memory: the
/// listed sources, and each different name, speaker, predicate, role and place once.
class Happening {
 public:
  struct Speaker {
    std::string key, name;
    std::uint64_t reports = 0;
  };
  enum Status : std::size_t { actual, planned, possible, negated };
  static constexpr std::array<const char*, 4> status_names{"actual", "planned", "possible",
                                                           "negated"};

  /// `most_sources`: how many sources are listed.
  Happening(const Report& first, std::size_t most_sources);

  void add(const Report& report);

  [[nodiscard]] const Report& first() const { return first_; }
  /// Subject and object; an empty key: none.
  [[nodiscard]] std::pair<Actor, Actor> actors() const;
  /// CAMEO code and predicate.
  [[nodiscard]] const std::pair<std::string, std::string>& deed() const { return deeds_.most(); }
  [[nodiscard]] std::string role() const { return roles_.empty() ? "" : roles_.most(); }
  [[nodiscard]] std::string place() const { return places_.empty() ? "" : places_.most(); }
  [[nodiscard]] Status status() const;
  [[nodiscard]] std::uint64_t count(Status status) const { return said_[status].reports; }
  [[nodiscard]] const std::string& confidence() const { return confidence_; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t reports() const { return reports_; }
  [[nodiscard]] std::uint64_t asserted() const { return asserted_; }
  [[nodiscard]] const std::string& first_seen() const { return first_seen_; }
  [[nodiscard]] const std::string& last_seen() const { return last_seen_; }
  /// Most reports first; at most 1000.
  [[nodiscard]] std::vector<Speaker> speakers() const;
  struct Source {
    std::string document, json;
  };
  [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }

 private:
  struct Said {
    std::uint64_t reports = 0;
    std::string last;  // the latest date of a document that says so
  };

  Report first_;
  std::size_t most_sources_;
  std::string first_day_;
  Votes<Face> first_faces_, second_faces_;
  std::int64_t direction_ = 0;  // how many more reports have the first key as subject
  Votes<std::pair<std::string, std::string>> deeds_;
  Votes<std::string> roles_, places_;
  std::array<Said, 4> said_;
  std::map<std::string, Votes<Face>> speakers_;
  std::uint64_t documents_ = 0, reports_ = 0, asserted_ = 0;
  std::string confidence_, first_seen_, last_seen_, last_document_, last_date_;
  std::vector<Source> sources_;
};

/// The first day of an ISO 8601 date, week, month, year or interval; empty for what is none.
[[nodiscard]] std::string first_day(std::string_view date);

}  // namespace program
