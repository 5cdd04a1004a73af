// SPDX-License-Identifier: Apache-2.0
/// Word (.docx) and OpenDocument (.odt) files as text.
#pragma once

#include "input.hpp"

namespace program {

/// Leaves a document's paragraphs, a blank line between them: those of tables and text boxes too,
/// but no deleted text, comments, notes, heads and feet. Memory: a few times the packed file, as
/// its XML is read piece by piece; of that at most 64 MiB, and 16 MiB and 16 times the file's size.
/// Throws: std::runtime_error for damaged files, and for zip archives that are something else.
void read_office(InputDocument& document);

}  // namespace program
