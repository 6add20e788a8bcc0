// Every article of a run's inputs through work on many threads: what diff and stats do. (extract, which can
// also resume, has extract_run.h.)
#pragma once

#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include "cli/failures.h"
#include "cli/input_options.h"
#include "cli/progress.h"
#include "io/in_order.h"
#include "io/interrupt.h"
#include "io/source.h"

namespace polex::cli {

// What cost an article that was read: given up after --max-steps, or a fault of polex itself.
[[nodiscard]] Diagnostic given_up(const Place& place, std::size_t steps);
[[nodiscard]] Diagnostic failed(const Place& place, const char* why);

// "polex: 1 of 3 inputs could not be read"
[[nodiscard]] std::string losses_of(const io::Tally& tally);

struct ArticlesPlan {
  io::InputOptions inputs;
  std::size_t threads = 1;
  std::size_t max_steps = 0;
  bool progress = false;
};

struct ArticlesRun {
  io::Tally tally;
  bool stopped = false;  // by `put`: the inputs were not read to their end
};

// As typed; from then on signals are watched. U-codes for what cannot be meant.
[[nodiscard]] Result<ArticlesPlan> resolve_articles(const InputsTyped& typed, std::size_t threads,
                                                    const ConsoleOptions& console);

// How such a run ended: interrupted, without any article (U005), with losses, or well.
[[nodiscard]] ExitCode conclude_articles(const ArticlesPlan& plan, const ArticlesRun& run, Failures& failures,
                                         Console& console);

// Borrows what it is given. `work(const Article&)` gives an optional: null gives the article up; it may be
// called by several threads at once. `put(result)` gets the results in the order of the inputs; its false
// ends the run.
template <typename Work, typename Put>
ArticlesRun each_article(const ArticlesPlan& plan, Failures& failures, Work work, Put put) {
  struct Done {
    decltype(work(std::declval<const Article&>())) result;
    std::vector<Diagnostic> findings;
    std::size_t bytes = 0;
  };
  const auto source = io::open_inputs(plan.inputs);
  Progress progress(plan.progress, size_of_inputs(plan.inputs));
  ArticlesRun run;
  io::Tally& tally = run.tally;
  const auto pull = [&]() -> std::optional<io::RawArticle> {
    io::RawArticle raw;
    if (io::interrupted() || !source->next(raw) || io::interrupted()) return {};
    return raw;
  };
  const auto read = [&](io::RawArticle&& raw) {
    Done done;
    done.bytes = raw.bytes.size();
    const Place place = raw.place;
    try {
      io::Reading reading = io::read_article(std::move(raw), plan.inputs);
      done.findings = std::move(reading.findings);
      if (reading.article) {
        done.result = work(*reading.article);
        if (!done.result) done.findings.push_back(given_up(place, plan.max_steps));
      }
    } catch (
        const std::exception& error) {  // memory, or a fault of polex itself: it costs this article alone
      done.findings.push_back(failed(place, error.what()));
    }
    return done;
  };
  const auto take = [&](Done&& done) {
    if (!done.findings.empty()) progress.clear();
    for (const Diagnostic& finding : done.findings) {
      failures.add(finding);
      if (finding.severity == Severity::error) ++tally.lost;
    }
    tally.bytes += done.bytes;
    if (done.result) ++tally.documents;
    progress.show(tally);
    run.stopped = done.result && !put(*std::move(done.result));
    return !run.stopped;
  };
  io::InOrder(plan.threads, pull, read, take).run();
  progress.clear();
  return run;
}

}  // namespace polex::cli
