// Turns the command tree into fish's completion: a `complete` line an option, with the commands under which
// it stands. Tested by completion_test.cc.
#include <fmt/format.h>

#include "cli/completion.h"

namespace polex::cli {
namespace {

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// The words of the path behind "polex": what __polex_at compares.
std::string condition(const CommandTold& command) {
  const std::size_t space = command.path.find(' ');
  return fish_quoted("__polex_at" + (space == std::string::npos ? "" : command.path.substr(space)));
}

std::string values(const OptionTold& option, const std::vector<std::string>& packs) {
  std::vector<std::string> words = option.choices;
  if (option.takes_pack()) words = packs;
  std::string told = option.takes_pack() || option.takes_file() ? " -F" : " -f";
  if (!words.empty())
    told += " -a " + fish_quoted(option.joined ? fmt::format("(__fish_append , {})", fmt::join(words, " "))
                                               : fmt::format("{}", fmt::join(words, " ")));
  return told;
}

std::string of_option(const CommandTold& command, const OptionTold& option,
                      const std::vector<std::string>& packs) {
  std::string line = "complete -c polex -n " + condition(command);
  for (const std::string& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.value.empty()) line += " -r" + values(option, packs);
  return line + " -d " + fish_quoted(option.help) + "\n";
}

constexpr const char* kFishHead =
    R"(# fish completion for polex, made by `polex completion fish`. Put it into ~/.config/fish/completions/polex.fish
# Whether the command typed so far is exactly "polex $argv".
function __polex_at
    set -l words
    for word in (commandline -opc)[2..-1]
        string match -q -- '-*' $word; and continue
        if contains -- "$words $word" $__polex_paths
            set words "$words $word"
        end
    end
    set -l asked ''
    set -q argv[1]; and set asked " $argv"
    test "$words" = "$asked"
end
)";

}  // namespace

std::string fish_completion(const CommandTold& root, const std::vector<std::string>& packs) {
  std::string paths, lines;
  for (const CommandTold* command : flattened(root)) {
    if (command != &root) paths += " " + fish_quoted(command->path.substr(command->path.find(' ')));
    for (const CommandTold& below : command->commands)
      lines += fmt::format("complete -c polex -n {} -f -a {} -d {}\n", condition(*command), below.name,
                           fish_quoted(below.summary));
    for (const OptionTold& option : command->options) lines += of_option(*command, option, packs);
    if (command->positionals.empty()) continue;
    lines += fmt::format("complete -c polex -n {}{}\n", condition(*command),
                         values(command->positionals.back(), packs));
  }
  return fmt::format("{}set -g __polex_paths{}\ncomplete -c polex -f\n{}", kFishHead, paths, lines);
}

}  // namespace polex::cli
