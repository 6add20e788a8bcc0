// The tests of the shipped packs, run as `polex test` runs them.
#include <catch2/catch.hpp>

#include "engine/rule_tests.h"
#include "polex/pack.h"
#include "rules/rule_set.h"

using namespace polex;

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
