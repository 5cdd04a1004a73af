// SPDX-License-Identifier: Apache-2.0
/// What a user sets for all runs: a file with defaults of options, and NO_COLOR.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace program {

/// Adds --config: a TOML file with a section for each command, "[extract]", that sets its long
/// options. Without it: $DEMARCHE_CONFIG, else demarche.toml in $XDG_CONFIG_HOME or ~/.config, if
/// there. The command line wins.
void add_config(CLI::App& app);

/// What is wrong with the file, in words that help.
[[nodiscard]] std::string config_problem(const CLI::ConfigError& error);

/// False where NO_COLOR is set.
[[nodiscard]] bool wants_colours();

}  // namespace program
