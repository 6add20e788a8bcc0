// Dates before the running text are records, though no sentence holds them.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "polex/extractor.h"

namespace polex {

TEST_CASE("header lines and datelines tell dates", "[dates]") {
  struct Case {
    const char* text;
    std::vector<std::string> dates;
    const char* why;
  };
  const std::string story =
      "The Harbour Bureau said on Tuesday that it will dredge the river and rebuild both of its quays by "
      "2027.\n";
  const Case cases[] = {
      {"LIMA, March 3, 2023 (Post) -- ", {"March 3, 2023", "Tuesday", "2027"}, "a dateline"},
      {"Quays to Reopen\n\nLIMA, March 3 (Post) -- ", {"March 3", "Tuesday", "2027"}, "no year, but a date"},
      {"Quays to Reopen\nMarch 3, 2023\n\n", {"March 3, 2023", "Tuesday", "2027"}, "a date line"},
      {"Quays to Reopen in 2028\n\n", {"2028", "Tuesday", "2027"}, "a title is a sentence of its own"},
      {"https://quays.example.com/2023/03/03/quays-reopen\nQuays to Reopen\n\n",
       {"Tuesday", "2027"},
       "figures of an address are none"},
  };
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const Result<Extractor> extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  for (const Case& c : cases) {
    CAPTURE(c.text, c.why);
    Article article;
    article.text = c.text + story;
    std::vector<std::string> told;
    for (const DateExpression& date : extractor->extract(article).dates)
      told.push_back(article.text.substr(date.span.begin, date.span.size()));
    CHECK(told == c.dates);
  }
}

}  // namespace polex
