// SPDX-License-Identifier: Apache-2.0
/// demarche completion: scripts for shells, from the command line's own definition.
#include <functional>
#include <iostream>

#include "commands.hpp"
#include "help.hpp"

namespace program {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
  std::string result;
  for (const auto& word : words) result += (result.empty() ? "" : between) + word;
  return result;
}

std::vector<std::string> command_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* sub : commands_of(command)) names.push_back(sub->get_name());
  return names;
}

/// In single quotes, for every shell here.
std::string in_quotes(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("’") : std::string(1, c);
  return result + "'";
}

using Visit = std::function<void(const CLI::App&, const std::vector<std::string>&)>;

/// Every command, with the words that lead to it.
void for_each_command(const CLI::App& command, const std::vector<std::string>& path,
                      const Visit& visit) {
  visit(command, path);
  for (const auto* sub : commands_of(command)) {
    auto longer = path;
    longer.push_back(sub->get_name());
    for_each_command(*sub, longer, visit);
  }
}

std::string bash(const CLI::App& app) {
  std::string steps, values, words;
  for_each_command(app, {"demarche"}, [&](const CLI::App& command, const auto& path) {
    const auto here = joined(path);
    if (path.size() > 1) steps += "      " + in_quotes(here) + ") path=" + in_quotes(here) + ";;\n";
    std::vector<std::string> names;
    for (const auto* option : options_of(command)) {
      const auto spelt = names_of(*option);
      names.insert(names.end(), spelt.begin(), spelt.end());
      if (value_of(*option).empty()) continue;
      const auto choices = choices_of(*option);
      std::string action = ") return;;\n";
      if (!choices.empty()) {
        action = ") COMPREPLY=($(compgen -W ";
        action += in_quotes(joined(choices));
        action += " -- \"$cur\")); return;;\n";
      }
      for (const auto& name : spelt) {
        auto where = here;
        where += ':';
        where += name;
        values += "    ";
        values += in_quotes(where);
        values += action;
      }
    }
    words += "    " + in_quotes(here) + ") options=" + in_quotes(joined(names)) +
             "; commands=" + in_quotes(joined(command_names(command))) + ";;\n";
  });
  return "# Completion of demarche for bash; made from its command line.\n"
         "_demarche() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path=demarche\n"
         "  local options= commands= i\n"
         "  COMPREPLY=()\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case \"$path ${COMP_WORDS[i]}\" in\n" +
         steps +
         "    esac\n"
         "  done\n"
         "  case \"$path:$prev\" in\n" +
         values +
         "  esac\n"
         "  case \"$path\" in\n" +
         words +
         "  esac\n"
         "  if [[ $cur == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
         "  elif [[ -n $commands ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$commands\" -- \"$cur\"))\n"
         "  fi\n"
         "}\n"
         "complete -o default -F _demarche demarche\n";
}

/// Text inside of [ ] of an _arguments specification.
std::string zsh_text(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string zsh(const CLI::App& app) {
  std::string functions;
  for_each_command(app, {"_demarche"}, [&](const CLI::App& command, const auto& path) {
    const auto commands = commands_of(command);
    std::string body = "  _arguments -s";
    if (!commands.empty()) body += " -C";
    for (const auto* option : options_of(command)) {
      const auto choices = choices_of(*option);
      const auto value = value_of(*option);
      for (const auto& name : names_of(*option)) {
        auto spec = "*" + name + "[" + zsh_text(brief(option->get_description())) + "]";
        if (!value.empty())
          spec += ":" + zsh_text(choices.empty() ? value : "choice") + ":" +
                  (choices.empty() ? "_files" : "(" + joined(choices) + ")");
        body += " \\\n    " + in_quotes(spec);
      }
    }
    if (commands.empty()) {
      body += " \\\n    '*:file:_files'\n";
    } else {
      body +=
          " \\\n    '1: :->command' '*:: :->rest'\n  case $state in\n    command) local -a names=(";
      for (const auto* sub : commands)
        body += "\n      " + in_quotes(zsh_text(sub->get_name()) + ":" + sub->get_description());
      body += ")\n      _describe command names;;\n    rest) case $words[1] in\n";
      for (const auto* sub : commands)
        body +=
            "      " + sub->get_name() + ") " + joined(path, "_") + "_" + sub->get_name() + ";;\n";
      body += "      esac;;\n  esac\n";
    }
    functions += joined(path, "_") + "() {\n  local context state state_descr line\n" +
                 "  typeset -A opt_args\n" + body + "}\n";
  });
  return "#compdef demarche\n# Completion of demarche for zsh; made from its command line.\n" +
         functions + "_demarche \"$@\"\n";
}

std::string fish(const CLI::App& app) {
  std::string script = "# Completion of demarche for fish; made from its command line.\n";
  for_each_command(app, {}, [&](const CLI::App& command, const auto& path) {
    std::string condition;
    for (const auto& word : path)
      condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
    const auto commands = commands_of(command);
    if (!commands.empty()) {
      const auto none = "not __fish_seen_subcommand_from " + joined(command_names(command));
      const auto here = condition.empty() ? none : condition + "; and " + none;
      for (const auto* sub : commands)
        script += "complete -c demarche -f -n " + in_quotes(here) + " -a " + sub->get_name() +
                  " -d " + in_quotes(sub->get_description()) + "\n";
      if (condition.empty()) condition = none;
    }
    for (const auto* option : options_of(command)) {
      auto line = "complete -c demarche -n " + in_quotes(condition);
      for (const auto& name : option->get_snames()) line += " -s " + name;
      for (const auto& name : option->get_lnames()) line += " -l " + name;
      const auto choices = choices_of(*option);
      if (!choices.empty())
        line += " -x -a " + in_quotes(joined(choices));
      else if (!value_of(*option).empty())
        line += " -r";
      script += line + " -d " + in_quotes(brief(option->get_description())) + "\n";
    }
  });
  return script;
}

}  // namespace

void add_completion(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("completion", "Write a completion script for a shell");
  command->footer(
      "Examples:\n"
      "  source <(demarche completion bash)\n"
      "  demarche completion zsh > ~/.zfunc/_demarche\n"
      "  demarche completion fish > ~/.config/fish/completions/demarche.fish");
  auto shell = std::make_shared<std::string>();
  command->add_option("shell", *shell, "The shell: bash, zsh or fish")
      ->type_name("bash|zsh|fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([shell, &app, &code] {
    std::cout << (*shell == "bash" ? bash(app) : *shell == "zsh" ? zsh(app) : fish(app));
    code = ok;
  });
}

}  // namespace program
