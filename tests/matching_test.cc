// The gate: automata of all patterns let through what each pattern alone would find, no more and no less.
// Whole extractions are compared, with the automata and without, over our own texts and over what corpus
// there is.
#include "engine/matching.h"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "engine/pipeline.h"
#include "given.h"
#include "io/source.h"
#include "polex/pack.h"
#include "records/writer.h"
#include "rules/alphabet.h"
#include "rules/rule_set.h"

namespace polex {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kSample = 5;
#else
constexpr std::size_t kSample = 60;
#endif

std::vector<Article> read(const std::filesystem::path& path, std::size_t most) {
  io::InputOptions options;
  options.paths = {path.string()};
  const auto source = io::open_inputs(options);
  std::vector<Article> all;
  for (io::RawArticle raw; all.size() < most && source->next(raw); raw = {}) {
    io::Reading reading = io::read_article(std::move(raw), options);
    if (reading.article) all.push_back(std::move(*reading.article));
  }
  return all;
}

// What looks back from a word's end would take such a byte for the mark of other lists.
TEST_CASE("no byte that ends a mark begins one", "[engine]") {
  for (std::size_t code = 0; code < rules::kMarkCodes; ++code)
    CHECK(rules::mark_bytes(code).first < rules::kFirstSecond);
  for (std::size_t code = rules::kShortMarks; code < rules::kMarkCodes; ++code)
    CHECK(rules::mark_bytes(code).second >= rules::kFirstSecond);
}

std::string records_of(const rules::RuleSet& rule_set, const Article& article) {
  records::WriteOptions options;
  std::string out;
  records::write_records(article, engine::extract(rule_set, article, nullptr), options, out);
  return out;
}

}  // namespace

TEST_CASE("records are the same with the gate and without") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const rules::RuleSet gated = rules::compile(packs, {}, findings);
  REQUIRE(gated.automata != nullptr);
  rules::RuleSet each = gated;
  each.automata = nullptr;
  std::vector<Article> articles = read(std::filesystem::path(POLEX_SOURCE_DIR) / "examples", kSample);
  REQUIRE(!articles.empty());
  if (const auto corpus = given::corpus()) {
    for (const char* dump : {"senate-press-releases.ndjson.gz", "un-general-debate.ndjson.gz"})
      for (Article& article : read(*corpus / dump, kSample)) articles.push_back(std::move(article));
  } else {
    given::skip("the dumps (no corpus: set POLEX_CORPUS)");
  }
  std::vector<std::string> wanted;
  for (const Article& article : articles) wanted.push_back(records_of(each, article));
  for (std::size_t index = 0; index < articles.size(); ++index) {
    INFO(articles[index].id);
    REQUIRE(records_of(gated, articles[index]) == wanted[index]);
  }
  // Threads that teach their automata in another order find the same.
  std::vector<std::string> backward(articles.size());
  std::thread other([&] {
    for (std::size_t index = articles.size(); index-- > 0;)
      backward[index] = records_of(gated, articles[index]);
  });
  for (const Article& article : articles) (void)records_of(gated, article);
  other.join();
  CHECK(backward == wanted);
}

}  // namespace polex
