// SPDX-License-Identifier: Apache-2.0
/// What the command line says of itself: in --help, in manual pages and in shells' completions.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace program {

/// Shows a command's examples first; wraps at 100 columns.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_subcommand(const CLI::App* command) const override;
  std::string make_description(const CLI::App* app) const override;
};

/// A command's footer in its two parts: examples, and what comes after them.
struct Footer {
  std::string examples, rest;
};
[[nodiscard]] Footer footer_of(const CLI::App& command);

/// The words that an option takes, if it takes only these.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

/// What stands for an option's value: "FILE"; empty for a flag.
[[nodiscard]] std::string value_of(const CLI::Option& option);

/// Every option that --help shows, without positionals.
[[nodiscard]] std::vector<const CLI::Option*> options_of(const CLI::App& command);
[[nodiscard]] std::vector<const CLI::Option*> positionals_of(const CLI::App& command);
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& command);

/// "-o", "--output".
[[nodiscard]] std::vector<std::string> names_of(const CLI::Option& option);

/// Up to the first newline or sentence's end, for one-line descriptions.
[[nodiscard]] std::string brief(const std::string& text);

}  // namespace program
