// Runs `polex completion`: prints the script of one shell; leaves what stands in them to completion_*.cc;
// tested by completion_test.cc.
#include "cli/completion.h"

#include <memory>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/pack_choice.h"

namespace polex::cli {

Run add_completion(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(one_of({"bash", "zsh", "fish"}));
  return [shell, &app] {
    const CommandTold root = describe(*app.get_parent());
    const std::vector<std::string> packs = builtin_pack_names();
    if (*shell == "bash") return print_all(bash_completion(root, packs));
    return print_all(*shell == "zsh" ? zsh_completion(root, packs) : fish_completion(root, packs));
  };
}

}  // namespace polex::cli
