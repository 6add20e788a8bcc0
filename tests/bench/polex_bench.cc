// Tells how fast polex is on this machine, part by part, each against something else in the same run, so that
// a busy machine slows both. README.md beside it has figures.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include "bench.h"

namespace polex::bench {

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1e3;
}

void tell_start_up(const Article& first) {
  const auto start = std::chrono::steady_clock::now();
  PackSet packs;
  std::vector<Diagnostic> findings;
  const double loading = seconds_of([&] { packs = load_packs_to_extract({"policy-en"}); });
  std::optional<Extractor> extractor;
  const double compiling = seconds_of([&] { extractor = std::move(*Extractor::make(packs, {}, findings)); });
  const double extracting = seconds_of([&] { (void)extractor->extract(first); });
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf(
      "start-up: packs read in %.1f ms, rules in %.1f ms, first article (%zu bytes) in %.0f ms; by the "
      "clock %.0f ms; %.0f MB\n",
      loading * 1e3, compiling * 1e3, first.text.size(), extracting * 1e3, wall * 1e3, peak_megabytes());
}

namespace {

struct Asked {
  double seconds = 10;                 // of the comparison to the DFA pass
  std::size_t most_bytes = 4'000'000;  // of each dump; the costs read a fourth of it
  std::vector<std::string> paths;
};

Asked read_options(int argc, char** argv) {
  Asked asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--seconds" && i + 1 < argc)
      asked.seconds = std::atof(argv[++i]);
    else if (word == "--bytes" && i + 1 < argc)
      asked.most_bytes = std::strtoull(argv[++i], nullptr, 10);
    else
      asked.paths.emplace_back(word);
  }
  return asked;
}

void measure(const std::string& path, const Asked& asked) {
  const Articles articles = read_articles(path, asked.most_bytes);
  if (articles.empty()) return;
  std::printf("\n%s: %zu articles, %.1f MB, ", path.substr(path.rfind('/') + 1).c_str(), articles.size(),
              megabytes(articles));
  const Compiled shipped = compile({"policy-en"});
  tell_reference(shipped.extractor, articles, asked.seconds);
  std::printf("peak memory %.0f MB, these articles included\n", peak_megabytes());
  const Articles fewer = read_articles(path, asked.most_bytes / 4);
  tell_stages(path, fewer);
  tell_lengths(shipped.extractor, fewer);
  tell_rules(fewer);
  tell_cold(path, asked.most_bytes);
}

}  // namespace
}  // namespace polex::bench

int main(int argc, char** argv) try {
  const polex::bench::Asked asked = polex::bench::read_options(argc, argv);
  if (asked.paths.empty()) {
    std::fprintf(stderr, "polex_bench [--seconds N] [--bytes N] DUMP...\n");
    return 2;
  }
  const polex::bench::Articles first = polex::bench::read_articles(asked.paths.front(), 1);
  if (!first.empty()) polex::bench::tell_start_up(first.front());
  for (const std::string& path : asked.paths) polex::bench::measure(path, asked);
  return 0;
} catch (const std::exception& fault) {
  std::fprintf(stderr, "polex_bench: %s\n", fault.what());
  return 2;
}
