// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include <algorithm>
#include <sstream>

namespace program {
namespace {

constexpr std::size_t left = 26, right = 100;

/// Adds `text` at column `left`, wrapped; its own line breaks and their indents stay.
std::string wrapped(const std::string& text) {
  std::string result;
  std::istringstream lines(text);
  bool first = true;
  for (std::string line; std::getline(lines, line);) {
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    std::istringstream words(line);
    std::size_t column = left + indent;
    if (!first) result += '\n' + std::string(column, ' ');
    bool begins = true;
    for (std::string word; words >> word; begins = false) {
      if (!begins && column + 1 + word.size() > right) {
        column = left + indent + (first ? 0 : 2);
        result += '\n' + std::string(column, ' ');
      } else if (!begins) {
        result += ' ';
        ++column;
      }
      result += word;
      column += word.size();
    }
    first = false;
  }
  return result;
}

}  // namespace

Footer footer_of(const CLI::App& command) {
  const auto footer = command.get_footer();
  if (!footer.starts_with("Example")) return {{}, footer};
  const auto end = footer.find("\n\n");
  if (end == std::string::npos) return {footer, {}};
  return {footer.substr(0, end), footer.substr(end + 2)};
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const auto type = option.get_type_name();
  const auto begin = type.find('{');
  const auto end = type.find('}');
  std::vector<std::string> choices;
  if (begin == std::string::npos || end == std::string::npos) return choices;
  std::istringstream list(type.substr(begin + 1, end - begin - 1));
  for (std::string choice; std::getline(list, choice, ',');) choices.push_back(choice);
  return choices;
}

std::string value_of(const CLI::Option& option) {
  if (option.get_type_size() == 0) return {};
  if (!option.get_option_text().empty()) return option.get_option_text();
  const auto type = option.get_type_name();
  auto name = type.substr(0, type.find(':'));
  if (name != "TEXT") return name;
  std::string words;
  for (const auto& choice : choices_of(option)) words += (words.empty() ? "" : "|") + choice;
  return words.empty() ? name : words;
}

std::vector<const CLI::Option*> options_of(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) {
    return !option->get_group().empty() && option->nonpositional();
  });
}

std::vector<const CLI::Option*> positionals_of(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) {
    return !option->get_group().empty() && option->get_positional();
  });
}

std::vector<const CLI::App*> commands_of(const CLI::App& command) {
  return command.get_subcommands(
      [](const CLI::App* sub) { return !sub->get_name().empty() && !sub->get_group().empty(); });
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const auto& name : option.get_snames()) names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::string brief(const std::string& text) {
  auto end = std::min({text.find('\n'), text.find("; "), text.find(" ("), text.size()});
  while (end > 0 && (text[end - 1] == ':' || text[end - 1] == '.')) --end;
  return text.substr(0, end);
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
  const auto description = app->get_description();
  return description.empty() ? description : description + "\n";
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name,
                                     CLI::AppFormatMode mode) const {
  if (mode == CLI::AppFormatMode::Sub) return make_expanded(app);
  const auto footer = footer_of(*app);
  std::string help = make_description(app) + "\n";
  if (!footer.examples.empty()) help += footer.examples + "\n\n";
  help += make_usage(app, std::move(name)) + make_positionals(app) + make_groups(app, mode) +
          make_subcommands(app, mode);
  if (!footer.rest.empty()) help += "\n" + footer.rest + "\n";
  return help;
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
  auto head = "  " + command->get_name();
  head.resize(std::max(head.size() + 2, left), ' ');
  return head + wrapped(command->get_description()) + "\n";
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  std::string head = "  ";
  if (is_positional) {
    head += option->get_name(true, false);
  } else {
    std::string names;
    for (const auto& name : names_of(*option)) names += (names.empty() ? "" : ", ") + name;
    head += names;
    if (const auto value = value_of(*option); !value.empty()) head += " " + value;
  }
  const auto indent =
      head.size() + 2 > left ? "\n" + std::string(left, ' ') : std::string(left - head.size(), ' ');
  return head + indent + wrapped(option->get_description()) + "\n";
}

}  // namespace program
