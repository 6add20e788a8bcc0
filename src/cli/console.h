// What people see: diagnostics and summaries on stderr.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_code.h"
#include "polex/diagnostic.h"

namespace polex::cli {

struct ConsoleOptions {
  std::string color = "auto";  // auto | always | never
  bool quiet = false;          // errors only
  bool verbose = false;
  bool no_progress = false;
};

// -q, -v, --color, --no-progress.
void add_console_options(CLI::App& app, ConsoleOptions& options);

// Whether to colour what goes to that descriptor.
[[nodiscard]] bool wants_color(const std::string& choice, int descriptor);

class Console {
 public:
  explicit Console(const ConsoleOptions& options);

  void show(const Diagnostic& finding);
  void show(const std::vector<Diagnostic>& findings);
  void say(const std::string& line);      // not when quiet
  void explain(const std::string& line);  // only when verbose

 private:
  bool color_ = false;
  bool quiet_ = false;
  bool verbose_ = false;
};

// Shows the fault: what a command returns that cannot go on. An I-code is an input that cannot be read.
[[nodiscard]] ExitCode fail(Console& console, const Diagnostic& fault);

// All of `text` on stdout; where it cannot be written, the fault is shown. A closed pipe is none.
[[nodiscard]] ExitCode print_all(std::string_view text);

// A U-code: how the command line was meant, and what to do now.
[[nodiscard]] Diagnostic usage_fault(std::string code, std::string message, std::string next);

}  // namespace polex::cli
