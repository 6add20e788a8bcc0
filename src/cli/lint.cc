// Runs `polex lint`. Leaves finding faults to engine/lint.cc and formats to report*.cc; tested by cases/cli
// (lint-*).
#include "engine/lint.h"

#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <set>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/pack_choice.h"
#include "cli/report.h"
#include "rules/codes.h"
#include "rules/render.h"

namespace polex::cli {
namespace {

struct LintOptions {
  std::vector<std::string> packs;
  std::string fail_level = "error";
  ReportOptions report;
  ConsoleOptions console;
};

// Severity::error is the first: what is at most the level fails.
Severity level_of(const std::string& name) {
  if (name == "error") return Severity::error;
  return name == "warning" ? Severity::warning : Severity::note;
}

std::string pack_of(const Diagnostic& finding, const std::vector<const Pack*>& chosen) {
  for (const Pack* pack : chosen)
    if (finding.subject.starts_with(pack->name + ":") || finding.place.file == pack->path ||
        finding.place.file.starts_with(pack->path + "/"))
      return pack->name.empty() ? pack->path : pack->name;
  return finding.place.file.empty() ? "packs" : finding.place.file;
}

// A case for each finding, and one for each pack that has none.
std::vector<CheckCase> cases_of(const std::vector<Diagnostic>& findings,
                                const std::vector<const Pack*>& chosen, Severity fails) {
  std::vector<CheckCase> cases;
  std::set<std::string> told;
  for (const Diagnostic& finding : findings) {
    const std::string pack = pack_of(finding, chosen);
    told.insert(pack);
    cases.push_back({pack, one_line(finding), finding.severity > fails, rules::render(finding, false)});
  }
  for (const Pack* pack : chosen)
    if (told.count(pack->name) == 0) cases.push_back({pack->name, "no findings", true, ""});
  return cases;
}

std::string plural(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

Report make_report(std::vector<Diagnostic> findings, const std::vector<const Pack*>& chosen,
                   const LintOptions& options) {
  Report report;
  report.command = "lint";
  report.cases = cases_of(findings, chosen, level_of(options.fail_level));
  const bool color = wants_color(options.console.color, STDOUT_FILENO);
  for (const Diagnostic& finding : findings) {
    const bool fails = finding.severity <= level_of(options.fail_level);  // and is told, whatever is asked
    const bool quiet = options.console.quiet && finding.severity != Severity::error;
    const bool dull = finding.severity == Severity::note && !options.console.verbose;
    if (fails || (!quiet && !dull)) report.text += rules::render(finding, color) + "\n";
  }
  report.summary = plural(count(findings, Severity::error), "error") + ", " +
                   plural(count(findings, Severity::warning), "warning");
  if (options.fail_level == "note" || options.console.verbose)
    report.summary += ", " + plural(count(findings, Severity::note), "note");
  report.summary += " in " + plural(chosen.size(), "pack");
  report.findings = std::move(findings);
  return report;
}

ExitCode run_lint(const LintOptions& options, Console& console) {
  Result<ReportFiles> files = open_files(options.report);
  if (!files) return fail(console, files.fault());
  const PackSet packs = load_typed(options.packs);
  const std::vector<const Pack*> chosen = chosen_packs(packs, options.packs);
  const Report report = make_report(engine::lint(packs, chosen), chosen, options);
  if (const auto fault = deliver(report, options.report, *files))
    return console.show(*fault), ExitCode::unusable;
  bool failed = false;
  for (const Diagnostic& finding : report.findings) {
    if (finding.code == rules::codes::kUnknownPack.code) return ExitCode::unusable;  // nothing was looked at
    failed = failed || finding.severity <= level_of(options.fail_level);
  }
  return failed ? ExitCode::findings : ExitCode::success;
}

}  // namespace

Run add_lint(CLI::App& app) {
  const auto options = std::make_shared<LintOptions>();
  app.add_option("PACK", options->packs,
                 "Packs: built-in names, files or folders (default: policy-en and what it imports)");
  app.add_option("--fail-level", options->fail_level, "The least severity that makes the exit code 1")
      ->check(one_of({"error", "warning", "note"}))
      ->type_name("LEVEL")
      ->capture_default_str();
  add_report_options(app, options->report);
  add_console_options(app, options->console);
  return [options] {
    Console console(options->console);
    return run_lint(*options, console);
  };
}

}  // namespace polex::cli
