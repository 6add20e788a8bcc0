// Who undertakes what, crossed: each form of an actor before each form of a cue, so that no sentence is
// learnt alone.
#include <catch2/catch.hpp>

#include <string>

#include "polex/extractor.h"
#include "polex/pack.h"

using namespace polex;

namespace {

struct Subject {
  const char* before;   // an earlier sentence, or ""
  const char* subject;  // as it stands in mid-sentence
  const char* name;
  const char* why;
};

struct Frame {
  const char* before;  // the actor
  const char* behind;  // up to the action
  const char* modality;
  bool negated;
};

std::string replaced(std::string text, char mark, const std::string& by) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
    text.replace(at, 1, by);
  return text;
}

// "actor | modality | action" of the only commitment; how many there are, where it is not one.
std::string told(const Extractor& extractor, const std::string& text) {
  Article article;
  article.text = text;
  const Extraction extraction = extractor.extract(article);
  if (extraction.commitments.size() != 1) return std::to_string(extraction.commitments.size());
  const Commitment& only = extraction.commitments.front();
  return only.actor.name.value_or("null") + " | " + only.modality + (only.negated ? " not | " : " | ") +
         article.text.substr(only.action.begin, only.action.size());
}

}  // namespace

TEST_CASE("every actor with every cue", "[commitments]") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const Subject actors[] = {
      {"", "Kenya", "Kenya", "a place that acts"},
      {"", "the Harbour Bureau", "Harbour Bureau", "a body"},
      {"", "the Harbour Bureau, which has two ships,", "Harbour Bureau", "a relative clause between"},
      {"", "the Harbour Bureau, as part of a wider reform,", "Harbour Bureau", "an adjunct between"},
      {"", "the Harbour Bureau along with its partners", "Harbour Bureau", "companions"},
      {"", "Health Minister Tove Lindqvist", "Tove Lindqvist", "a title"},
      {"", "Tove Lindqvist, head of the Harbour Bureau,", "Tove Lindqvist", "an apposition"},
      {"The Harbour Bureau met.", "the bureau", "Harbour Bureau", "a short form"},
      {"Health Minister Tove Lindqvist spoke on Tuesday.", "Lindqvist", "Tove Lindqvist", "a surname"},
      {"", "the Danish government", "Danish government", "a group"},
  };
  const Frame frames[] = {
      {"@", "will", "will", false},
      {"@", "will never", "will", true},
      {"On Tuesday, @", "will", "will", false},
      {"Rain fell last year, and @", "will", "will", false},
      {"The grants come late, but @", "has decided to", "plan", false},
      {"@", "has drawn up plans to", "plan", false},
      {"@", "aims to", "aim", false},
      {"@", "pledged at a summit to", "pledge", false},
      {"@", "sold its ships and pledged to", "pledge", false},
      {"@", "sold its ships, vowing to", "pledge", false},
      {"@", "agreed on Monday to", "agree", false},
  };
  for (const Subject& actor : actors)
    for (const Frame& frame : frames) {
      std::string sentence =
          replaced(frame.before, '@', actor.subject) + " " + frame.behind + " build a road.";
      if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
      const std::string text = *actor.before == 0 ? sentence : std::string(actor.before) + " " + sentence;
      INFO(text << " -- " << actor.why);
      CHECK(told(*extractor, text) == std::string(actor.name) + " | " + frame.modality +
                                          (frame.negated ? " not | " : " | ") + "build a road");
    }
}

TEST_CASE("no actor undertakes what is foretold, asked or past", "[commitments]") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const char* actors[] = {"Kenya", "the Harbour Bureau", "the Danish government",
                          "Health Minister Tove Lindqvist"};
  const char* frames[] = {
      "Critics fear that @ will build a road.",
      "The traders urged @ to build a road.",
      "It is unclear whether @ will build a road.",
      "If @ agrees to build a road, talks may go on.",
      "In 2019, @ failed to build a road.",
      "They know that @ could build a road.",
      "They know that @ is prepared to build a road.",
      "Attempts by @ to build a road failed.",
  };
  for (const char* frame : frames)
    for (const char* actor : actors) {
      const std::string text = replaced(frame, '@', actor);
      INFO(text);
      CHECK(told(*extractor, text) == "0");
    }
}
