// What the build has made ready against what loading and compiling the texts gives.
#include "rules/ready.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "given.h"
#include "polex/extractor.h"
#include "records/writer.h"

namespace polex::rules {
namespace {

struct Compiled {
  PackSet packs;
  RuleSet rules;
};

// Filled in place: the rules point into the packs.
void compile_from(PackSet packs, Compiled& into) {
  std::vector<Diagnostic> findings;
  into.packs = std::move(packs);
  into.rules = compile(into.packs, {}, findings);
  REQUIRE(findings.empty());
}

std::string records_of(const PackSet& packs, const ExtractorOptions& options) {
  std::vector<Diagnostic> findings;
  const Result<Extractor> extractor = Extractor::make(packs, options, findings);
  REQUIRE(extractor);
  Article article;
  article.id = article.source = "changzhou.txt";
  article.text = given::content(std::string(POLEX_SOURCE_DIR) + "/examples/changzhou.txt");
  std::string out;
  records::write_records(article, extractor->extract(article), {}, out);
  return out;
}

}  // namespace

TEST_CASE("what is ready is what loading and compiling gives") {
  REQUIRE(!ready_bytes().empty());
  Compiled texts;
  compile_from(load_packs({std::string(kReadyPack)}, RuleTests::skip_builtin), texts);
  CHECK(texts.packs.ready.empty());
  CHECK((write_ready(texts.packs, texts.rules) == ready_bytes()));  // in two pairs: not printed
}

TEST_CASE("what is read of it is what was written") {
  Compiled ready;
  compile_from(load_packs_to_extract({std::string(kReadyPack)}), ready);
  CHECK(!ready.packs.ready.empty());
  CHECK((write_ready(ready.packs, ready.rules) == ready_bytes()));
}

TEST_CASE("records are the same, with rules left out too") {
  const PackSet texts = load_packs({std::string(kReadyPack)}, RuleTests::skip_builtin);
  const PackSet ready = load_packs_to_extract({std::string(kReadyPack)});
  REQUIRE(!ready.ready.empty());
  const std::string all = records_of(ready, {});
  CHECK(all == records_of(texts, {}));
  ExtractorOptions fewer;
  fewer.disabled = {"say-that"};
  CHECK(records_of(ready, fewer) == records_of(texts, fewer));
  CHECK(records_of(ready, fewer) != all);
}

TEST_CASE("other packs are read as texts, and what was made of other texts is not taken") {
  CHECK(load_packs_to_extract({"dates-en"}).ready.empty());
  CHECK(load_packs_to_extract({std::string(kReadyPack), "dates-en"}).ready.empty());
  std::string bytes(ready_bytes());
  bytes[8] = bytes[8] == '0' ? '1' : '0';
  CHECK(!read_ready_packs(bytes));
}

TEST_CASE("packs with something to tell are not made ready") {
  CHECK(make_ready({{"policy-en/pack.toml", "[pack]\nname = \"policy-en\"\n"}}).empty());
}

}  // namespace polex::rules
