// Forms of a speaker crossed with frames of reported speech: a form that a frame does not take, or a frame
// that no form gets through, shows here as a row or a column. With the shipped packs.
#include <catch2/catch.hpp>

#include <cctype>
#include <string>
#include <string_view>

#include "polex/extractor.h"
#include "polex/pack.h"

using namespace polex;

namespace {

struct Subject {
  std::string_view form;
  std::string_view name;
};

// "%" is the subject; what it says is always kContent.
struct Frame {
  std::string_view text;
};

constexpr std::string_view kContent = "there was no plan to raise the fee";

std::string place_in(std::string_view frame, std::string_view subject) {
  std::string text(frame);
  text.replace(text.find('%'), 1, subject);
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

// "Name: content" of each statement, a line each.
std::string statements_of(const Extractor& extractor, const std::string& text) {
  Article article;
  article.text = text;
  std::string told;
  for (const Statement& each : extractor.extract(article).statements) {
    std::string content(article.text, each.content.begin, each.content.end - each.content.begin);
    content[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(content[0])));
    told += each.speaker.name.value_or("null") + ": " + content + "\n";
  }
  return told;
}

}  // namespace

TEST_CASE("each form of a speaker is found in each frame of reported speech") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const Subject subjects[] = {
      {"Tomasz Wieczorek", "Tomasz Wieczorek"},
      {"K. R. Tamboril", "K. R. Tamboril"},                  // initials
      {"Maria del Carmen Tarma", "Maria del Carmen Tarma"},  // small words inside
      {"former rower Maria Kovacova", "Maria Kovacova"},     // a description that no list knows
      {"the new Chilean finance minister, Maria Kovacova,", "Maria Kovacova"},
      {"a retired teacher, Maria Kovacova,", "Maria Kovacova"},
      {"the UN's top envoy for Libya, Maria Kovacova,", "Maria Kovacova"},
      {"Maria Kovacova, a mother of three,", "Maria Kovacova"},
      {"the rower with the red hat", "rower with the red hat"},  // nobody's name
      {"a statement from the palace", "statement from the palace"},
      {"one of the organisers", "one of the organisers"},
      {"the Danish embassy in Cairo", "Danish embassy in Cairo"},
      {"the charity Open Door", "Open Door"},
  };
  const Frame frames[] = {
      {"% said that there was no plan to raise the fee."},
      {"% said there was no plan to raise the fee."},
      {"% later said there was no plan to raise the fee."},
      {"% warned that there was no plan to raise the fee."},
      {"On Tuesday, % said there was no plan to raise the fee."},
      {"In a report released last week, % said there was no plan to raise the fee."},
      {"The road was reopened, but % said there was no plan to raise the fee."},
      {"There was no plan to raise the fee, % said."},
  };
  for (const Subject& subject : subjects)
    for (const Frame& frame : frames) {
      const std::string text = place_in(frame.text, subject.form);
      INFO(text);
      std::string told = statements_of(extractor.value(), text);
      if (told.starts_with("One")) told[0] = 'o';
      CHECK(told == std::string(subject.name) + ": " + std::string(kContent) + "\n");
    }
}

TEST_CASE("what does not speak is no source") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const char* texts[] = {
      "The minister believes that the plan will work.",        // an attitude
      "Under the proposal, the port would be closed.",         // what a proposal would do
      "The ship with the red hull left the port that night.",  // a thing, and no cue
      "The temperature in the valley rose to 40 degrees.",    "Maria Kovacova declined to comment.",
      "A number of shops that had closed in May reopened.",   "The law that was passed in May helps farmers.",
      "The storm in the north claimed twelve lives.",
  };
  for (const char* text : texts) {
    INFO(text);
    CHECK(statements_of(extractor.value(), text).empty());
  }
}
