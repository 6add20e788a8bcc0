#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/layout.h"
#include "text/stages.h"

using polex::Article;
using polex::Span;
using polex::text::kNone;
using polex::text::Layout;
using polex::text::Quotation;
using polex::text::QuotePair;
using polex::text::Unit;

namespace {

std::string cut(const std::string& text, Span span) { return text.substr(span.begin, span.size()); }

// Each top-level unit with its Quotations shown as Q (B: a block), after the title.
std::vector<std::string> masked(const std::string& body) {
  Article article;
  article.text = "A headline that opens the article\n\n" + body;
  const Layout layout = polex::text::lay_out(article);
  std::vector<std::string> rows;
  for (const Unit& unit : layout.units) {
    if (unit.inside != kNone || unit.paragraph == 0) continue;
    std::string row;
    std::size_t at = unit.span.begin;
    for (const std::size_t index : unit.quotations) {
      const Quotation& quotation = layout.quotations[index];
      row += article.text.substr(at, quotation.outer.begin - at) + (quotation.block ? "B" : "Q");
      if (quotation.parts.size() > 1) row += std::to_string(quotation.parts.size());
      at = quotation.outer.end;
    }
    rows.push_back(row + article.text.substr(at, unit.span.end - at));
  }
  return rows;
}

}  // namespace

TEST_CASE("marks are paired by where they stand") {
  struct Row {
    const char* why;
    std::string text;
    std::vector<std::string> want;  // the words between the marks
  };
  const Row rows[] = {
      {"straight", "He \"won\" it.", {"won"}},
      {"curly", "He “won” it.", {"won"}},
      {"single curly", "He ‘won it’ all.", {"won it"}},
      {"single straight", "the 'gaucho' state", {"gaucho"}},
      {"guillemets", "He «won» it.", {"won"}},
      {"guillemets with spaces", "He « won it » all.", {" won it "}},
      {"low marks", "He „won“ it.", {"won"}},
      {"TeX", "He ``won it'' all.", {"won it"}},
      {"an opening mark closes", "the “tough battle“ of spring", {"tough battle"}},
      {"a single mark closes a double one", "let it “come alive‘ in innovation", {"come alive"}},
      {"mixed shapes", "“They won it,\" he said.", {"They won it,"}},
      {"apostrophes", "The bureau's plan isn't the farmers' wish.", {}},
      {"a curly possessive inside", "“the farmers’ land is theirs” he", {"the farmers’ land is theirs"}},
      {"a possessive inside single marks", "‘the farmers’ land is here’ he", {"the farmers’ land is here"}},
      {"years and clipped words", "the ’90s and rock 'n' roll, 'tis", {}},
      {"nested", "“He said ‘go’ to us”", {"He said ‘go’ to us"}},
      {"nested of the same kind", "“He said “go” to us” and", {"He said “go” to us"}},
      {"a mark without a partner, then a pair", "He \"won and \"lost it\" all", {"lost it"}},
      {"unclosed: to the end", "“We won, he said.", {"We won, he said."}},
      {"no space before", "services.\"Rural people need it,\" he said", {"Rural people need it,"}},
      {"a dash before", "—“We won”—", {"We won"}},
      {"none", "Nothing here.", {}},
      {"a stray closing mark", "Nothing here” at all.", {}},
      {"CJK", "他说“我们会努力”。", {"我们会努力"}},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.text);
    std::vector<QuotePair> pairs;
    polex::text::pair_quotes(row.text, {0, row.text.size()}, pairs);
    std::vector<std::string> found;
    for (const QuotePair& pair : pairs) found.push_back(cut(row.text, pair.inner));
    CHECK(found == row.want);
  }
}

TEST_CASE("which quoted words are a Quotation, and where the sentence around them ends") {
  struct Row {
    const char* why;
    std::string body;
    std::vector<std::string> want;
  };
  const Row rows[] = {
      {"opens a sentence", "“We won the day,” he said. “It is over.”", {"Q he said.", "Q"}},
      {"interrupted", "“We won,” he said, “and it is over.”", {"Q he said, Q"}},
      {"interrupted, a name and a role between",
       "“It is hard,” Wang, head of X, said, “but we try.”",
       {"Q Wang, head of X, said, Q"}},
      {"what follows is the next sentence", "“It is over.” The bureau left.", {"Q", "The bureau left."}},
      {"a question goes on in lower case",
       "“How many live here? Is it hot?” he asked. They ate.",
       {"Q he asked.", "They ate."}},
      {"a question and its speaker in capitals",
       "“Is the food hot?” Peng asked. They ate.",
       {"Q Peng asked.", "They ate."}},
      {"a question that nobody tags", "“Is the food hot?” Peng left.", {"Q", "Peng left."}},
      {"behind a colon",
       "Hrovat replied: \"We are not there yet.\" She left.",
       {"Hrovat replied: Q", "She left."}},
      {"behind a cue and a comma", "He said, “We will go now.”", {"He said, Q"}},
      {"behind a cue", "He said “We will go now.”", {"He said Q"}},
      {"one word with a comma", "“Yes,” he said.", {"Q he said."}},
      {"partial, in lower case",
       "He said it was “a step in the right direction” for all.",
       {"He said it was “a step in the right direction” for all."}},
      {"partial, to the end",
       "He said an exit “could be possible if the market allows.” Demand grew.",
       {"He said an exit “could be possible if the market allows.”", "Demand grew."}},
      {"a name in marks", "The “Action Plan” measures will help.", {"The “Action Plan” measures will help."}},
      {"a short name opens the sentence",
       "“Action Plan” measures will help.",
       {"“Action Plan” measures will help."}},
      {"titles of works after commas",
       "The plans, “Made in China 2025” and “Silk Road”, went on.",
       {"The plans, “Made in China 2025” and “Silk Road”, went on."}},
      {"slogan as a subject", "“People come before profits” is the slogan.", {"Q is the slogan."}},
      {"single marks", "‘We will go now,’ he said.", {"Q he said."}},
      {"nested marks are none of their own", "“He told me ‘Go away.’ I went,” she said.", {"Q she said."}},
      {"stop outside", "He said: “We will go now”. She left.", {"He said: Q.", "She left."}},
      {"unclosed ends with its paragraph", "“We won the day.\n\nThe bureau left.", {"Q", "The bureau left."}},
      {"reopened at each paragraph",
       "“We won.\n\n“We lost,” he said. It rained.",
       {"Q2 he said.", "It rained."}},
      {"reopened twice behind a colon",
       "He said: “One is here.\n\n“Two is here.\n\n“Three is here.”\n\nIt rained.",
       {"He said: Q3", "It rained."}},
      {"block quotation",
       "Minister Jane Roe said:\n\n    We will put it right.\n\n    It is time.\n\nIt rained.",
       {"Minister Jane Roe said:\n\n    B2", "It rained."}},
      {"set in, but no cue",
       "The list follows:\n\n    It is long.\n\nIt rained.",
       {"The list follows:", "It is long.", "It rained."}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(masked(row.body) == row.want);
  }
}

TEST_CASE("a Quotation's sentences are units inside it") {
  Article article;
  article.text = "A headline that opens the article\n\nHe said: “We won. It is over.”";
  const Layout layout = polex::text::lay_out(article);
  REQUIRE(layout.quotations.size() == 1);
  REQUIRE(layout.units.size() == 4);
  CHECK(layout.quotations[0].unit == 1);
  CHECK(cut(article.text, layout.quotations[0].outer) == "“We won. It is over.”");
  CHECK(cut(article.text, layout.quotations[0].parts[0]) == "We won. It is over.");
  CHECK(cut(article.text, layout.units[2].span) == "We won.");
  CHECK(cut(article.text, layout.units[3].span) == "It is over.");
  CHECK(layout.units[2].inside == 0);
  CHECK(layout.units[3].inside == 0);
}
