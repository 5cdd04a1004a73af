// SPDX-License-Identifier: Apache-2.0
/// The patterns of dates, times, amounts and numbers.
#pragma once

#include <vector>

#include "demarche/types.hpp"
#include "mention/value_openings.hpp"
#include "util/regex.hpp"

namespace demarche::detail {

struct ValuePattern {
  EntityType type;
  const char* name;
  Openings openings;  ///< what it may begin with; at any other word it is not tried
  Regex regex;
};

/// In the order in which they are tried where a value may begin: the longest match wins, the
/// earlier of equals.
[[nodiscard]] const std::vector<ValuePattern>& value_patterns();

}  // namespace demarche::detail
