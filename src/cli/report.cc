// Turns a report into the format that was asked for, and puts it where it belongs. Leaves SARIF to
// report_sarif.cc and JUnit, TAP and GitHub to report_ci.cc; tested by cases/cli.
#include "cli/report.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/choices.h"
#include "io/output.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(std::size_t number) { return number == 0 ? Json() : Json(number); }

Json report_entry(const Diagnostic& finding) {
  Json labels = Json::array();
  for (const Label& label : finding.labels)
    labels.push_back({{"text", label.text},
                      {"file", label.place.file},
                      {"line", number_or_null(label.place.line)},
                      {"column", number_or_null(label.place.column)}});
  return {{"code", finding.code},
          {"severity", severity_name(finding.severity)},
          {"message", finding.message},
          {"file", finding.place.file.empty() ? Json() : Json(finding.place.file)},
          {"line", number_or_null(finding.place.line)},
          {"column", number_or_null(finding.place.column)},
          {"width", finding.width},
          {"subject", finding.subject.empty() ? Json() : Json(finding.subject)},
          {"labels", std::move(labels)},
          {"next", finding.next.empty() ? Json() : Json(finding.next)}};
}

std::optional<Diagnostic> open_file(const std::string& path, std::optional<io::Output>& file) {
  if (path.empty()) return {};
  Result<io::Output> output = io::Output::open(path);
  if (!output) return output.fault();
  file.emplace(std::move(*output));
  return {};
}

std::optional<Diagnostic> write_file(std::optional<io::Output>& file, std::string (*format)(const Report&),
                                     const Report& report) {
  if (!file) return {};
  (void)file->write(format(report));  // commit() tells what went wrong
  return file->commit();
}

std::string in_format(const Report& report, const std::string& format) {
  if (format == "json") return to_json(report);
  if (format == "github") return to_github(report);
  if (format == "sarif") return to_sarif(report);
  if (format == "junit") return to_junit(report);
  if (format == "tap") return to_tap(report);
  return report.text + report.summary + "\n";
}

}  // namespace

void add_report_options(CLI::App& app, ReportOptions& options) {
  app.add_option("--format", options.format, "text, json, github (annotations), sarif, junit or tap")
      ->check(one_of({"text", "json", "github", "sarif", "junit", "tap"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  app.add_option("--sarif-output", options.sarif_output, "Also write SARIF 2.1.0 to FILE")->type_name("FILE");
  app.add_option("--junit-output", options.junit_output, "Also write JUnit XML to FILE")->type_name("FILE");
}

std::string to_json(const Report& report) {
  Json json{{"command", report.command}, {"summary", report.summary}};
  Json findings = Json::array();
  for (const Diagnostic& finding : report.findings) findings.push_back(report_entry(finding));
  json["findings"] = std::move(findings);
  if (report.command == "test") {
    Json cases = Json::array();
    for (const CheckCase& each : report.cases)
      cases.push_back({{"pack", each.suite}, {"name", each.name}, {"passed", each.passed}});
    json["cases"] = std::move(cases);
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ReportFiles> open_files(const ReportOptions& options) {
  ReportFiles files;
  if (auto fault = open_file(options.sarif_output, files.sarif)) return *std::move(fault);
  if (auto fault = open_file(options.junit_output, files.junit)) return *std::move(fault);
  return files;
}

std::optional<Diagnostic> deliver(const Report& report, const ReportOptions& options, ReportFiles& files) {
  Result<io::Output> out = io::Output::open("-");
  if (!out) return out.fault();
  (void)out->write(in_format(report, options.format));
  if (auto fault = out->commit()) return fault;
  if (auto fault = write_file(files.sarif, to_sarif, report)) return fault;
  return write_file(files.junit, to_junit, report);
}

std::string one_line(const Diagnostic& finding) {
  std::string line = finding.place.file;
  if (finding.place.line != 0) line += ":" + std::to_string(finding.place.line);
  if (finding.place.column != 0) line += ":" + std::to_string(finding.place.column);
  if (!line.empty()) line += ": ";
  return line + severity_name(finding.severity) + "[" + finding.code + "]: " + finding.message;
}

const char* severity_name(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

std::size_t count(const std::vector<Diagnostic>& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Diagnostic& finding) { return finding.severity == severity; }));
}

}  // namespace polex::cli
