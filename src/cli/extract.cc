// Runs `polex extract`: packs, inputs, threads, records; leaves options to extract_options.cc; tested by
// cases/cli.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/each_article.h"
#include "cli/extract_options.h"
#include "cli/extract_run.h"
#include "cli/failures.h"
#include "cli/pack_choice.h"
#include "cli/sink.h"
#include "cli/summary.h"
#include "io/interrupt.h"
#include "io/output.h"
#include "polex/pack.h"
#include "rules/slow_matches.h"

namespace polex::cli {
namespace {

ExitCode stopped(const ExtractPlan& plan, Console& console, Sink& sink, std::size_t articles) {
  if (std::optional<Diagnostic> fault = sink.pause()) return fail(console, *fault);
  if (!plan.output_dir.empty())
    console.say("polex: interrupted; the same command with --resume goes on from here");
  else if (sink.is_file())
    console.say(fmt::format("polex: interrupted after {} articles; nothing was written to {}", articles,
                            plan.output));
  else
    console.say(fmt::format("polex: interrupted; the records of {} articles were written", articles));
  return ExitCode::interrupted;
}

ExitCode code_of(const ExtractPlan& plan, Console& console, const io::Tally& tally) {
  if (tally.lost > 0) {
    console.say(losses_of(tally) + (tally.documents > 0 ? "; the records of the others are complete" : ""));
    return ExitCode::incomplete;
  }
  return plan.exit_status && tally.written == 0 ? ExitCode::findings : ExitCode::success;
}

// Puts the outputs in their place, and tells how it went.
ExitCode conclude(const ExtractPlan& plan, Console& console, Sink& sink, Failures& failures,
                  const ExtractRun& run) {
  if (sink.resumed() == 0 && !io::interrupted() && !sink.closed() && !sink.fault()) {
    for (const Diagnostic& missing : io::fields_not_seen(plan.inputs)) failures.add(missing);
    for (const Diagnostic& idle : io::globs_not_matched(plan.inputs)) failures.add(idle);
  }
  const std::optional<Diagnostic> unlogged = failures.finish();
  if (sink.fault()) return fail(console, *sink.fault());
  if (sink.closed()) return ExitCode::success;
  if (io::interrupted()) return stopped(plan, console, sink, run.tally().documents);
  if (run.tally().documents + run.tally().lost == 0) {
    sink.discard();
    return fail(console, usage_fault("U005", "no article is in the inputs", "Check the paths, and --input."));
  }
  if (std::optional<Diagnostic> fault = sink.finish()) return fail(console, *fault);
  if (sink.finished_before())
    console.say("polex: " + plan.output_dir + " is complete already, from the same inputs");
  if (sink.closed()) return ExitCode::success;
  if (unlogged) return fail(console, *unlogged);
  if (run.slow_matches() > 0)
    console.say(
        fmt::format("polex: {} matches ran on the slow engine, for the fast one was short of memory; the "
                    "records are the same",
                    run.slow_matches()));
  return code_of(plan, console, run.tally());
}

// A file in --output-dir, which stands at the end only.
bool is_inside(const std::string& path, const std::string& folder) {
  if (folder.empty()) return false;
  const std::filesystem::path inside = std::filesystem::path(path).lexically_normal().lexically_relative(
      std::filesystem::path(folder).lexically_normal());
  return !inside.empty() && *inside.begin() != "..";
}

// --stats-json; none where it is not asked for.
Result<std::optional<io::Output>> open_stats(const std::string& path) {
  if (path.empty()) return std::optional<io::Output>();
  Result<io::Output> output = io::Output::open(path);
  if (!output) return output.fault();
  return std::optional<io::Output>(std::move(*output));
}

ExitCode extract_all(const ExtractPlan& plan, Console& console, const Extractor& extractor) {
  const bool stats_last = is_inside(plan.stats_json, plan.output_dir);
  Result<std::optional<io::Output>> stats = open_stats(stats_last ? "" : plan.stats_json);
  if (!stats) return fail(console, stats.fault());
  Result<std::unique_ptr<Sink>> sink = open_sink(plan);
  if (!sink) return fail(console, sink.fault());
  if ((*sink)->finished_before())
    console.explain("polex: " + plan.output_dir + " is complete; the inputs are compared with it");
  else if ((*sink)->resumed() > 0)
    console.say(fmt::format("polex: going on behind {} articles and losses that are in", (*sink)->resumed()));
  Result<Failures> failures = Failures::open(plan.errors, console, plan.console.verbose);
  if (!failures) return fail(console, failures.fault());
  const auto start = std::chrono::steady_clock::now();
  ExtractRun run(plan, extractor, **sink, *failures);
  run.run();
  const ExitCode code = conclude(plan, console, **sink, *failures, run);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (plan.stats) console.say(summary(run.tally(), failures->counts(), seconds));
  if (stats_last) stats = open_stats(plan.stats_json);
  if (!stats) return fail(console, stats.fault());
  if (!*stats) return code;
  (void)(*stats)->write(
      summary_json(run.tally(), failures->counts(), run.slow_matches(), plan.threads, seconds));
  if (const std::optional<Diagnostic> fault = (*stats)->commit()) return fail(console, *fault);
  return code;
}

// What is wrong with a pack concerns who runs it, what could be better only who writes it.
void show_pack_findings(const std::vector<Diagnostic>& findings, bool verbose, Console& console) {
  for (const Diagnostic& finding : findings)
    if (verbose || finding.severity == Severity::error) console.show(finding);
}

ExitCode run_plan(ExtractPlan& plan, Console& console) {
  io::watch_signals();
  const PackSet packs = load_packs_to_extract(plan.packs);
  std::vector<Diagnostic> findings = packs.findings;
  Result<Extractor> extractor = Extractor::make(packs, plan.rules, findings);
  show_pack_findings(findings, plan.console.verbose, console);
  if (packs.has_errors()) return ExitCode::unusable;
  if (!extractor) return findings.empty() ? fail(console, extractor.fault()) : ExitCode::unusable;
  for (const auto* names : {&plan.rules.enabled, &plan.rules.disabled})
    if (const auto fault = unknown_rule(packs, *names)) return fail(console, *fault);
  plan.records.packs = records::describe_packs(packs);
  plan.settings = settings_of(plan);
  rules::count_slow_matches();
  plan.inputs.log = [&console](const std::string& line) { console.explain("polex: " + line); };
  for (const Pack& pack : packs.packs)
    console.explain(fmt::format("polex: pack {} {} from {}, {} rules", pack.name, pack.version, pack.path,
                                pack.rules.size()));
  return extract_all(plan, console, *extractor);
}

}  // namespace

Run add_extract(CLI::App& app) {
  const auto typed = std::make_shared<ExtractTyped>();
  declare_extract(app, *typed);
  return [typed] {
    Console console(typed->console);
    Result<ExtractPlan> plan = resolve_extract(*typed);
    return plan ? run_plan(*plan, console) : fail(console, plan.fault());
  };
}

}  // namespace polex::cli
