#include <catch2/catch.hpp>

#include "date_finder.h"

using namespace polex::engine;

TEST_CASE("each date rule finds what its tests want", "[dates]") {
  const DateFinder finder;
  REQUIRE(finder.cases().size() > 60);
  for (const PackCase& one : finder.cases()) {
    CAPTURE(one.rule, one.text);
    const auto found = finder.find(one.text, one.date);
    if (one.absent) {
      for (const FoundByRule& each : found) CHECK(each.rule != one.rule);
      continue;
    }
    bool seen = false;
    for (const FoundByRule& each : found) {
      const std::string text = one.text.substr(each.date.begin, each.date.end - each.date.begin);
      UNSCOPED_INFO(each.rule << ": " << text << " = " << each.date.value.value.value_or("null"));
      if (each.rule != one.rule || (!one.want_text.empty() && text != one.want_text)) continue;
      seen = (!one.has_value || each.date.value.value.value_or("false") == one.want_value) &&
             (one.want_granularity.empty() || each.date.value.granularity == one.want_granularity);
    }
    CHECK(seen);
  }
}
