// SPDX-License-Identifier: Apache-2.0
#include "demarche/check.hpp"

#include <set>

#include "demarche/error.hpp"
#include "gazetteer/rows.hpp"
#include "gazetteer/units.hpp"

namespace demarche {

CheckResult check_gazetteer(const std::filesystem::path& file) {
  CheckResult result;
  try {
    if (detail::Image::is_compiled(file)) {
      result.rows = detail::Image::map(file).names();
      return result;
    }
    const detail::Table table(file, detail::name_columns(), {"name", "type"});
    std::set<std::string> seen;
    table.for_each([&](const detail::Table::Row& row, std::size_t line) {
      try {
        const auto sense = detail::read_sense(row, table.file(), line).first;
        static_cast<void>(detail::name_units(row[0], table.file(), line));
        std::string key(row[0]);
        key += '\t';
        key += row[1];
        key += '\t';
        key += sense.id;
        key += '\t';
        key += sense.country;
        if (!seen.insert(key).second)
          throw Error(table.file(), line,
                      "\"" + std::string(row[0]) +
                          "\" stands in this file before with the same type, id and country");
        ++result.rows;
      } catch (const Error& error) {
        result.problems.emplace_back(error.what());
      }
    });
  } catch (const Error& error) {
    result.problems.emplace_back(error.what());
  }
  return result;
}

}  // namespace demarche
