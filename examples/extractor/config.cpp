// SPDX-License-Identifier: Apache-2.0
#include "config.hpp"

#include <cstdlib>

namespace program {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string default_file() {
  if (auto file = variable("DEMARCHE_CONFIG"); !file.empty()) return file;
  if (const auto folder = variable("XDG_CONFIG_HOME"); !folder.empty())
    return folder + "/demarche.toml";
  if (const auto home = variable("HOME"); !home.empty()) return home + "/.config/demarche.toml";
  return {};
}

}  // namespace

void add_config(CLI::App& app) {
  app.set_config("--config", default_file(),
                 "Defaults for options (TOML, a section for each command); the command line wins")
      ->option_text("FILE");
  app.allow_config_extras(CLI::config_extras_mode::error);
}

std::string config_problem(const CLI::ConfigError& error) {
  const std::string what = error.what();
  const auto key = what.substr(what.find_last_of(' ') + 1);
  return "unknown setting \"" + key +
         "\"; a section is a command, as [extract], and a setting one of its long options, as "
         "threads = 2";
}

bool wants_colours() { return variable("NO_COLOR").empty(); }

}  // namespace program
