// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <demarche/demarche.hpp>

#include "commands.hpp"

namespace program {

/// Finds the data folder (--data, DEMARCHE_DATA, beside the program, else the installed one) and
/// loads it. Throws: demarche::Error.
[[nodiscard]] demarche::Extractor load_extractor(const DataOptions& options);

/// Adds --date and --plain: how texts are to be read.
void add_reading(CLI::App& command, std::string& date, bool& plain);

/// Adds --max-bytes, --max-entities, --max-relations and --no-persons: what may be said of a text.
void add_limits(CLI::App& command, demarche::Limits& limits, bool& link_persons);

}  // namespace program
