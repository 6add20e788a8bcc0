// Runs `polex extract`: packs, inputs, threads, records; leaves options to extract_options.cc; tested by
// cases/cli.
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "cli/command.h"
#include "cli/extract_options.h"
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

struct Tally {
  std::size_t documents = 0;
  std::size_t lost = 0;
  std::size_t records = 0;  // besides the documents'
  std::size_t bytes = 0;
};

struct Written {
  std::string lines;
  std::vector<Diagnostic> findings;
  Tally tally;
};

class ExtractRun {
 public:
  ExtractRun(const ExtractPlan& plan, const Extractor& extractor, io::Output& output, Console& console)
      : plan_(plan),
        extractor_(extractor),
        output_(output),
        console_(console),
        source_(io::open_inputs(plan.inputs)) {}

  void run() {
    const auto pull = [this] { return next_batch(); };
    const auto work = [this](Batch&& batch) { return extract(std::move(batch)); };
    const auto put = [this](Written&& written) { return write(std::move(written)); };
    if (plan_.format == Format::json) (void)output_.write("[");
    io::InOrder(plan_.threads, pull, work, put).run();
    if (plan_.format == Format::json) (void)output_.write(first_ ? "]\n" : "\n]\n");
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
      for (Diagnostic& finding : reading.findings) written.findings.push_back(std::move(finding));
      if (!reading.article) {
        ++written.tally.lost;
        continue;
      }
      const Extraction found = extractor_.extract(*reading.article);
      const std::size_t lines = records::write_records(*reading.article, found, plan_.records, written.lines);
      ++written.tally.documents;
      written.tally.records += lines - (plan_.records.emit.document ? 1 : 0);
    }
    return written;
  }

  bool write(Written&& written) {
    console_.show(written.findings);
    tally_.documents += written.tally.documents;
    tally_.lost += written.tally.lost;
    tally_.records += written.tally.records;
    tally_.bytes += written.tally.bytes;
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
  Console& console_;
  std::unique_ptr<io::RawSource> source_;
  Tally tally_;
  bool first_ = true;
};

void tell_stats(Console& console, const Tally& tally, double seconds) {
  const double megabytes = static_cast<double>(tally.bytes) / 1e6;
  console.say(fmt::format("{} documents, {} records, {} lost; {:.1f} MB in {:.2f} s, {:.1f} MB/s",
                          tally.documents, tally.records, tally.lost, megabytes, seconds,
                          seconds > 0 ? megabytes / seconds : 0.0));
}

ExitCode fail(Console& console, const Diagnostic& fault) {
  console.show(fault);
  return ExitCode::unusable;
}

ExitCode conclude(const ExtractPlan& plan, Console& console, io::Output& output, const Tally& tally) {
  if (io::interrupted()) return ExitCode::interrupted;
  if (output.closed()) return ExitCode::success;
  if (tally.documents + tally.lost == 0 && plan.inputs.files_from)
    return fail(console, usage_fault("U005", "no input is given", "The list of --files-from is empty."));
  if (std::optional<Diagnostic> fault = output.commit()) return fail(console, *fault);
  if (output.closed()) return ExitCode::success;
  if (tally.lost > 0) {
    console.say(
        fmt::format("polex: {} of {} inputs could not be read; the records of the others are complete",
                    tally.lost, tally.lost + tally.documents));
    return ExitCode::incomplete;
  }
  return plan.exit_status && tally.records == 0 ? ExitCode::findings : ExitCode::success;
}

ExitCode run_plan(ExtractPlan& plan, Console& console) {
  const PackSet packs = load_packs(plan.packs);
  console.show(packs.findings);
  if (packs.has_errors()) return ExitCode::unusable;
  std::vector<Diagnostic> findings;
  Result<Extractor> extractor = Extractor::make(packs, plan.rules, findings);
  console.show(findings);
  if (!extractor) return findings.empty() ? fail(console, extractor.fault()) : ExitCode::unusable;
  plan.records.packs = records::describe_packs(packs);
  Result<io::Output> output = io::Output::open(plan.output);
  if (!output) return fail(console, output.fault());

  const auto start = std::chrono::steady_clock::now();
  ExtractRun run(plan, *extractor, *output, console);
  run.run();
  const ExitCode code = conclude(plan, console, *output, run.tally());
  if (plan.stats)
    tell_stats(console, run.tally(),
               std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return code;
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
