// Turns a report into GitHub's workflow commands, JUnit XML and TAP 14. Tested by cases/cli (lint-*, test-*).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "cli/report.h"

namespace polex::cli {
namespace {

// GitHub shows ten annotations of each severity a step and drops the others.
constexpr std::size_t kAnnotations = 10;

std::string replaced(std::string_view text, const std::map<char, std::string_view>& by) {
  std::string out;
  for (const char c : text) {
    const auto found = by.find(c);
    if (found == by.end())
      out += c;
    else
      out += found->second;
  }
  return out;
}

// https://docs.github.com/actions/reference/workflow-commands: data, and properties.
std::string github_data(std::string_view text) {
  return replaced(text, {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}});
}
std::string github_property(std::string_view text) {
  return replaced(text, {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}});
}

std::string annotation(const Diagnostic& finding) {
  const char* command = finding.severity == Severity::note ? "notice" : severity_name(finding.severity);
  std::string out = fmt::format("::{} ", command);
  if (!finding.place.file.empty() && !finding.place.file.starts_with("builtin:")) {
    out += "file=" + github_property(finding.place.file) + ",";
    if (finding.place.line != 0) out += fmt::format("line={},", finding.place.line);
    if (finding.place.column != 0)
      out += fmt::format("col={},endColumn={},", finding.place.column, finding.place.column + finding.width);
  }
  out += "title=" + github_property("polex " + finding.code) + "::" + github_data(finding.message);
  return out + (finding.next.empty() ? "" : github_data("\n" + finding.next)) + "\n";
}

// XML 1.0 has no control characters but tab and line ends, escaped or not.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (byte >= 0x20 || c == '\n' || c == '\t')
      out += c;
    else
      out += '?';
  }
  return out;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// TAP: a '#' would begin a directive.
std::string tap(std::string_view text) { return replaced(text, {{'\\', "\\\\"}, {'#', "\\#"}, {'\n', " "}}); }

std::string indented(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += "    " + text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string to_github(const Report& report) {
  std::array<std::size_t, 3> shown{};
  std::string out;
  std::string rest;
  for (const Diagnostic& finding : report.findings)
    if (shown[static_cast<std::size_t>(finding.severity)]++ < kAnnotations)
      out += annotation(finding);
    else
      rest += one_line(finding) + "\n";
  if (!rest.empty()) out += "GitHub shows ten annotations of each sort; these are the others:\n" + rest;
  return out + report.summary + "\n";
}

std::string to_junit(const Report& report) {
  std::map<std::string, std::vector<const CheckCase*>> suites;
  for (const CheckCase& each : report.cases) suites[each.suite].push_back(&each);
  const auto failed = [](const CheckCase& each) { return !each.passed; };
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"polex {}\" tests=\"{}\" "
      "failures=\"{}\">\n",
      report.command, report.cases.size(), std::count_if(report.cases.begin(), report.cases.end(), failed));
  for (const auto& [suite, cases] : suites) {
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n", xml(suite),
        cases.size(),
        std::count_if(cases.begin(), cases.end(), [&](const CheckCase* each) { return failed(*each); }));
    for (const CheckCase* each : cases) {
      out += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(suite), xml(each->name));
      if (each->passed)
        out += "/>\n";
      else
        out += fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
                           xml(first_line(each->detail)), xml(each->detail));
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

std::string to_tap(const Report& report) {
  std::string out = fmt::format("TAP version 14\n1..{}\n", report.cases.size());
  std::size_t number = 0;
  for (const CheckCase& each : report.cases) {
    out += fmt::format("{} {} - {}\n", each.passed ? "ok" : "not ok", ++number,
                       tap(each.suite + ": " + each.name));
    if (!each.passed) out += "  ---\n  message: |\n" + indented(each.detail) + "  ...\n";
  }
  return out;
}

}  // namespace polex::cli
