// Turns the command tree into zsh's completion: one function a command, in the language of _arguments. Tested
// by completion_test.cc.
#include <fmt/format.h>

#include <algorithm>

#include "cli/completion.h"

namespace polex::cli {
namespace {

// Inside '...', where _arguments gives brackets and colons a meaning of their own.
std::string zsh_quoted(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (c == '[' || c == ']' || c == ':' || c == '\\')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

// "_polex_extract" of "polex extract"
std::string function_of(const CommandTold& command) {
  std::string name = "_" + command.path;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string action(const OptionTold& option) {
  if (!option.choices.empty())
    return option.joined ? fmt::format("_values -s , value {}", fmt::join(option.choices, " "))
                         : fmt::format("({})", fmt::join(option.choices, " "));
  if (option.takes_pack()) return "_polex_packs";
  return option.takes_file() ? "_files" : " ";
}

std::string of_option(const OptionTold& option) {
  std::string lines;
  for (const std::string& name : option.names) {
    const std::string value =
        option.value.empty() ? "" : ":" + zsh_quoted(option.value) + ":" + action(option);
    const std::string sign = !option.value.empty() && name.starts_with("--") ? "=" : "";
    const std::string others = fmt::format("({})", fmt::join(option.names, " "));
    // Options that take a value may come again.
    lines += fmt::format("    '{}{}{}[{}]{}'\n", option.value.empty() ? others : "*", name, sign,
                         zsh_quoted(option.help), value);
  }
  return lines;
}

std::string zsh_function(const CommandTold& command) {
  std::string lines;
  for (const OptionTold& option : command.options) lines += of_option(option);
  for (const OptionTold& positional : command.positionals)
    lines += fmt::format("    '{}:{}:{}'\n", positional.repeated ? "*" : "", zsh_quoted(positional.value),
                         action(positional));
  if (command.commands.empty())
    return fmt::format("{}() {{\n  local -a arguments=(\n{}  )\n  _arguments -s -S $arguments\n}}\n\n",
                       function_of(command), lines);
  std::string names, cases;
  for (const CommandTold& below : command.commands) {
    names += fmt::format("    '{}:{}'\n", below.name, zsh_quoted(below.summary));
    cases += fmt::format("        {}) {} ;;\n", below.name, function_of(below));
  }
  return fmt::format(
      "{}() {{\n  local curcontext=\"$curcontext\" state line\n  typeset -A opt_args\n"
      "  local -a arguments=(\n{}    '1: :->command'\n    '*:: :->rest'\n  )\n  local -a commands=(\n{}  )\n"
      "  _arguments -C $arguments\n  case $state in\n    command) _describe command commands ;;\n"
      "    rest)\n      case $line[1] in\n{}      esac ;;\n  esac\n}}\n\n",
      function_of(command), lines, names, cases);
}

}  // namespace

std::string zsh_completion(const CommandTold& root, const std::vector<std::string>& packs) {
  std::string text =
      "#compdef polex\n# zsh completion for polex, made by `polex completion zsh`. Put it as _polex into a "
      "folder of "
      "$fpath.\n\n";
  text += fmt::format(
      "_polex_packs() {{\n  local -a packs=({})\n  _alternative 'packs:pack:compadd -a packs' "
      "'files:file:_files'\n}}\n\n",
      fmt::join(packs, " "));
  for (const CommandTold* command : flattened(root)) text += zsh_function(*command);
  // Loaded by compinit the file is the function's body; sourced, it declares itself.
  return text + "if [ \"$funcstack[1]\" = _polex ]; then _polex \"$@\"; else compdef _polex polex; fi\n";
}

}  // namespace polex::cli
