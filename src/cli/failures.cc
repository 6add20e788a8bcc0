// Turns the findings of a run into lines on stderr and of --errors; leaves rendering to console.cc; tested by
// cases/cli.
#include "cli/failures.h"

#include <fmt/format.h>

#include <utility>

#include "records/json_text.h"

namespace polex::cli {
namespace {

// Of one code on stderr, so that a dump with a million broken lines stays readable.
constexpr std::size_t kShown = 20;

const char* name_of(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

void append_place(std::string& json, const char* key, std::size_t number) {
  json += fmt::format(",\"{}\":", key);
  if (number == 0)
    json += "null";
  else
    records::append_number(json, number);
}

}  // namespace

std::string json_of(const Diagnostic& finding) {
  std::string json = fmt::format("{{\"code\":\"{}\",\"severity\":\"{}\",\"source\":", finding.code,
                                 name_of(finding.severity));
  records::append_quoted_lossy(json, finding.place.file);
  append_place(json, "line", finding.place.line);
  append_place(json, "column", finding.place.column);
  json += ",\"reason\":";
  records::append_quoted_lossy(json, finding.message);
  json += ",\"next\":";
  if (finding.next.empty())
    json += "null";
  else
    records::append_quoted_lossy(json, finding.next);
  return json + "}\n";
}

Result<Failures> Failures::open(const std::string& file, Console& console, bool show_all) {
  Failures failures(console, show_all);
  if (file.empty()) return failures;
  Result<io::Output> output = io::Output::open(file);
  if (!output) return output.fault();
  failures.file_.emplace(std::move(*output));
  return failures;
}

void Failures::add(const Diagnostic& finding) {
  if (++counts_[finding.code] <= kShown || show_all_) console_->show(finding);
  if (file_) (void)file_->write(json_of(finding));  // commit() tells what went wrong
}

std::optional<Diagnostic> Failures::finish() {
  for (const auto& [code, count] : counts_)
    if (count > kShown && !show_all_)
      console_->say(fmt::format("polex: {} more of {} are not shown; -v shows them, --errors FILE keeps them",
                                count - kShown, code));
  return file_ ? file_->commit() : std::nullopt;
}

}  // namespace polex::cli
