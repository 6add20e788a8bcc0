// Who is meant: the speaker of an article's last statement, with the shipped packs.
#include "engine/resolve.h"

#include <catch2/catch.hpp>

#include "polex/extractor.h"
#include "polex/pack.h"

using namespace polex;

namespace {

// "null" for nobody, "none" where there is no statement at all.
std::string last_speaker(const Extractor& extractor, const char* text) {
  Article article;
  article.text = text;
  const Extraction extraction = extractor.extract(article);
  if (extraction.statements.empty()) return "none";
  return extraction.statements.back().speaker.name.value_or("null");
}

}  // namespace

TEST_CASE("short forms and pronouns are bound where the text tells, else to nobody") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  struct Case {
    const char* text;
    const char* want;
  };
  const Case cases[] = {
      // a title by itself is nobody's name, and its bearer is who has that role
      {"Foreign Minister Tavro Belsing came. The Foreign Minister said the port was open.", "Tavro Belsing"},
      {"Minister Ruiz Tarma spoke. Deputy Minister Ana Belo came. The minister said the port was open.",
       "Ruiz Tarma"},
      {"Deputy Minister Ana Belo came. The minister said the port was open.", "Ana Belo"},
      {"Cabinet Secretary Tavro Belsing came. The CS said the port was open.", "Tavro Belsing"},
      {"The Minister of Jal Belo, Mr Tavro Belsing, came. The Minister said the port was open.",
       "Tavro Belsing"},
      // no role told: who has just spoken
      {"Ana Belo said the port was shut. The former governor said the road was open.", "Ana Belo"},
      // a title that nobody bears
      {"President Ana Belo came. The minister said the port was open.", "minister"},
      // two bodies with that noun, neither of them a subject
      {"Guests came from the Ministry of Finance and from the Ministry of Health. The ministry said the port "
       "was open.",
       "null"},
      {"The Ministry of Finance paid. The ministry said the port was open.", "Ministry of Finance"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(last_speaker(*extractor, each.text) == each.want);
  }
}
