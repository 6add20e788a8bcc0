// What `lint` and `test` found, and the formats in which people and CI systems read it.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "io/output.h"
#include "polex/diagnostic.h"

namespace polex::cli {

// One thing that was checked and may fail: a test, or for `lint` a finding (or a pack without any).
struct CheckCase {
  std::string suite;  // the pack
  std::string name;
  bool passed = true;
  std::string detail;  // for people: all that is known of the failure, in lines
};

struct Report {
  std::string command;  // "lint" | "test"
  std::vector<CheckCase> cases;
  std::vector<Diagnostic> findings;  // faults of packs, failed tests, what no test exercises
  std::string text;                  // the whole, as the format `text` prints it
  std::string summary;               // its last line
};

struct ReportOptions {
  std::string format = "text";
  std::string sarif_output;
  std::string junit_output;
};

// --format, --sarif-output, --junit-output.
void add_report_options(CLI::App& app, ReportOptions& options);

// Each ends with a line end.
[[nodiscard]] std::string to_json(const Report& report);
[[nodiscard]] std::string to_github(
    const Report& report);  // workflow commands: ten of each severity, then lines
[[nodiscard]] std::string to_sarif(const Report& report);  // 2.1.0
[[nodiscard]] std::string to_junit(const Report& report);
[[nodiscard]] std::string to_tap(const Report& report);  // version 14

// The files that were asked for, opened before the work is done that fills them.
struct ReportFiles {
  std::optional<io::Output> sarif;
  std::optional<io::Output> junit;
};
[[nodiscard]] Result<ReportFiles> open_files(const ReportOptions& options);

// Prints the report to stdout and into the files; the first that could not be written.
[[nodiscard]] std::optional<Diagnostic> deliver(const Report& report, const ReportOptions& options,
                                                ReportFiles& files);

// "pack.toml:7:1: error[P004]: ..."
[[nodiscard]] std::string one_line(const Diagnostic& finding);
[[nodiscard]] const char* severity_name(Severity severity);
[[nodiscard]] std::size_t count(const std::vector<Diagnostic>& findings, Severity severity);

}  // namespace polex::cli
