// Turns the end of a run over articles into faults and an exit code; tested by cases/cli.
#include "cli/each_article.h"

#include <fmt/format.h>

#include "cli/console.h"

namespace polex::cli {

Result<ArticlesPlan> resolve_articles(const InputsTyped& typed, std::size_t threads,
                                      const ConsoleOptions& console) {
  io::watch_signals();
  ArticlesPlan plan;
  if (std::optional<Diagnostic> fault = resolve_inputs(typed, plan.inputs)) return *std::move(fault);
  plan.threads = threads_of(threads);
  plan.max_steps = typed.max_steps;
  plan.progress = !console.no_progress && !console.quiet;
  return plan;
}

Diagnostic given_up(const Place& place, std::size_t steps) {
  Diagnostic fault;
  fault.code = "I020";
  fault.place = place;
  fault.message = fmt::format("the article was given up after {} steps", steps);
  fault.next = "Its sentences may have no ends; if it is sound, raise --max-steps.";
  return fault;
}

Diagnostic failed(const Place& place, const char* why) {
  Diagnostic fault;
  fault.code = "I099";
  fault.place = place;
  fault.message = std::string("polex could not work on this article: ") + why;
  fault.next = "Please report this; the articles around it are complete.";
  return fault;
}

std::string losses_of(const io::Tally& tally) {
  return fmt::format("polex: {} of {} inputs could not be read", tally.lost, tally.lost + tally.documents);
}

ExitCode conclude_articles(const ArticlesPlan& plan, const ArticlesRun& run, Failures& failures,
                           Console& console) {
  const io::Tally& tally = run.tally;
  if (!io::interrupted() && !run.stopped) {
    for (const Diagnostic& missing : io::fields_not_seen(plan.inputs)) failures.add(missing);
    for (const Diagnostic& idle : io::globs_not_matched(plan.inputs)) failures.add(idle);
  }
  (void)failures.finish();
  if (io::interrupted()) {
    console.say(
        fmt::format("polex: interrupted after {} articles; the others were not read", tally.documents));
    return ExitCode::interrupted;
  }
  if (tally.documents + tally.lost == 0)
    return fail(console, usage_fault("U005", "no article is in the inputs", "Check the paths, and --input."));
  if (tally.lost == 0) return ExitCode::success;
  console.say(losses_of(tally));
  return ExitCode::incomplete;
}

}  // namespace polex::cli
