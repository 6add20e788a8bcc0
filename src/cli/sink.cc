// Turns the outcomes of articles into a stream or into shards; leaves files to io/; tested by cases/cli.
#include "cli/sink.h"

#include <fmt/format.h>

#include <utility>

#include "io/output.h"
#include "io/shards.h"

namespace polex::cli {
namespace {

// The tables that CSV is asked for.
std::vector<std::size_t> kinds_of(const records::Emit& emit) {
  const std::array<bool, io::kRecordKinds.size()> wanted = {emit.document, emit.body, emit.statement,
                                                            emit.commitment, emit.date};
  std::vector<std::size_t> kinds;
  for (std::size_t kind = 0; kind < wanted.size(); ++kind)
    if (wanted[kind]) kinds.push_back(kind);
  return kinds;
}

class StreamSink : public Sink {
 public:
  StreamSink(io::Output output, const ExtractPlan& plan) : output_(std::move(output)), format_(plan.format) {
    if (format_ == Format::json) (void)output_.write("[");
    if (format_ != Format::csv) return;
    table_ = kinds_of(plan.records.emit).front();
    (void)output_.write(io::csv_header(table_));
  }

  bool add(const Outcomes& outcomes) override {
    const std::string& lines = outcomes.texts[table_];
    return format_ == Format::json ? write_members(lines) : output_.write(lines);
  }
  std::optional<Diagnostic> finish() override {
    if (format_ == Format::json) (void)output_.write(first_ ? "]\n" : "\n]\n");
    return output_.commit();
  }
  std::optional<Diagnostic> pause() override {  // what a pipe was given so far ends with a whole article
    if (!output_.is_file()) (void)output_.flush();
    return {};
  }
  [[nodiscard]] bool is_file() const override { return output_.is_file(); }
  [[nodiscard]] const std::optional<Diagnostic>& fault() const override { return output_.fault(); }
  [[nodiscard]] bool closed() const override { return output_.closed(); }

 private:
  bool write_members(std::string_view lines) {
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      if (!output_.write(std::exchange(first_, false) ? "\n" : ",\n") || !output_.write(lines.substr(0, end)))
        return false;
      lines.remove_prefix(end + 1);
    }
    return true;
  }

  io::Output output_;
  Format format_;
  std::size_t table_ = 0;
  bool first_ = true;
};

class ShardSink : public Sink {
 public:
  ShardSink(io::Shards shards, std::vector<std::size_t> tables)
      : shards_(std::move(shards)), tables_(std::move(tables)), before_(shards_.tally()) {}

  [[nodiscard]] std::size_t resumed() const override { return shards_.resumed_items(); }
  [[nodiscard]] bool wants_digests() const override { return true; }
  [[nodiscard]] io::Tally before() const override { return before_; }
  [[nodiscard]] bool finished_before() const override { return shards_.finished(); }

  bool add(const Outcomes& outcomes) override {
    std::array<std::size_t, io::kRecordKinds.size()> begins{};
    for (const Outcome& outcome : outcomes.articles) {
      fault_ = outcome.skipped ? shards_.skip(outcome.digest) : shards_.add(item(outcomes, outcome, begins));
      begins = outcome.ends;
      if (fault_) return false;
    }
    return true;
  }
  std::optional<Diagnostic> finish() override { return shards_.finish(); }
  std::optional<Diagnostic> pause() override { return shards_.pause(); }
  void discard() override { shards_.discard(); }
  [[nodiscard]] const std::optional<Diagnostic>& fault() const override { return fault_; }

 private:
  io::ShardItem item(const Outcomes& outcomes, const Outcome& outcome,
                     const std::array<std::size_t, io::kRecordKinds.size()>& begins) {
    io::ShardItem item;
    for (const std::size_t table : tables_)
      item.texts.push_back(
          std::string_view(outcomes.texts[table]).substr(begins[table], outcome.ends[table] - begins[table]));
    losses_.clear();
    for (const Diagnostic& finding : outcome.findings) {
      losses_ += json_of(finding);
      item.codes.push_back(finding.code);
    }
    item.losses = losses_;
    item.digest = outcome.digest;
    item.tally = outcome.tally;
    return item;
  }

  io::Shards shards_;
  std::vector<std::size_t> tables_;
  io::Tally before_;
  std::string losses_;
  std::optional<Diagnostic> fault_;
};

constexpr std::array<std::size_t io::Tally::*, io::kRecordKinds.size()> kRows = {
    &io::Tally::documents, &io::Tally::bodies, &io::Tally::statements, &io::Tally::commitments,
    &io::Tally::dates};

Result<std::unique_ptr<Sink>> open_shards(const ExtractPlan& plan) {
  io::ShardOptions options;
  options.folder = plan.output_dir;
  options.resume = plan.resume;
  options.compression = plan.compression;
  options.shard_bytes = plan.shard_size;
  options.settings = plan.settings;
  std::vector<std::size_t> tables = {0};
  if (plan.format == Format::csv) {
    tables = kinds_of(plan.records.emit);
    for (const std::size_t kind : tables)
      options.tables.push_back(
          {fmt::format(".{}.csv", io::kRecordKinds[kind]), io::csv_header(kind), kRows[kind]});
  } else {
    options.tables = {{".ndjson", ""}};
  }
  Result<io::Shards> shards = io::Shards::open(std::move(options));
  if (!shards) return shards.fault();
  return std::unique_ptr<Sink>(std::make_unique<ShardSink>(std::move(*shards), std::move(tables)));
}

}  // namespace

Result<std::unique_ptr<Sink>> open_sink(const ExtractPlan& plan) {
  if (!plan.output_dir.empty()) return open_shards(plan);
  Result<io::Output> output = io::Output::open(plan.output);
  if (!output) return output.fault();
  return std::unique_ptr<Sink>(std::make_unique<StreamSink>(std::move(*output), plan));
}

}  // namespace polex::cli
