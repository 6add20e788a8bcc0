// Runs `polex extract`: packs, inputs, threads, records; leaves options to extract_options.cc; tested by
// cases/cli.
#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "cli/command.h"
#include "cli/extract_options.h"
#include "cli/failures.h"
#include "cli/progress.h"
#include "cli/tally.h"
#include "io/in_order.h"
#include "io/interrupt.h"
#include "io/output.h"
#include "polex/pack.h"

namespace polex::cli {
namespace {

// Raw articles that one thread takes at a time: enough to make locking cheap, few enough to stay small.
constexpr std::size_t kBatchBytes = std::size_t{128} << 10U;
constexpr std::size_t kBatchArticles = 256;

using Batch = std::vector<io::RawArticle>;

// Bytes of the inputs when all are regular files, else 0.
std::size_t size_of_inputs(const io::InputOptions& inputs) {
  std::size_t total = 0;
  for (const std::string& path : inputs.paths) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return 0;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    total += error ? 0 : static_cast<std::size_t>(size);
  }
  return inputs.files_from ? 0 : total;
}

struct Written {
  std::string lines;
  std::vector<Diagnostic> findings;
  Tally tally;
};

class ExtractRun {
 public:
  ExtractRun(const ExtractPlan& plan, const Extractor& extractor, io::Output& output, Failures& failures)
      : plan_(plan),
        extractor_(extractor),
        output_(output),
        failures_(failures),
        source_(io::open_inputs(plan.inputs)),
        progress_(!plan.console.no_progress && !plan.console.quiet, size_of_inputs(plan.inputs)) {}

  void run() {
    const auto pull = [this] { return next_batch(); };
    const auto work = [this](Batch&& batch) { return extract(std::move(batch)); };
    const auto put = [this](Written&& written) { return write(std::move(written)); };
    if (plan_.format == Format::json) (void)output_.write("[");
    io::InOrder(plan_.threads, pull, work, put).run();
    if (plan_.format == Format::json) (void)output_.write(first_ ? "]\n" : "\n]\n");
    progress_.clear();
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  std::optional<Batch> next_batch() {
    Batch batch;
    std::size_t bytes = 0;
    while (!io::interrupted() && bytes < kBatchBytes && batch.size() < kBatchArticles) {
      io::RawArticle raw;
      if (!source_->next(raw)) break;
      bytes += raw.bytes.size();
      batch.push_back(std::move(raw));
    }
    if (batch.empty()) return {};
    return batch;
  }

  Written extract(Batch&& batch) const {
    Written written;
    for (io::RawArticle& raw : batch) {
      if (io::interrupted()) break;
      written.tally.bytes += raw.bytes.size();
      io::Reading reading = io::read_article(std::move(raw), plan_.inputs);
      if (reading.article) write_article(*reading.article, written);
      for (Diagnostic& finding : reading.findings) {
        if (finding.severity == Severity::error) ++written.tally.lost;
        written.findings.push_back(std::move(finding));
      }
    }
    return written;
  }

  void write_article(const Article& article, Written& written) const {
    const Extraction found = extractor_.extract(article);
    const std::size_t lines = records::write_records(article, found, plan_.records, written.lines);
    Tally& tally = written.tally;
    ++tally.documents;
    tally.bodies += found.bodies.size();
    tally.statements += found.statements.size();
    tally.commitments += found.commitments.size();
    tally.dates += found.dates.size();
    tally.written += lines - (plan_.records.emit.document ? 1 : 0);
  }

  bool write(Written&& written) {
    if (!written.findings.empty()) progress_.clear();
    for (const Diagnostic& finding : written.findings) failures_.add(finding);
    tally_.add(written.tally);
    progress_.show(tally_);
    return plan_.format == Format::json ? write_members(written.lines) : output_.write(written.lines);
  }

  bool write_members(std::string_view lines) {
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      if (!output_.write(std::exchange(first_, false) ? "\n" : ",\n") || !output_.write(lines.substr(0, end)))
        return false;
      lines.remove_prefix(end + 1);
    }
    return true;
  }

  const ExtractPlan& plan_;
  const Extractor& extractor_;
  io::Output& output_;
  Failures& failures_;
  std::unique_ptr<io::RawSource> source_;
  Progress progress_;
  Tally tally_;
  bool first_ = true;
};

ExitCode fail(Console& console, const Diagnostic& fault) {
  console.show(fault);
  return ExitCode::unusable;
}

// Puts the outputs in their place, and tells how it went.
ExitCode conclude(const ExtractPlan& plan, Console& console, io::Output& output, Failures& failures,
                  const Tally& tally) {
  const std::optional<Diagnostic> unlogged = failures.finish();
  if (io::interrupted()) return ExitCode::interrupted;
  if (output.closed()) return ExitCode::success;
  if (tally.documents + tally.lost == 0)
    return fail(console, usage_fault("U005", "no article is in the inputs", "Check the paths, and --input."));
  if (std::optional<Diagnostic> fault = output.commit()) return fail(console, *fault);
  if (output.closed()) return ExitCode::success;
  if (unlogged) return fail(console, *unlogged);
  if (tally.lost > 0) {
    console.say(
        fmt::format("polex: {} of {} inputs could not be read; the records of the others are complete",
                    tally.lost, tally.lost + tally.documents));
    return ExitCode::incomplete;
  }
  return plan.exit_status && tally.written == 0 ? ExitCode::findings : ExitCode::success;
}

std::optional<Diagnostic> write_stats(const std::string& path, const std::string& json) {
  Result<io::Output> output = io::Output::open(path);
  if (!output) return output.fault();
  (void)output->write(json);
  return output->commit();
}

ExitCode extract_all(const ExtractPlan& plan, Console& console, const Extractor& extractor) {
  Result<io::Output> output = io::Output::open(plan.output);
  if (!output) return fail(console, output.fault());
  Result<Failures> failures = Failures::open(plan.errors, console, plan.console.verbose);
  if (!failures) return fail(console, failures.fault());
  const auto start = std::chrono::steady_clock::now();
  ExtractRun run(plan, extractor, *output, *failures);
  run.run();
  const ExitCode code = conclude(plan, console, *output, *failures, run.tally());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (plan.stats) console.say(summary(run.tally(), seconds));
  if (plan.stats_json.empty()) return code;
  const std::string json = summary_json(run.tally(), failures->counts(), plan.threads, seconds);
  if (std::optional<Diagnostic> fault = write_stats(plan.stats_json, json)) return fail(console, *fault);
  return code;
}

// What is wrong with a pack concerns who runs it, what could be better only who writes it.
void show_pack_findings(const std::vector<Diagnostic>& findings, bool verbose, Console& console) {
  for (const Diagnostic& finding : findings)
    if (verbose || finding.severity == Severity::error) console.show(finding);
}

ExitCode run_plan(ExtractPlan& plan, Console& console) {
  const PackSet packs = load_packs(plan.packs);
  show_pack_findings(packs.findings, plan.console.verbose, console);
  if (packs.has_errors()) return ExitCode::unusable;
  std::vector<Diagnostic> findings;
  Result<Extractor> extractor = Extractor::make(packs, plan.rules, findings);
  show_pack_findings(findings, plan.console.verbose, console);
  if (!extractor) return findings.empty() ? fail(console, extractor.fault()) : ExitCode::unusable;
  plan.records.packs = records::describe_packs(packs);
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
