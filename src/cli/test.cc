// Runs `polex test`: the tests that rules carry and the golden folders beside packs; leaves running one to
// engine/rule_tests.cc and formats to report*.cc; tested by cases/cli (test-*).
#include <fmt/format.h>

#include <fstream>
#include <map>
#include <memory>
#include <regex>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/golden_tests.h"
#include "cli/pack_choice.h"
#include "cli/report.h"
#include "cli/test_codes.h"
#include "engine/coverage.h"
#include "engine/rule_tests.h"
#include "rules/expectations.h"
#include "rules/render.h"

namespace polex::cli {
namespace {

struct TestOptions {
  std::vector<std::string> packs;
  std::string filter;
  bool update = false;
  bool coverage = false;
  double threshold = -1;
  ReportOptions report;
  ConsoleOptions console;
};

// What the test would have to say to pass: the fields that it names, changed only where they differ.
std::string new_expectation(const RuleTest& test, const engine::Outcome& outcome) {
  const engine::Fields* made = engine::closest_made(test, outcome.made);
  if (made == nullptr) return "absent = true";
  std::string fields;
  const auto add = [&](const std::string& name, const std::string& value) {
    fields += (fields.empty() ? " " : ", ") + name + " = " + value;
  };
  for (const WantField& want : test.want) add(want.field, engine::made_as_toml(*made, want));
  if (test.want.empty())
    for (const auto& [name, value] : *made)
      if (value.kind == engine::FieldValue::Kind::text) add(name, engine::as_toml(value));
  return "want = {" + fields + " }";
}

// A test that changes sides is told, since its rule may have lost what it was for.
std::string tell_rewritten(const Rule& rule, const RuleTest& test, const std::string& expectation) {
  const bool absent = expectation == "absent = true";
  const char* turned = absent == test.absent ? ""
                       : absent              ? "; it wanted a record, and none was made: now `absent = true`"
                                             : "; it wanted none, and one was made: now `want`";
  return fmt::format("REWRITTEN {}  {}:{}{}\n", rule.full_id(), test.place.file, test.place.line, turned);
}

std::string in_one_line(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

class TestRun {
 public:
  TestRun(const TestOptions& options, const PackSet& packs, rules::RuleSet& rule_set, Report& report)
      : options_(options), packs_(packs), rule_set_(rule_set), report_(report), filter_(options.filter) {}

  void rules_of(const Pack& pack) {
    for (const Rule& rule : pack.rules) {
      if (!options_.filter.empty() && !std::regex_search(rule.full_id(), filter_)) continue;
      for (const RuleTest& test : rule.tests) one(rule, test);
    }
  }

  void golden_of(const Pack& pack, const Extractor& extractor) {
    for (GoldenOutcome& outcome : run_golden(pack, extractor, options_.filter, options_.update)) {
      if (!outcome.passed)
        add_finding(kGoldenFailed, {outcome.folder + "/records.ndjson", 0, 0}, pack.name,
                    "the records of `" + outcome.folder + "` are not those of its records.ndjson",
                    "if the change is meant, `polex test -U` writes them anew");
      std::string detail = outcome.rewritten ? "REWRITTEN " + outcome.folder + "/records.ndjson\n"
                           : outcome.passed  ? ""
                                             : "FAIL " + outcome.folder + "\n" + outcome.report;
      add_case({pack.name, outcome.folder, outcome.passed, std::move(detail)}, outcome.rewritten);
    }
  }

  // False where a pack is below the threshold.
  bool coverage_of(const std::vector<const Pack*>& chosen) {
    const std::vector<engine::Coverage> all = engine::measure_coverage(rule_set_, packs_, chosen);
    bool good = true;
    for (std::size_t index = 0; index < chosen.size(); ++index)
      good = tell_coverage(*chosen[index], all[index]) && good;
    return good;
  }

  // Writes the files whose expectations changed; the first that cannot be written is named.
  [[nodiscard]] std::string write_updates() const {
    for (const auto& [path, text] : updated_)
      if (!(std::ofstream(path, std::ios::binary) << text).flush()) return path;
    return {};
  }

  [[nodiscard]] bool empty() const { return passed_ + failed_ + rewritten_ == 0; }
  [[nodiscard]] bool good() const { return failed_ == 0; }
  [[nodiscard]] std::string summary() const {
    std::string text = fmt::format("{} passed, {} failed", passed_, failed_);
    return rewritten_ > 0 ? text + fmt::format(", {} rewritten", rewritten_) : text;
  }

 private:
  void one(const Rule& rule, const RuleTest& test) {
    const engine::Outcome outcome = engine::run_test(rule_set_, rule, test);
    CheckCase told{rule.pack, rule.id + ": " + in_one_line(test.text.value), outcome.passed, ""};
    const std::string expectation = outcome.passed ? "" : new_expectation(test, outcome);
    const bool rewritten = !outcome.passed && options_.update && !test.shared && update(test, expectation);
    if (rewritten) {
      told.passed = true;
      told.detail = tell_rewritten(rule, test, expectation);
    }
    if (!told.passed) {
      told.detail = engine::tell_failure(rule_set_, packs_, rule, test);
      add_finding(kTestFailed, test.place, rule.full_id(),
                  "a test of `" + rule.id + "` fails\n" + told.detail.substr(0, told.detail.size() - 1),
                  "`polex explain --rule " + rule.full_id() + "` tells more of its text");
    }
    add_case(std::move(told), rewritten);
  }

  bool tell_coverage(const Pack& pack, const engine::Coverage& coverage) {
    for (const engine::CoverageGap& gap : coverage.gaps) {
      report_.text += fmt::format("{}:{}:{}: no test exercises {}\n", gap.place.file, gap.place.line,
                                  gap.place.column, gap.what);
      add_finding(kUnexercised, gap.place, pack.name, "no test exercises " + gap.what,
                  "add a test that fails without it, or remove it");
    }
    const std::string told =
        fmt::format("coverage of {}: {:.1f} % ({} of {} parts)", pack.name, coverage.percent(),
                    coverage.parts - coverage.gaps.size(), coverage.parts);
    report_.text += told + "\n";
    const bool enough = coverage.percent() >= options_.threshold;
    if (!enough)
      add_finding(kBelowThreshold, {pack.path, 0, 0}, pack.name,
                  told + fmt::format(" is below {:g} %", options_.threshold), "");
    report_.cases.push_back({pack.name, "coverage", enough, enough ? "" : told + "\n"});
    return enough;
  }

  void add_case(CheckCase told, bool rewritten) {
    report_.text += told.detail;
    ++(rewritten ? rewritten_ : told.passed ? passed_ : failed_);
    report_.cases.push_back(std::move(told));
  }

  void add_finding(const rules::Code& code, Place place, std::string subject, std::string message,
                   std::string next) {
    Diagnostic finding;
    finding.code = code.code;
    finding.severity = code.severity;
    finding.message = std::move(message);
    finding.place = std::move(place);
    finding.next = std::move(next);
    finding.subject = std::move(subject);
    report_.findings.push_back(std::move(finding));
  }

  bool update(const RuleTest& test, const std::string& expectation) {
    const std::string& path = test.place.file;
    const auto source = packs_.sources.find(path);
    if (source == packs_.sources.end() || path.starts_with("builtin:")) return false;
    std::string& text = updated_.try_emplace(path, source->second).first->second;
    std::optional<std::string> changed = rules::with_expectation(text, test, expectation);
    if (changed) text = std::move(*changed);
    return changed.has_value();
  }

  const TestOptions& options_;
  const PackSet& packs_;
  rules::RuleSet& rule_set_;
  Report& report_;
  std::regex filter_;
  std::map<std::string, std::string> updated_;  // path -> text
  std::size_t passed_ = 0;
  std::size_t failed_ = 0;
  std::size_t rewritten_ = 0;
};

// A pack with faults runs no test, but its report is one all the same.
ExitCode refuse(const TestOptions& options, Console& console, std::vector<Diagnostic> findings,
                ReportFiles& files) {
  console.show(findings);
  const ReportOptions& asked = options.report;
  if (asked.format == "text" && asked.sarif_output.empty() && asked.junit_output.empty())
    return ExitCode::unusable;
  Report report{"test", {}, std::move(findings), "", "no test was run: the pack has faults"};
  for (const Diagnostic& finding : report.findings)
    if (finding.severity == Severity::error)
      report.cases.push_back({"packs", one_line(finding), false, rules::render(finding, false)});
  if (const auto fault = deliver(report, options.report, files)) return fail(console, *fault);
  return ExitCode::unusable;
}

ExitCode run_tests(const TestOptions& options, Console& console) {
  Result<ReportFiles> files = open_files(options.report);
  if (!files) return fail(console, files.fault());
  const PackSet packs = load_typed(options.packs);
  std::vector<Diagnostic> findings = packs.findings;
  Result<Extractor> extractor = Extractor::make(packs, {}, findings);
  if (packs.has_errors() || !extractor) return refuse(options, console, std::move(findings), *files);
  console.show(findings);
  findings.clear();
  rules::RuleSet rule_set = rules::compile(packs, {}, findings);
  const std::vector<const Pack*> chosen = chosen_packs(packs, options.packs);
  Report report;
  report.command = "test";
  TestRun run(options, packs, rule_set, report);
  for (const Pack* pack : chosen) {
    run.rules_of(*pack);
    run.golden_of(*pack, *extractor);
  }
  if (const std::string lost = run.write_updates(); !lost.empty())
    return fail(console, usage_fault("O003", "cannot write `" + lost + "`",
                                     "Check its permissions; its expectations are as they were."));
  bool good = run.good() && !run.empty();
  if (options.coverage || options.threshold >= 0) good = run.coverage_of(chosen) && good;
  report.summary = run.summary();
  if (const auto fault = deliver(report, options.report, *files)) return fail(console, *fault);
  if (run.empty())
    console.show(usage_fault("U010", "there is no test to run",
                             options.filter.empty()
                                 ? "Give each rule a [[...test]]."
                                 : "No rule or folder is named so; -f takes a regular expression."));
  return good ? ExitCode::success : ExitCode::findings;
}

}  // namespace

Run add_test(CLI::App& app) {
  const auto options = std::make_shared<TestOptions>();
  app.add_option("PACK", options->packs,
                 "Packs: built-in names, files or folders (default: policy-en and what it imports)");
  app.add_option("-f,--filter", options->filter,
                 "Only rules (pack:id) and golden folders whose name holds REGEX")
      ->type_name("REGEX");
  app.add_flag("-U,--update", options->update, "Rewrite what failed tests expect to what came out");
  app.add_flag("--coverage", options->coverage,
               "Name rules, list sections, branches and blockers that no test exercises");
  app.add_option("--threshold", options->threshold, "Fail below N per cent of coverage")
      ->type_name("N")
      ->check(CLI::Range(0, 100).description(""));
  add_report_options(app, options->report);
  add_console_options(app, options->console);
  return [options] {
    Console console(options->console);
    try {
      const std::regex checked(options->filter);
    } catch (const std::regex_error&) {
      return fail(console, usage_fault("U011", "-f is no regular expression: `" + options->filter + "`",
                                       "Escape what is meant literally with a backslash."));
    }
    return run_tests(*options, console);
  };
}

}  // namespace polex::cli
