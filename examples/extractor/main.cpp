// SPDX-License-Identifier: Apache-2.0
/// The demarche program.
#include <csignal>
#include <exception>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "demarche/demarche.hpp"
#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, and that is a quiet end
  spdlog::set_default_logger(spdlog::stderr_color_mt("demarche"));
  spdlog::set_pattern("demarche: %^%l%$: %v");
  CLI::App app("Reads news and official statements and says who did what to whom.", "demarche");
  app.require_subcommand(1);
  app.footer("demarche COMMAND --help says more of each command.");
  int code = program::ok;
  program::add_extract(app, code);
  program::add_report(app, code);
  program::add_explain(app, code);
  program::add_gazetteer(app, code);
  program::add_rules(app, code);
  program::add_eval(app, code);
  program::add_version(app, code);
  try {
    app.parse(argc, argv);
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
