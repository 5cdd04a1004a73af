// SPDX-License-Identifier: Apache-2.0
/// What gazetteer import makes of a file's text.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "demarche/check.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarche {

struct Imported {
  ImportResult result;
  std::string names, offices;         ///< rows without comments and header
  std::vector<std::string> problems;  ///< without the folder
};

/// The rows of a table after its header.
inline std::string rows_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string rows;
  bool header = false;
  for (std::string line; std::getline(in, line);) {
    if (line[0] == '#') continue;
    if (header) rows += line + '\n';
    header = true;
  }
  return rows;
}

inline Imported import(const std::string& format, const std::string& name,
                       const std::string& content, ImportOptions options = {}) {
  const detail::TemporaryFile input(name, content);
  const auto output = detail::temporary_path("imported.tsv");
  Imported imported;
  const auto folder = detail::temporary_path("").string();
  options.problem = [&](const std::string& what) {
    imported.problems.push_back(what.starts_with(folder) ? what.substr(folder.size()) : what);
  };
  imported.result = import_gazetteer(format, input.path(), output, options);
  imported.names = rows_of(output);
  const auto check = check_gazetteer(output);  // what import writes is a good table
  CHECK(check.problems.empty());
  CHECK(check.rows == imported.result.names);
  if (!imported.result.offices_file.empty()) {
    imported.offices = rows_of(imported.result.offices_file);
    CHECK_NOTHROW(detail::Gazetteer::load_files({imported.result.offices_file, output}));
    std::filesystem::remove(imported.result.offices_file);
  }
  std::filesystem::remove(output);
  CHECK(imported.result.left_out == imported.problems.size());
  return imported;
}

inline ImportOptions options_of(const std::string& type, const std::string& country) {
  ImportOptions options;
  options.type = type;
  options.country = country;
  return options;
}

inline ImportOptions dated(const std::string& day) {
  ImportOptions options;
  options.date = day;
  return options;
}

using Lines = std::vector<std::string>;

}  // namespace demarche
