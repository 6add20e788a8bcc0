// Tells how fast polex is on this machine: MB/s over given dumps, and its share of one RE2 DFA pass of 60
// trigger words over the same text, measured by turns in one run so that a busy machine slows both. README.md
// beside it has figures.
#include <re2/re2.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "io/source.h"
#include "polex/extractor.h"
#include "records/writer.h"
#include "text/layout.h"

namespace {

constexpr const char* kTriggers =
    "accused|added|agreed|aims?|announced|approved|argued|asked|believes?|called "
    "for|claimed|committed|condemned|confirmed|"
    "declared|decided|demanded|denied|described|determined|directed|emphasi[sz]ed|estimated|expects?|"
    "explained|"
    "goal|highlighted|hopes?|insisted|instructed|intends?|launched|noted|ordered|plans?|pledged|"
    "pointed out|"
    "predicted|promised|proposed|reached|recalled|recommended|reiterated|reported|requested|said|says|seeks?|"
    "shall|"
    "stated|stressed|strives?|suggested|targets?|told|underlined|urged|vowed|warned|will|wrote";

using Clock = std::chrono::steady_clock;

double seconds_of(const auto& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<polex::Article> read(const std::string& path, std::size_t most_bytes) {
  polex::io::InputOptions options;
  options.paths = {path};
  const auto source = polex::io::open_inputs(options);
  std::vector<polex::Article> all;
  std::size_t bytes = 0;
  for (polex::io::RawArticle raw; bytes < most_bytes && source->next(raw); raw = {}) {
    polex::io::Reading reading = polex::io::read_article(std::move(raw), options);
    if (!reading.article) continue;
    bytes += reading.article->text.size();
    all.push_back(std::move(*reading.article));
  }
  return all;
}

struct Sink {
  std::size_t total = 0;  // printed, so that no work is dropped as unused
};

void scan(const RE2& triggers, const std::vector<polex::Article>& articles, Sink& sink) {
  for (const polex::Article& article : articles) {
    re2::StringPiece rest(article.text);
    for (re2::StringPiece found; triggers.Match(rest, 0, rest.size(), RE2::UNANCHORED, &found, 1);) {
      ++sink.total;
      rest.remove_prefix(static_cast<std::size_t>(found.data() + found.size() - rest.data()));
    }
  }
}

// The unanchored DFA alone, to the text's end: a pattern that never matches has to read each byte.
void pass(const RE2& never, const std::vector<polex::Article>& articles, Sink& sink) {
  for (const polex::Article& article : articles)
    sink.total += never.Match(article.text, 0, article.text.size(), RE2::UNANCHORED, nullptr, 0) ? 1 : 0;
}

void extract(const polex::Extractor& extractor, const std::vector<polex::Article>& articles, Sink& sink) {
  std::string out;
  for (const polex::Article& article : articles) {
    out.clear();
    polex::records::write_records(article, extractor.extract(article), {}, out);
    sink.total += out.size();
  }
}

void lay_out(const std::vector<polex::Article>& articles, Sink& sink) {
  for (const polex::Article& article : articles) sink.total += polex::text::lay_out(article).units.size();
}

struct Rates {
  std::vector<double> all;  // MB/s, a round each
  [[nodiscard]] double median() const {
    std::vector<double> sorted = all;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
  }
  void print(const char* what) const {
    const auto [slowest, fastest] = std::minmax_element(all.begin(), all.end());
    std::printf("  %-26s %9.2f MB/s  (%.2f to %.2f)\n", what, median(), *slowest, *fastest);
  }
};

void measure(const polex::Extractor& extractor, const std::string& path, std::size_t most_bytes,
             double seconds) {
  const std::vector<polex::Article> articles = read(path, most_bytes);
  if (articles.empty()) return;
  double megabytes = 0;
  for (const polex::Article& article : articles) megabytes += static_cast<double>(article.text.size()) / 1e6;
  RE2::Options options;
  options.set_max_mem(std::int64_t{64} << 20U);
  options.set_never_capture(true);
  const RE2 triggers(std::string("\\b(?:") + kTriggers + ")\\b", options);
  const RE2 never(std::string("\\b(?:") + kTriggers + ")\\b\\x01", options);
  Rates dfa, hits, layout, polex;
  Sink sink;
  const auto start = Clock::now();
  do {
    dfa.all.push_back(megabytes / seconds_of([&] { pass(never, articles, sink); }));
    hits.all.push_back(megabytes / seconds_of([&] { scan(triggers, articles, sink); }));
    layout.all.push_back(megabytes / seconds_of([&] { lay_out(articles, sink); }));
    polex.all.push_back(megabytes / seconds_of([&] { extract(extractor, articles, sink); }));
  } while (polex.all.size() < 3 || std::chrono::duration<double>(Clock::now() - start).count() < seconds);
  const std::size_t name = path.rfind('/') + 1;
  std::printf("%s: %zu articles, %.1f MB, %zu rounds, median (slowest to fastest)\n", path.c_str() + name,
              articles.size(), megabytes, polex.all.size());
  dfa.print("RE2 DFA, trigger words    ");
  hits.print("  and where they stand");
  layout.print("layout");
  polex.print("extract and write");
  std::printf("  share of the DFA pass      %9.4f\n\n", polex.median() / dfa.median());
  std::fprintf(stderr, "checksum %zu\n", sink.total);
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1e3;
}

}  // namespace

int main(int argc, char** argv) {
  double seconds = 10;
  std::size_t most_bytes = 4'000'000;
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--seconds" && i + 1 < argc)
      seconds = std::atof(argv[++i]);
    else if (word == "--bytes" && i + 1 < argc)
      most_bytes = std::strtoull(argv[++i], nullptr, 10);
    else
      paths.emplace_back(word);
  }
  if (paths.empty()) {
    std::fprintf(stderr, "polex_bench [--seconds N] [--bytes N] DUMP...\n");
    return 2;
  }
  polex::PackSet packs;
  const double loading = seconds_of([&] { packs = polex::load_packs({"policy-en"}); });
  std::vector<polex::Diagnostic> findings;
  const auto start = Clock::now();
  const polex::Result<polex::Extractor> extractor = polex::Extractor::make(packs, {}, findings);
  if (!extractor) return 2;
  const double compiling = std::chrono::duration<double>(Clock::now() - start).count();
  std::printf("policy-en: read in %.0f ms, compiled in %.0f ms; %.0f MB\n\n", loading * 1e3, compiling * 1e3,
              peak_megabytes());
  for (const std::string& path : paths) measure(*extractor, path, most_bytes, seconds);
  std::printf("peak memory %.0f MB (the articles themselves included)\n", peak_megabytes());
  return 0;
}
