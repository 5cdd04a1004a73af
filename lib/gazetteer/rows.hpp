// SPDX-License-Identifier: Apache-2.0
/// The rows of a file of names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/image.hpp"
#include "gazetteer/table.hpp"
#include "gazetteer/units.hpp"

namespace demarche::detail {

/// Columns of a file of names, in the order in which Table hands them over.
[[nodiscard]] const std::vector<std::string_view>& name_columns();
/// Columns of a table of offices.
[[nodiscard]] const std::vector<std::string_view>& office_columns();
/// All subtypes; the first is the empty one.
[[nodiscard]] std::span<const std::string_view> subtype_names();
/// Reads one row's fields. Throws: Error naming the field that is wrong.
[[nodiscard]] std::pair<Sense, CaseRule> read_sense(const Table::Row& row, const std::string& file,
                                                    std::size_t line);
/// The name's units. Throws: Error where there are none, or too many to be matched.
[[nodiscard]] std::vector<Unit> name_units(std::string_view name, const std::string& file,
                                           std::size_t line);

}  // namespace demarche::detail
