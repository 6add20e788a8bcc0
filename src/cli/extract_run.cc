// Turns the inputs of a run into outcomes, article by article, on many threads; leaves what becomes of them
// to the sink and the exit code to extract.cc; tested by cases/cli.
#include "cli/extract_run.h"

#include <array>
#include <exception>
#include <stdexcept>
#include <utility>

#include "cli/each_article.h"
#include "io/in_order.h"
#include "io/interrupt.h"
#include "io/table.h"
#include "rules/slow_matches.h"
#include "text/sha256.h"

namespace polex::cli {
namespace {

// Raw articles that one thread takes at a time: enough to make locking cheap, few enough to stay small.
constexpr std::size_t kBatchBytes = std::size_t{128} << 10U;
constexpr std::size_t kBatchArticles = 256;

// Of all that decides what an input's records look like; each part with its length, so that none runs into
// the next.
std::string digest_of(const io::RawArticle& raw) {
  std::string told;
  const auto add = [&](const std::string& part) { told += fmt::format("{}:{}", part.size(), part); };
  const auto add_column = [&](const std::optional<std::size_t>& column) {
    add(column ? std::to_string(*column) : "");
  };
  for (const std::string* part : {&raw.source, &raw.id, &raw.encoding, &raw.encoding_from}) add(*part);
  if (raw.fault)
    for (const std::string* part : {&raw.fault->code, &raw.fault->place.file, &raw.fault->message})
      add(*part);
  if (raw.shape) {
    add(std::string(1, raw.shape->delimiter) + std::to_string(raw.shape->columns));
    for (const auto* column : {&raw.shape->text, &raw.shape->id, &raw.shape->date, &raw.shape->title})
      add_column(*column);
  }
  return text::sha256_hex(told) + text::sha256_hex(raw.bytes);
}

}  // namespace

ExtractRun::ExtractRun(const ExtractPlan& plan, const Extractor& extractor, Sink& sink, Failures& failures)
    : plan_(plan),
      extractor_(extractor),
      sink_(sink),
      failures_(failures),
      source_(io::open_inputs(plan.inputs)),
      progress_(!plan.console.no_progress && !plan.console.quiet, size_of_inputs(plan.inputs)),
      tally_(sink.before()) {}

void ExtractRun::run() {
  const auto pull = [this] { return next_batch(); };
  const auto work = [this](Batch&& batch) { return extract(std::move(batch)); };
  const auto put = [this](Outcomes&& outcomes) { return write(std::move(outcomes)); };
  io::InOrder(plan_.threads, pull, work, put).run();
  progress_.clear();
}

std::optional<ExtractRun::Batch> ExtractRun::next_batch() {
  Batch batch;
  batch.first = pulled_;
  std::size_t bytes = 0;
  while (!io::interrupted() && bytes < kBatchBytes && batch.articles.size() < kBatchArticles) {
    io::RawArticle raw;
    if (!source_->next(raw) || io::interrupted()) break;  // interrupted: it may be half an article
    bytes += raw.bytes.size();
    batch.articles.push_back(std::move(raw));
  }
  pulled_ += batch.articles.size();
  if (batch.articles.empty()) return {};
  return batch;
}

Outcomes ExtractRun::extract(Batch&& batch) const {
  Outcomes outcomes;
  outcomes.first = batch.first;
  outcomes.articles.reserve(batch.articles.size());
  for (std::size_t index = 0; index < batch.articles.size(); ++index) {
    outcomes.cut = io::interrupted();
    if (outcomes.cut) break;
    io::RawArticle& raw = batch.articles[index];
    std::string digest = sink_.wants_digests() ? digest_of(raw) : std::string();
    Outcome outcome;
    if (const std::size_t number = batch.first + index; number < sink_.resumed())
      outcome = skip(std::move(raw), number + io::RepeatedIds::kReach >= sink_.resumed());
    else
      outcome = extract_one(std::move(raw), outcomes.texts);
    outcome.digest = std::move(digest);
    for (std::size_t kind = 0; kind < outcome.ends.size(); ++kind)
      outcome.ends[kind] = outcomes.texts[kind].size();
    outcomes.articles.push_back(std::move(outcome));
  }
  return outcomes;
}

// An article that is in from the run before: its id may come again behind it.
Outcome ExtractRun::skip(io::RawArticle&& raw, bool ids_matter) const {
  Outcome outcome;
  outcome.skipped = true;
  if (!ids_matter) return outcome;
  const Place place = raw.place;
  try {
    const io::Reading reading = io::read_article(std::move(raw), plan_.inputs);
    if (reading.article) note_id(*reading.article, place, outcome);
  } catch (const std::exception&) {  // memory: it has no id then
    return outcome;
  }
  return outcome;
}

void ExtractRun::note_id(const Article& article, const Place& place, Outcome& outcome) {
  if (article.id == article.source) return;  // made of its place
  outcome.id = io::number_of_id(article.id);
  outcome.source = article.source;
  outcome.place = place;
}

Outcome ExtractRun::extract_one(io::RawArticle&& raw, io::KindTexts& texts) const {
  Outcome outcome;
  outcome.tally.bytes = raw.bytes.size();
  const Place place = raw.place;
  std::array<std::size_t, io::kRecordKinds.size()> begins{};
  for (std::size_t kind = 0; kind < begins.size(); ++kind) begins[kind] = texts[kind].size();
  const std::size_t slow_before = rules::slow_matches();
  io::Reading reading;
  try {
    reading = io::read_article(std::move(raw), plan_.inputs);
    if (reading.article) {
      note_id(*reading.article, place, outcome);
      if (!write_article(*reading.article, outcome, texts))
        reading.findings.push_back(given_up(place, plan_.rules.max_steps));
    }
  } catch (const std::exception& error) {  // memory, or a fault of polex itself: it costs this article alone
    reading.findings.push_back(failed(place, error.what()));
    for (std::size_t kind = 0; kind < begins.size(); ++kind) texts[kind].resize(begins[kind]);
  }
  outcome.slow_matches = rules::slow_matches() - slow_before;
  for (Diagnostic& finding : reading.findings) {
    if (finding.severity == Severity::error) ++outcome.tally.lost;
    outcome.findings.push_back(std::move(finding));
  }
  return outcome;
}

bool ExtractRun::write_article(const Article& article, Outcome& outcome, io::KindTexts& texts) const {
  const Extraction found = extractor_.extract(article);
  if (!found.complete) return false;
  std::string lines;
  const std::size_t count = records::write_records(article, found, plan_.records, lines);
  if (plan_.format != Format::csv)
    texts[0] += lines;
  else if (!io::append_csv(lines, texts))
    throw std::logic_error("a record has a field that CSV does not know");
  io::Tally& tally = outcome.tally;
  tally.documents = 1;
  tally.bodies = found.bodies.size();
  tally.statements = found.statements.size();
  tally.commitments = found.commitments.size();
  tally.dates = found.dates.size();
  tally.written = count - (plan_.records.emit.document ? 1 : 0);
  return true;
}

void ExtractRun::tell_repeated(Outcome& outcome, std::size_t number) {
  if (!outcome.id) return;
  const std::optional<std::string> before = ids_.add(*outcome.id, number, outcome.source);
  if (!before || outcome.skipped) return;
  Diagnostic finding;
  finding.severity = Severity::warning;
  finding.code = "I022";
  finding.place = outcome.place;
  finding.message = "the article has the id of the one at " + *before;
  finding.next = "Records of both bear it in `doc`; leave one out, or name another field with --id-field.";
  outcome.findings.push_back(std::move(finding));
}

bool ExtractRun::write(Outcomes&& outcomes) {
  for (std::size_t index = 0; index < outcomes.articles.size(); ++index) {
    Outcome& outcome = outcomes.articles[index];
    tell_repeated(outcome, outcomes.first + index);
    if (!outcome.findings.empty()) progress_.clear();
    for (const Diagnostic& finding : outcome.findings) failures_.add(finding);
    tally_.add(outcome.tally);
    slow_matches_ += outcome.slow_matches;
  }
  progress_.show(tally_);
  return sink_.add(outcomes) && !outcomes.cut;
}

}  // namespace polex::cli
