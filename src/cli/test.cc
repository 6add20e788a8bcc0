// Runs `polex test`: the tests that rules carry and the golden folders beside packs; leaves running one to
// engine/rule_tests.cc; tested by cases/cli.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <regex>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/golden_tests.h"
#include "cli/pack_choice.h"
#include "engine/coverage.h"
#include "engine/rule_tests.h"
#include "rules/expectations.h"

namespace polex::cli {
namespace {

struct TestOptions {
  std::vector<std::string> packs;
  std::string filter;
  bool update = false;
  bool coverage = false;
  double threshold = -1;
  ConsoleOptions console;
};

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t updated = 0;
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// What the test would have to say to pass: the fields that it names, as they came out.
std::string new_expectation(const RuleTest& test, const engine::Outcome& outcome) {
  const engine::Fields* made = engine::closest_made(test, outcome.made);
  if (made == nullptr) return "absent = true";
  std::string fields;
  const auto add = [&](const std::string& name, const engine::FieldValue& value) {
    fields += (fields.empty() ? " " : ", ") + name + " = " + engine::as_toml(value);
  };
  for (const WantField& want : test.want)
    if (const auto found = made->find(want.field); found != made->end()) add(found->first, found->second);
  if (test.want.empty())
    for (const auto& [name, value] : *made)
      if (value.kind == engine::FieldValue::Kind::text) add(name, value);
  return "want = {" + fields + " }";
}

class TestRun {
 public:
  TestRun(const TestOptions& options, const PackSet& packs, rules::RuleSet& rule_set)
      : options_(options), packs_(packs), rule_set_(rule_set), filter_(options.filter) {}

  void rules_of(const Pack& pack) {
    for (const Rule& rule : pack.rules) {
      if (!options_.filter.empty() && !std::regex_search(rule.full_id(), filter_)) continue;
      for (const RuleTest& test : rule.tests) one(rule, test);
    }
  }

  // Writes the files whose expectations changed; the first that cannot be written is named.
  std::string write_updates() const {
    for (const auto& [path, text] : updated_)
      if (!(std::ofstream(path, std::ios::binary) << text).flush()) return path;
    return {};
  }

  Tally tally;

 private:
  void one(const Rule& rule, const RuleTest& test) {
    const engine::Outcome outcome = engine::run_test(rule_set_, rule, test);
    if (outcome.passed) {
      ++tally.passed;
    } else if (options_.update && update(test, new_expectation(test, outcome))) {
      ++tally.updated;
    } else {
      ++tally.failed;
      print(engine::tell_failure(rule_set_, packs_, rule, test));
    }
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
  std::regex filter_;
  std::map<std::string, std::string> updated_;  // path -> text
};

ExitCode fail(Console& console, const Diagnostic& fault) {
  console.show(fault);
  return ExitCode::unusable;
}

// False where a pack is below the threshold.
bool tell_coverage(const TestOptions& options, const PackSet& packs, const std::vector<const Pack*>& chosen,
                   rules::RuleSet& rule_set) {
  bool enough = true;
  for (const Pack* pack : chosen) {
    const engine::Coverage coverage = engine::measure_coverage(rule_set, packs, *pack);
    for (const engine::CoverageGap& gap : coverage.gaps)
      print(fmt::format("{}:{}:{}: no test exercises {}\n", gap.place.file, gap.place.line, gap.place.column,
                        gap.what));
    print(fmt::format("coverage of {}: {:.1f} % ({} of {} parts)\n", pack->name, coverage.percent(),
                      coverage.parts - coverage.gaps.size(), coverage.parts));
    if (coverage.percent() < options.threshold) enough = false;
  }
  return enough;
}

ExitCode run_tests(const TestOptions& options, Console& console) {
  const PackSet packs =
      load_packs(options.packs.empty() ? std::vector<std::string>{kDefaultPack} : options.packs);
  console.show(packs.findings);
  if (packs.has_errors()) return ExitCode::unusable;
  std::vector<Diagnostic> findings;
  Result<Extractor> extractor = Extractor::make(packs, {}, findings);
  console.show(findings);
  if (!extractor) return ExitCode::unusable;
  findings.clear();
  rules::RuleSet rule_set = rules::compile(packs, {}, findings);
  const std::vector<const Pack*> chosen = chosen_packs(packs, options.packs);
  TestRun run(options, packs, rule_set);
  for (const Pack* pack : chosen) {
    run.rules_of(*pack);
    const GoldenRun golden = run_golden(*pack, *extractor, options.filter, options.update);
    print(golden.report);
    run.tally.passed += golden.passed;
    run.tally.failed += golden.failed;
  }
  if (const std::string lost = run.write_updates(); !lost.empty())
    return fail(console, usage_fault("O003", "cannot write `" + lost + "`",
                                     "Check its permissions; its expectations are as they were."));
  bool good = run.tally.failed == 0;
  if (options.coverage || options.threshold >= 0)
    good = tell_coverage(options, packs, chosen, rule_set) && good;
  print(fmt::format("{} passed, {} failed", run.tally.passed, run.tally.failed));
  print(run.tally.updated > 0 ? fmt::format(", {} rewritten\n", run.tally.updated) : "\n");
  if (run.tally.passed + run.tally.failed + run.tally.updated == 0) {
    console.show(usage_fault("U010", "there is no test to run",
                             options.filter.empty()
                                 ? "Give each rule a [[...test]]."
                                 : "No rule or folder is named so; -f takes a regular expression."));
    return ExitCode::findings;
  }
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
      ->check(CLI::Range(0, 100));
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
