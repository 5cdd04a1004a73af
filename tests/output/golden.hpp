// SPDX-License-Identifier: Apache-2.0
/// Outputs that are compared with stored files.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "documents.hpp"

namespace demarche::detail {

/// Compares with tests/output/golden/NAME. Where a change is wanted, accept it with
///     DEMARCHE_ACCEPT=1 build/demarche_tests "[output]"
/// and look at the difference that git shows.
inline void check_golden(const std::string& name, const std::string& found) {
  const auto path = source_folder() / "tests" / "output" / "golden" / name;
  if (std::getenv("DEMARCHE_ACCEPT")) {
    std::ofstream(path, std::ios::binary) << found;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream stored;
  stored << in.rdbuf();
  INFO(path << ": see golden.hpp for how to accept a change");
  REQUIRE(in);
  CHECK(stored.str() == found);
}

}  // namespace demarche::detail
