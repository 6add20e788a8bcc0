// Where the records of a run go: one file or stdout, or a folder of shards.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/extract_options.h"
#include "cli/failures.h"
#include "io/csv_rows.h"
#include "io/tally.h"

namespace polex::cli {

// What came of one raw article. Its text stands in Batch::texts, up to `ends`, from those of the one before.
struct Outcome {
  std::array<std::size_t, io::kRecordKinds.size()> ends{};
  std::vector<Diagnostic> findings;
  io::Tally tally;
  std::string digest;               // of what was read, where the sink asks for it
  std::optional<std::uint64_t> id;  // number_of_id() of one that the dump tells
  std::string source;               // Article::source, where there is an id
  Place place;                      // so too
  bool skipped = false;
  std::size_t slow_matches = 0;  // rules/slow_matches.h; differs from run to run, as no record does
};

struct Outcomes {
  std::size_t first = 0;  // the number of its first article in the run
  std::vector<Outcome> articles;
  io::KindTexts texts;  // CSV: a table a kind; else all in the first
  bool cut = false;     // interrupted: articles behind these were not read
};

// Called by one thread at a time, in the order of the input.
class Sink {
 public:
  virtual ~Sink() = default;
  // How many articles are in already, from a run before; they are given again as skipped.
  [[nodiscard]] virtual std::size_t resumed() const { return 0; }
  [[nodiscard]] virtual bool wants_digests() const { return false; }
  // False: nothing more can be written.
  [[nodiscard]] virtual bool add(const Outcomes& outcomes) = 0;
  // At the end of the inputs: puts the output in its place.
  [[nodiscard]] virtual std::optional<Diagnostic> finish() = 0;
  // After an interruption.
  [[nodiscard]] virtual std::optional<Diagnostic> pause() { return {}; }
  // Of an input that held nothing.
  virtual void discard() {}
  [[nodiscard]] virtual bool is_file() const { return false; }  // that appears whole or not at all
  [[nodiscard]] virtual const std::optional<Diagnostic>& fault() const = 0;  // that made add() false
  [[nodiscard]] virtual bool closed() const { return false; }                // by the reader of a pipe
  // Documents, records and losses of the runs before.
  [[nodiscard]] virtual io::Tally before() const { return {}; }
  [[nodiscard]] virtual bool finished_before() const { return false; }
};

[[nodiscard]] Result<std::unique_ptr<Sink>> open_sink(const ExtractPlan& plan);

}  // namespace polex::cli
