// The tests of the shipped packs, run as `polex test` runs them.
#include <catch2/catch.hpp>

#include "engine/rule_tests.h"
#include "polex/pack.h"
#include "rules/rule_set.h"

using namespace polex;

TEST_CASE("what extraction leaves unread of the built-in packs holds tests alone") {
  const PackSet all = load_packs({"policy-en"});
  const PackSet read = load_packs({"policy-en"}, RuleTests::skip_builtin);
  REQUIRE(read.packs.size() == all.packs.size());
  std::size_t left_out = 0;
  for (std::size_t pack = 0; pack < all.packs.size(); ++pack) {
    CHECK(read.packs[pack].sha256 == all.packs[pack].sha256);
    CHECK(read.packs[pack].lists.size() == all.packs[pack].lists.size());
    CHECK(read.packs[pack].fragments.size() == all.packs[pack].fragments.size());
    REQUIRE(read.packs[pack].rules.size() == all.packs[pack].rules.size());
    for (std::size_t rule = 0; rule < all.packs[pack].rules.size(); ++rule) {
      CHECK(read.packs[pack].rules[rule].id == all.packs[pack].rules[rule].id);
      left_out += all.packs[pack].rules[rule].tests.size() - read.packs[pack].rules[rule].tests.size();
    }
  }
  CHECK(left_out > 1000);
}

TEST_CASE("every test of the shipped packs passes", "[packs]") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const rules::RuleSet rule_set = rules::compile(packs, {}, findings);
  std::size_t run = 0;
  for (const Pack& pack : packs.packs)
    for (const Rule& rule : pack.rules)
      for (const RuleTest& test : rule.tests) {
        ++run;
        if (!engine::run_test(rule_set, rule, test).passed)
          FAIL_CHECK(engine::tell_failure(rule_set, packs, rule, test));
      }
  CHECK(run > 2000);
}
