// Turns a report into SARIF 2.1.0 (OASIS, 2020), as GitHub code scanning reads it. Columns are code points.
// Tested by sarif_test.cc.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/report.h"
#include "cli/test_codes.h"
#include "polex_version.h"
#include "rules/codes.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

// RFC 3986: what is no unreserved character, slash or colon behind a scheme is percent-encoded.
std::string uri_of(const std::string& path) {
  constexpr const char* kHex = "0123456789ABCDEF";
  const bool builtin = path.starts_with("builtin:");
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~' || c == '/' || (c == ':' && builtin);
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte >> 4U];
      uri += kHex[byte & 15U];
    }
  }
  return uri;
}

// Without a line where the whole file is meant: a region must have one.
Json location_of(const Place& place, std::size_t width, const std::string& line) {
  Json physical{{"artifactLocation", {{"uri", uri_of(place.file)}}}};
  if (place.line != 0) {
    Json region{{"startLine", place.line}};
    if (place.column != 0) {
      region["startColumn"] = place.column;
      region["endColumn"] = place.column + std::max<std::size_t>(1, width);
    }
    if (!line.empty()) region["snippet"] = {{"text", line}};
    physical["region"] = std::move(region);
  }
  return {{"physicalLocation", std::move(physical)}};
}

const char* level_of(Severity severity) { return severity_name(severity); }  // the same words

struct RuleTable {
  Json rules = Json::array();
  std::map<std::string, std::size_t> index;

  void add(std::string_view code, std::string_view meaning, Severity severity) {
    index.emplace(code, rules.size());
    rules.push_back({{"id", code},
                     {"shortDescription", {{"text", meaning}}},
                     {"defaultConfiguration", {{"level", level_of(severity)}}}});
  }
};

// The codes that the report tells, each with its meaning.
RuleTable table_of(const Report& report) {
  RuleTable table;
  for (const Diagnostic& finding : report.findings) {
    if (table.index.count(finding.code) != 0) continue;
    const rules::Code* code = rules::find_code(finding.code);
    for (const rules::Code& each : kTestCodes)
      if (each.code == finding.code) code = &each;
    if (code == nullptr)
      table.add(finding.code, finding.message, finding.severity);
    else
      table.add(code->code, code->meaning, code->severity);
  }
  return table;
}

Json result_of(const Diagnostic& finding, const RuleTable& table) {
  Json result{{"ruleId", finding.code},
              {"ruleIndex", table.index.at(finding.code)},
              {"level", level_of(finding.severity)},
              {"message", {{"text", finding.message + (finding.next.empty() ? "" : "\n" + finding.next)}}}};
  if (!finding.place.file.empty()) {
    Json location = location_of(finding.place, finding.width, finding.source_line);
    if (!finding.subject.empty())
      location["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.subject}}});
    result["locations"] = Json::array({std::move(location)});
  }
  Json related = Json::array();
  for (const Label& label : finding.labels) {
    Json location = location_of(label.place, 1, label.source_line);
    location["message"] = {{"text", label.text}};
    related.push_back(std::move(location));
  }
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  return result;
}

}  // namespace

std::string to_sarif(const Report& report) {
  RuleTable table = table_of(report);
  Json results = Json::array();
  for (const Diagnostic& finding : report.findings) results.push_back(result_of(finding, table));
  Json run{
      {"tool", {{"driver", {{"name", "polex"}, {"version", kVersion}, {"rules", std::move(table.rules)}}}}},
      {"automationDetails", {{"id", "polex-" + report.command + "/"}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", std::move(results)}};
  const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({std::move(run)})}};
  return log.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace polex::cli
