// SPDX-License-Identifier: Apache-2.0
/// demarche man: manual pages from the command line's own definition.
#include <algorithm>
#include <cctype>
#include <demarche/error.hpp>
#include <demarche/version.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "commands.hpp"
#include "help.hpp"

namespace program {
namespace {

/// Text as roff reads it: no line of it is a request.
std::string roff(const std::string& text) {
  std::string result;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else if (c == '|')
      result += "|\\:";  // a long list of choices breaks here
    else
      result += c;
    line_begins = c == '\n';
  }
  return result;
}

/// Lines as they stand, for examples.
std::string verbatim(const std::string& text) { return ".nf\n" + roff(text) + "\n.fi\n"; }

/// "demarche gazetteer check".
std::string full_name(const CLI::App& command) {
  const auto* parent = command.get_parent();
  return (parent ? full_name(*parent) + " " : "") + command.get_name();
}

std::string page_name(const CLI::App& command) {
  auto name = full_name(command);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

/// A description with a list in it ("One of:\n  text: ...") keeps the list's lines.
std::string described(const std::string& text) {
  const auto end = text.find('\n');
  if (end == std::string::npos) return roff(text) + "\n";
  return roff(text.substr(0, end)) + "\n" + verbatim(text.substr(end + 1));
}

std::string options_section(const CLI::App& command) {
  std::string page;
  for (const auto* option : positionals_of(command))
    page += ".TP\n.I " + roff(option->get_name(true, false)) + "\n" +
            described(option->get_description());
  for (const auto* option : options_of(command)) {
    std::string names;
    for (const auto& name : names_of(*option))
      names += (names.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
    const auto value = value_of(*option);
    page += ".TP\n" + names + (value.empty() ? "" : " \\fI" + roff(value) + "\\fR") + "\n" +
            described(option->get_description());
  }
  return page.empty() ? page : ".SH OPTIONS\n" + page;
}

std::string manual_page(const CLI::App& command) {
  auto title = page_name(command);
  for (char& c : title) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const auto footer = footer_of(command);
  const auto commands = commands_of(command);
  std::string page = ".\\\" Made from the program's command line.\n.TH " + roff(title) +
                     " 1 \"\" \"demarche " DEMARCHE_VERSION "\" \"demarche manual\"\n.SH NAME\n" +
                     roff(page_name(command)) + " \\- " + roff(command.get_description()) + "\n" +
                     ".SH SYNOPSIS\n\\fB" + roff(full_name(command)) + "\\fR [\\fIOPTIONS\\fR]";
  for (const auto* option : positionals_of(command))
    page += " \\fI" + roff(value_of(*option)) + "\\fR";
  page += commands.empty() ? "\n" : " \\fICOMMAND\\fR\n";
  if (!footer.examples.empty())
    page += ".SH EXAMPLES\n" + verbatim(footer.examples.substr(std::min(
                                   footer.examples.find('\n') + 1, footer.examples.size())));
  page += options_section(command);
  if (!commands.empty()) {
    page += ".SH COMMANDS\n";
    for (const auto* sub : commands)
      page += ".TP\n.BR " + roff(page_name(*sub)) + " (1)\n" + roff(sub->get_description()) + "\n";
  }
  if (!footer.rest.empty()) page += ".SH NOTES\n" + roff(footer.rest) + "\n";
  if (const auto* parent = command.get_parent())
    page += ".SH SEE ALSO\n.BR " + roff(page_name(*parent)) + " (1)\n";
  return page;
}

void write_pages(const CLI::App& command, const std::filesystem::path& folder) {
  const auto file = folder / (page_name(command) + ".1");
  std::ofstream out(file, std::ios::binary);
  out << manual_page(command);
  if (!out.flush()) throw demarche::Error(file.string(), 0, "cannot be written");
  for (const auto* sub : commands_of(command)) write_pages(*sub, folder);
}

}  // namespace

void add_man(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("man", "Write the manual pages");
  command->footer(
      "Examples:\n"
      "  demarche man extract | man -l -        the page of one command\n"
      "  demarche man --output-dir man1/        all pages");
  auto path = std::make_shared<std::vector<std::string>>();
  auto folder = std::make_shared<std::string>();
  command->add_option("command", *path, "The command whose page is written; nothing: the program's")
      ->type_name("COMMAND...");
  command->add_option("--output-dir", *folder, "Writes all pages into this folder")
      ->type_name("DIR");
  command->callback([path, folder, &app, &code] {
    if (!folder->empty()) {
      std::error_code error;
      std::filesystem::create_directories(*folder, error);
      write_pages(app, *folder);
    } else {
      const CLI::App* page = &app;
      for (const auto& name : *path) {
        const auto commands = commands_of(*page);
        const auto sub = std::find_if(commands.begin(), commands.end(), [&](const CLI::App* known) {
          return known->get_name() == name;
        });
        if (sub == commands.end())
          throw CLI::ValidationError("man", "there is no command \"" + name + "\"");
        page = *sub;
      }
      std::cout << manual_page(*page);
    }
    code = ok;
  });
}

}  // namespace program
