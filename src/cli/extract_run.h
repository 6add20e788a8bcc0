// The run of `polex extract` itself: read, extract on many threads, write in order.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "cli/progress.h"
#include "cli/sink.h"
#include "io/repeated_ids.h"
#include "io/source.h"

namespace polex::cli {

// Borrows everything that it is given.
class ExtractRun {
 public:
  ExtractRun(const ExtractPlan& plan, const Extractor& extractor, Sink& sink, Failures& failures);

  // Ends at the end of the inputs, when nothing more can be written, or, interrupted, behind the article at
  // hand: what is written is then a prefix of what all would have been.
  void run();

  [[nodiscard]] const io::Tally& tally() const { return tally_; }
  [[nodiscard]] std::size_t slow_matches() const { return slow_matches_; }

 private:
  struct Batch {
    std::size_t first = 0;  // the number of its first article in the run
    std::vector<io::RawArticle> articles;
  };

  std::optional<Batch> next_batch();
  Outcomes extract(Batch&& batch) const;
  Outcome extract_one(io::RawArticle&& raw, io::KindTexts& texts) const;
  Outcome skip(io::RawArticle&& raw, bool ids_matter) const;
  static void note_id(const Article& article, const Place& place, Outcome& outcome);
  void tell_repeated(Outcome& outcome, std::size_t number);
  // False: given up after --max-steps.
  bool write_article(const Article& article, Outcome& outcome, io::KindTexts& texts) const;
  bool write(Outcomes&& outcomes);

  const ExtractPlan& plan_;
  const Extractor& extractor_;
  Sink& sink_;
  Failures& failures_;
  std::unique_ptr<io::RawSource> source_;
  Progress progress_;
  io::RepeatedIds ids_;
  io::Tally tally_;
  std::size_t pulled_ = 0;
  std::size_t slow_matches_ = 0;
};

}  // namespace polex::cli
