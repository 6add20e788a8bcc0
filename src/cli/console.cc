// Turns findings into lines on stderr; leaves their rendering to rules/render and the exit code to the
// commands; tested by cases/cli.
#include "cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cli/choices.h"
#include "io/output.h"
#include "rules/render.h"

namespace polex::cli {

bool wants_color(const std::string& choice, int descriptor) {
  if (choice != "auto") return choice == "always";
  const char* refused = std::getenv("NO_COLOR");  // NOLINT: read before any thread starts
  if (refused != nullptr && *refused != '\0') return false;
  const char* terminal = std::getenv("TERM");  // NOLINT
  return ::isatty(descriptor) == 1 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

void add_console_options(CLI::App& app, ConsoleOptions& options) {
  app.add_flag("-q,--quiet", options.quiet, "Errors only on stderr");
  app.add_flag("-v,--verbose", options.verbose, "Tell what is done, a line each");
  app.add_option("--color", options.color,
                 "Colour on stderr: auto (on a terminal, unless NO_COLOR is set), always or never")
      ->check(one_of({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->capture_default_str();
  app.add_flag("--no-progress", options.no_progress, "No progress line on a terminal");
}

Console::Console(const ConsoleOptions& options)
    : color_(wants_color(options.color, STDERR_FILENO)), quiet_(options.quiet), verbose_(options.verbose) {}

void Console::show(const Diagnostic& finding) {
  if (quiet_ && finding.severity != Severity::error) return;
  if (!verbose_ && finding.severity == Severity::note) return;
  const std::string text = rules::render(finding, color_);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Console::show(const std::vector<Diagnostic>& findings) {
  for (const Diagnostic& finding : findings) show(finding);
}

void Console::say(const std::string& line) {
  if (!quiet_) fmt::print(stderr, "{}\n", line);
}

void Console::explain(const std::string& line) {
  if (verbose_) fmt::print(stderr, "{}\n", line);
}

ExitCode fail(Console& console, const Diagnostic& fault) {
  console.show(fault);
  return fault.code.starts_with('I') ? ExitCode::incomplete : ExitCode::unusable;
}

ExitCode print_all(std::string_view text) {
  Result<io::Output> output = io::Output::open("-");
  if (!output) return Console({}).show(output.fault()), ExitCode::unusable;
  (void)output->write(text);
  if (const std::optional<Diagnostic> fault = output->commit())
    return Console({}).show(*fault), ExitCode::unusable;
  return ExitCode::success;
}

Diagnostic usage_fault(std::string code, std::string message, std::string next) {
  Diagnostic fault;
  fault.code = std::move(code);
  fault.message = std::move(message);
  fault.next = std::move(next);
  return fault;
}

}  // namespace polex::cli
