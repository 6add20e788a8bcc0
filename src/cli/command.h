// A subcommand. To add one: a file of its own with an add_NAME() like those below, and a line in commands.cc.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string_view>
#include <vector>

#include "cli/exit_code.h"

namespace polex::cli {

// Called once the command line is parsed.
using Run = std::function<ExitCode()>;

struct Command {
  std::string_view name;
  std::string_view summary;
  Run (*add)(CLI::App& app);  // declares the options on `app`; what it returns owns them
};

// In the order of the help text.
[[nodiscard]] const std::vector<Command>& commands();

[[nodiscard]] Run add_extract(CLI::App& app);
[[nodiscard]] Run add_lint(CLI::App& app);
[[nodiscard]] Run add_test(CLI::App& app);
[[nodiscard]] Run add_explain(CLI::App& app);
[[nodiscard]] Run add_eval(CLI::App& app);
[[nodiscard]] Run add_diff(CLI::App& app);
[[nodiscard]] Run add_stats(CLI::App& app);
[[nodiscard]] Run add_packs(CLI::App& app);
[[nodiscard]] Run add_schema(CLI::App& app);
[[nodiscard]] Run add_completion(CLI::App& app);
[[nodiscard]] Run add_man(CLI::App& app);

}  // namespace polex::cli
