// SPDX-License-Identifier: Apache-2.0
/// Documents from records: JSON lines, news APIs' answers, tables.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "input.hpp"

namespace program {

class Source;
using TakeDocument = std::function<bool(InputDocument)>;

/// The document of a record. `id` is the document's where the record names none; a problem begins
/// with `where`. A text that is a web page's piece is a document of kind html.
[[nodiscard]] InputDocument document_of(const nlohmann::json& record, const RecordFields& fields,
                                        const std::string& id, const std::string& where);

/// A record of JSON lines.
[[nodiscard]] InputDocument read_record(const std::string& line, const RecordFields& fields,
                                        const std::string& id, const std::string& where);

/// A JSON file: one record, a list of records, or an object that holds such a list, as the answers
/// of news APIs do; or, after all, a record a line. False where `take` returned it.
/// Throws: std::runtime_error for what is none of these.
bool read_json(const std::string& text, const RecordFields& fields, const std::string& name,
               const TakeDocument& take);

/// A table with a head, cut by commas (or by semicolons or tabs, where its head has more of those);
/// fields may stand in quotation marks (RFC 4180). Memory: one row. False where `take` returned it.
/// Throws: std::runtime_error for a head without the column of the text, and for GDELT's files.
bool read_table(Source& source, bool tabs, const InputOptions& options, const std::string& name,
                const TakeDocument& take);

/// A row of GDELT's event, mention or knowledge graph files.
[[nodiscard]] bool is_gdelt_row(std::string_view row);
constexpr std::string_view gdelt_says =
    "rows of GDELT, which hold codes and links and no text; fetch the articles that they link to, "
    "and give those";

}  // namespace program
