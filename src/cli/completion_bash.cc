// Turns the command tree into bash's completion: a function that finds the command typed so far, then what
// the option before the cursor takes. Needs no bash-completion package. Tested by completion_test.cc.
#include <fmt/format.h>

#include "cli/completion.h"

namespace polex::cli {
namespace {

constexpr const char* kBashHead =
    R"(# bash completion for polex, made by `polex completion bash`. For all users:
#   polex completion bash >/usr/share/bash-completion/completions/polex
# for one: the same into ~/.local/share/bash-completion/completions/polex
_polex_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
_polex_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}
_polex_packs() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -W "$packs" -- "$cur"; compgen -f -- "$cur")
}
# Words joined by commas: those before the last comma stay.
_polex_joined() {
  local before=
  [[ $cur == *,* ]] && before=${cur%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${cur##*,}")
}
_polex() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path=polex ended= i
)";

constexpr const char* kFind = R"(  COMPREPLY=()
  # bash cuts --option=value at the sign
  if [[ $cur == = ]]; then
    cur=
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == -- ]] && ended=1 && previous=
    case "$path ${COMP_WORDS[i]}" in
)";

// A call that completes what the option takes.
std::string call(const OptionTold& option) {
  if (!option.choices.empty())
    return fmt::format("{} '{}'", option.joined ? "_polex_joined" : "_polex_words",
                       fmt::join(option.choices, " "));
  if (option.takes_pack()) return "_polex_packs";
  return option.takes_file() ? "_polex_files" : ":";
}

std::string of_options(const CommandTold& command) {
  std::string cases;
  for (const OptionTold& option : command.options) {
    if (option.value.empty()) continue;
    std::string names;
    for (const std::string& name : option.names)
      names += fmt::format("{}\"{} {}\"", names.empty() ? "" : " | ", command.path, name);
    cases += fmt::format("    {}) {}; return ;;\n", names, call(option));
  }
  return cases;
}

// Behind the command itself: its options after a dash, else what it takes or its subcommands.
std::string bash_function(const CommandTold& command) {
  std::vector<std::string> options;
  for (const OptionTold& option : command.options)
    options.insert(options.end(), option.names.begin(), option.names.end());
  std::vector<std::string> names;
  for (const CommandTold& below : command.commands) names.push_back(below.name);
  const std::string rest = !names.empty() ? fmt::format("_polex_words '{}'", fmt::join(names, " "))
                           : command.positionals.empty() ? std::string(":")
                                                         : call(command.positionals.back());
  return fmt::format(
      "    \"{}\")\n      if [[ $cur == -* && -z $ended ]]; then _polex_words '{}'; else {}; fi ;;\n",
      command.path, fmt::join(options, " "), rest);
}

}  // namespace

std::string bash_completion(const CommandTold& root, const std::vector<std::string>& packs) {
  std::string paths, options, commands;
  for (const CommandTold* command : flattened(root)) {
    if (command != &root) paths += fmt::format("{}\"{}\"", paths.empty() ? "" : " | ", command->path);
    options += of_options(*command);
    commands += bash_function(*command);
  }
  return fmt::format(
      "{}  local packs='{}'\n{}      {}) path=\"$path ${{COMP_WORDS[i]}}\" ;;\n    esac\n  done\n"
      "  case \"$path $previous\" in\n{}  esac\n  case \"$path\" in\n{}  esac\n}}\ncomplete -F _polex "
      "polex\n",
      kBashHead, fmt::join(packs, " "), kFind, paths, options, commands);
}

}  // namespace polex::cli
