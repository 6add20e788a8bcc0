// Tells what a byte costs in documents and sentences of other lengths, with more rules, and while automata
// are cold, each against ordinary text in the same run.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "bench.h"
#include "polex/record.h"
#include "records/writer.h"

namespace polex::bench {

std::size_t extract(const Extractor& extractor, const Articles& articles) {
  std::string out;
  std::size_t bytes = 0;
  for (const Article& article : articles) {
    out.clear();
    records::write_records(article, extractor.extract(article), {}, out);
    bytes += out.size();
  }
  return bytes;
}

namespace {

constexpr int kRounds = 3;

struct Variant {
  std::string name;
  const Extractor* extractor;
  Articles articles;
  Spread seconds = {};  // a megabyte
};

// By turns; the first is what the others are compared to. The round that warms is not told.
void tell(const char* title, std::vector<Variant>& variants) {
  for (int round = 0; round <= kRounds; ++round)
    for (Variant& variant : variants) {
      const double seconds = seconds_of([&] { extract(*variant.extractor, variant.articles); });
      if (round > 0) variant.seconds.all.push_back(seconds / megabytes(variant.articles));
    }
  std::printf("%s: time a byte against the first (least to most of %d rounds)\n", title, kRounds);
  for (const Variant& variant : variants) {
    Spread ratios;
    for (int round = 0; round < kRounds; ++round)
      ratios.all.push_back(variant.seconds.all[static_cast<std::size_t>(round)] /
                           variants[0].seconds.all[static_cast<std::size_t>(round)]);
    std::printf("  %-34s %6zu documents %8.2f MB/s %7.2f (%.2f to %.2f)\n", variant.name.c_str(),
                variant.articles.size(), 1 / variant.seconds.median(), ratios.median(), ratios.least(),
                ratios.most());
  }
}

// A folder that is gone with its scope.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = std::filesystem::temp_directory_path() / "polex_bench_XXXXXX";
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

void tell_lengths(const Extractor& extractor, const Articles& articles) {
  std::vector<Variant> variants;
  variants.push_back({"the articles", &extractor, articles});
  for (const std::size_t size : {20U, 1'000U, 10'000U, 100'000U, 1'000'000U})
    variants.push_back(
        {"documents of " + std::to_string(size) + " bytes", &extractor, in_documents(articles, size)});
  for (const std::size_t size : {50U, 200U, 1'000U, 10'000U, 50'000'000U})
    variants.push_back(
        {"sentences of " + std::to_string(size) + " bytes", &extractor, in_sentences(articles, size)});
  tell("lengths", variants);
}

void tell_rules(const Articles& articles) {
  const TemporaryFolder folder;
  const Compiled shipped = compile({"policy-en"});
  const Compiled user = compile({write_user_rules(folder.path())});
  const Compiled further = compile({write_further_rules(folder.path(), 1000)});
  std::vector<Variant> variants;
  variants.push_back({"policy-en", &shipped.extractor, articles});
  variants.push_back({"policy-en and 1,000 rules more", &further.extractor, articles});
  variants.push_back({"92 rules of a user alone", &user.extractor, articles});
  tell("rules", variants);
}

void tell_cold(const std::string& path, std::size_t most_bytes) {
  constexpr std::size_t kMegabyte = 1'000'000;
  const std::size_t count = std::clamp<std::size_t>(4 * most_bytes / kMegabyte, 2, 64);
  const Articles all = read_articles(path, count * kMegabyte);
  const Compiled cold = compile({"policy-en"});
  double first = 0, last = 0;
  std::size_t next = 0;
  for (std::size_t index = 0; index < count; ++index) {
    Articles articles;
    for (std::size_t bytes = 0; bytes < kMegabyte; bytes += articles.back().text.size())
      articles.push_back(all[next++ % all.size()]);
    last = megabytes(articles) / seconds_of([&] { extract(cold.extractor, articles); });
    if (index == 0) first = last;
  }
  std::printf("cold: the first of %zu MB at %.2f MB/s, the last at %.2f: %.2f of its rate%s\n", count, first,
              last, first / last, next > all.size() ? " (texts repeated)" : "");
}

}  // namespace polex::bench
