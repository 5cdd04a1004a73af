// SPDX-License-Identifier: Apache-2.0
/// Documents as rows of CSV and TSV: docs/formats/tables.md lists the columns.
#pragma once

#include <string>
#include <string_view>

#include "demarche/document.hpp"
#include "demarche/json.hpp"

namespace demarche {

/// Cells parted by commas, or by tabs.
enum class TableFormat : std::uint8_t { csv, tsv };

/// How rows are written.
struct TableOptions {
  std::string_view id;                         ///< the document's id; empty becomes "0"
  TableFormat format = TableFormat::csv;       ///< of the rows; headers are asked for with the same
  OffsetUnit offsets = OffsetUnit::codepoint;  ///< unit of every begin and end
  /// In CSV, a text that a spreadsheet would take for a formula (it begins with =, @, + or -, and
  /// is no number) gets an apostrophe before it.
  bool safe_cells = true;
};

/// One row a relation, under relations_table_header(). Every line ends in "\n". A cell never holds
/// a line break: white space in it is one blank. Cells with a quote or the separator are quoted, in
/// both formats, as spreadsheets and pandas do.
[[nodiscard]] std::string to_relations_table(const Document& document,
                                             const TableOptions& options = {});
/// The names of the columns, as one line.
[[nodiscard]] std::string relations_table_header(TableFormat format);

/// One row an entity, under entities_table_header(); cells as in to_relations_table().
[[nodiscard]] std::string to_entities_table(const Document& document,
                                            const TableOptions& options = {});
/// The names of the columns, as one line.
[[nodiscard]] std::string entities_table_header(TableFormat format);

/// How events are written.
struct PloverOptions {
  std::string_view id;  ///< the document's id; empty becomes "0"
};

/// Tab-separated PLOVER events, one actor and one recipient a line, under plover_header():
/// docs/formats/plover.md says how relations become events.
[[nodiscard]] std::string to_plover(const Document& document, const PloverOptions& options = {});
/// The names of the columns, as one line.
[[nodiscard]] std::string plover_header();

}  // namespace demarche
