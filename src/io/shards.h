// Output into a folder: shards, losses and a manifest, which appear together once all is done, and a run that
// can be taken up where it was stopped, by whatever stopped it.
//
// While it goes on, everything stands in FOLDER.partial: the files so far, `journal` (those that are whole),
// and `checkpoint`, which tells up to which byte of each file what has been read is in. --resume cuts the
// files back to it, checks the hashes of those that are whole, reads the inputs again from their start,
// checks by a hash over every article that they are the same, and goes on behind the last one that is in.
// Compressed files are rows of members that end with an article, and only such an end is a place to go on
// from; so the bytes do not tell that there was a stop.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/append_file.h"
#include "io/checkpoint.h"
#include "io/compress.h"
#include "polex/result.h"

namespace polex::io {

// A file of each shard: "part-00000.ndjson", "part-00000.body.csv".
struct ShardTable {
  std::string ending;                  // ".ndjson", ".body.csv"
  std::string header;                  // what each of its files begins with
  std::size_t Tally::*rows = nullptr;  // what the manifest counts in it; null: Tally::written
};

struct ShardOptions {
  std::string folder;
  bool resume = false;
  Compression compression = Compression::none;
  std::size_t shard_bytes = std::size_t{256}
                            << 20U;  // before compression: the article that reaches it ends it
  std::vector<ShardTable> tables;
  std::string settings;  // one line of JSON: what decides the bytes besides the inputs
};

// One article's part of the output, or a loss.
struct ShardItem {
  std::vector<std::string_view> texts;  // one a table
  std::string_view losses;              // lines for errors.ndjson
  std::vector<std::string> codes;       // of the findings
  std::string digest;                   // of what was read
  Tally tally;
};

class Shards {
 public:
  // O001, O004: the folder is taken; O005: an interrupted run is there; O006: it is another one, or damaged;
  // O007: it is still running.
  [[nodiscard]] static Result<Shards> open(ShardOptions options);

  // Whether a resumed run was done already: its output is in its place. Then all items are given again, by
  // skip(), and finish() tells whether they are the same.
  [[nodiscard]] bool finished() const { return finished_; }
  // How many items were in when it was opened. They are given again, by skip().
  [[nodiscard]] std::size_t resumed_items() const { return resumed_items_; }
  [[nodiscard]] const Tally& tally() const { return now_.total; }

  // In the order of the input. O006 with the last of them: the inputs are not those of the interrupted run.
  [[nodiscard]] std::optional<Diagnostic> skip(const std::string& digest);
  [[nodiscard]] std::optional<Diagnostic> add(const ShardItem& item);
  // At the end of the inputs: puts the folder in its place. O006: the inputs are not those of the run before.
  [[nodiscard]] std::optional<Diagnostic> finish();
  // Removes what is there.
  void discard();
  // Leaves what is there for --resume.
  [[nodiscard]] std::optional<Diagnostic> pause();

 private:
  // An open folder with a lock on it, which ends with the process.
  class Lock {
   public:
    explicit Lock(int descriptor) : descriptor_(descriptor) {}
    Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Lock& operator=(Lock&& other) noexcept;
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock();

   private:
    int descriptor_;
  };
  using Fault = std::optional<Diagnostic>;
  using Clock = std::chrono::steady_clock;

  Shards(ShardOptions options, Lock lock);
  static Result<Shards> done_before(ShardOptions options);

  [[nodiscard]] Fault load();
  [[nodiscard]] Fault check_parts() const;
  [[nodiscard]] Fault open_shard();
  [[nodiscard]] Fault end_member();
  [[nodiscard]] Fault end_shard();
  [[nodiscard]] Fault save();
  [[nodiscard]] Fault write_account();
  [[nodiscard]] Fault compare() const;
  [[nodiscard]] std::string path(std::string_view name) const;
  [[nodiscard]] std::string shard_name(std::size_t shard, std::size_t table) const;
  [[nodiscard]] std::vector<std::string> journal_lines() const;

  ShardOptions options_;
  Lock lock_;
  bool finished_ = false;
  std::vector<AppendFile> files_;  // of the shard at hand; empty between two shards
  std::optional<AppendFile> journal_;
  std::optional<AppendFile> errors_;
  std::vector<std::string> held_;  // the member at hand, one a table
  std::string held_losses_;
  std::size_t held_bytes_ = 0;
  std::size_t resumed_items_ = 0;
  std::size_t skipped_ = 0;
  std::string skipped_chain_;
  Checkpoint now_;    // with what is held
  Checkpoint saved_;  // as of the end of the last member: what may be written down
  Clock::time_point saved_at_ = Clock::now();
};

}  // namespace polex::io
