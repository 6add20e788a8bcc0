// Completion scripts, made from the command tree. `packs`: the names of built-in packs.
#pragma once

#include <string>
#include <vector>

#include "cli/command_tree.h"

namespace polex::cli {

[[nodiscard]] std::string bash_completion(const CommandTold& root, const std::vector<std::string>& packs);
[[nodiscard]] std::string zsh_completion(const CommandTold& root, const std::vector<std::string>& packs);
[[nodiscard]] std::string fish_completion(const CommandTold& root, const std::vector<std::string>& packs);

}  // namespace polex::cli
