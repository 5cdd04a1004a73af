// SPDX-License-Identifier: Apache-2.0
/// The demarche program.
#include <csignal>
#include <exception>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "config.hpp"
#include "demarche/demarche.hpp"
#include "help.hpp"
#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, and that is a quiet end
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is a failed write, too
  const auto colours = program::wants_colours() ? spdlog::color_mode::automatic  // on terminals
                                                : spdlog::color_mode::never;
  spdlog::set_default_logger(spdlog::stderr_color_mt("demarche", colours));
  spdlog::set_pattern("demarche: %^%l%$: %v");
  CLI::App app("Reads news and official statements and says who did what to whom.", "demarche");
  app.formatter(std::make_shared<program::HelpFormatter>());
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", "demarche " DEMARCHE_VERSION, "Say the program's version");
  app.footer(
      "Examples:\n"
      "  demarche extract article.txt        who did what to whom in one article\n"
      "  demarche extract --help             every command says more of itself\n\n"
      "Defaults for options can be kept in ~/.config/demarche.toml: docs/cli.md says how.");
  program::add_config(app);
  int code = program::ok;
  program::add_extract(app, code);
  program::add_report(app, code);
  program::add_merge(app, code);
  program::add_serve(app, code);
  program::add_explain(app, code);
  program::add_who(app, code);
  program::add_gazetteer(app, code);
  program::add_rules(app, code);
  program::add_eval(app, code);
  program::add_version(app, code);
  program::add_man(app, code);
  program::add_completion(app, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::FileError& error) {
    spdlog::error("{}", error.what());
    return program::usage;
  } catch (const CLI::ConfigError& error) {
    spdlog::error("{}: {}", app["--config"]->as<std::string>(), program::config_problem(error));
    return program::usage;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? program::ok : program::usage;
  } catch (const demarche::Error& error) {
    spdlog::error("{}", error.what());
    return program::bad_data;
  } catch (const std::exception& error) {
    spdlog::error("{}", error.what());
    return program::bad_data;
  }
  return code;
}
