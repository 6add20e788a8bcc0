// Which words of a sentence are a commitment's deadline, with the shipped packs.
#include "engine/told_deadline.h"

#include <catch2/catch.hpp>

#include "polex/extractor.h"
#include "polex/pack.h"

using namespace polex;

namespace {

// Of the article's last commitment; "none" without one, "" without a deadline.
std::string last_deadline(const Extractor& extractor, const char* text) {
  Article article;
  article.text = text;
  const Extraction extraction = extractor.extract(article);
  if (extraction.commitments.empty()) return "none";
  const auto& deadline = extraction.commitments.back().deadline;
  return deadline ? article.text.substr(deadline->span.begin, deadline->span.size()) : "";
}

}  // namespace

TEST_CASE("a date before the actor is a deadline unless what follows is told as past", "[dates]") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const struct {
    const char* text;
    const char* deadline;
    const char* why;
  } cases[] = {
      {"Next year, Kenya will build a road.", "Next year", "the building's date"},
      {"On Monday, Kenya agreed to build a road.", "", "the agreeing's date"},
      {"On Monday, Kenya announced it would build a road.", "", "the announcement's date"},
      {"On Monday, Kenya agreed to build a road by 2099.", "by 2099", "the action's own date goes first"},
      {"Kenya will by 2099 build a road.", "by 2099", "between the cue and the action"},
      {"Kenya aims by 2099 to build a road.", "by 2099", "inside the cue"},
      {"Kenya agreed on Monday to build a road.", "", "the agreeing's date inside the cue"},
  };
  for (const auto& c : cases) {
    INFO(c.text << " -- " << c.why);
    CHECK(last_deadline(*extractor, c.text) == c.deadline);
  }
}
