#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/layout.h"

using polex::Article;
using polex::text::kNone;
using polex::text::Layout;
using polex::text::Unit;

namespace {

// The top-level units of one paragraph.
std::vector<std::string> sentences(const std::string& paragraph) {
  Article article;
  article.text = "A headline that opens the article\n\n" + paragraph;
  const Layout layout = polex::text::lay_out(article);
  std::vector<std::string> found;
  for (const Unit& unit : layout.units)
    if (unit.inside == kNone && unit.paragraph > 0)
      found.push_back(article.text.substr(unit.span.begin, unit.span.size()));
  return found;
}

}  // namespace

TEST_CASE("sentences of a paragraph") {
  struct Row {
    const char* why;
    std::vector<std::string> want;  // the paragraph is these, joined by spaces
  };
  const Row rows[] = {
      {"two", {"The bureau said so.", "It left."}},
      {"titles", {"Mr. Smith met Gen. Lee, Coun. Low and Sen. J. P. Roe in St. Louis.", "They talked."}},
      {"U.S. in mid-sentence", {"The U.S. Senate and the U.S. attorney met."}},
      {"U.S. at the end", {"They came from the U.S.", "The rest stayed at home."}},
      {"No. before a number", {"They went to No. 1 Middle School and left."}},
      {"no as the last word", {"The answer is no.", "Nobody was surprised."}},
      {"companies", {"Acme Co., Ltd. and Foo Inc. will merge.", "It is agreed."}},
      {"company at the end", {"It hired Foo Inc.", "The work starts soon."}},
      {"months", {"It begins on Jan. 15 and ends in Feb. 2024 or so."}},
      {"a.m.", {"It opens at 9 a.m. on Monday.", "Doors close at 5 p.m.", "The mayor will speak."}},
      {"decimals and money", {"It grew by 4.6 percent to Rs. 1,480 crore.", "Good."}},
      {"e.g. and i.e.", {"Plants, e.g. Reeds, and fish, i.e. Carp, died."}},
      {"ellipsis", {"They waited ... and waited.", "It came."}},
      {"ellipsis that ends", {"They climbed all over each other...", "Republicans left."}},
      {"the ellipsis character", {"They waited…", "It came."}},
      {"exclamation and question", {"Why now?", "Nobody knows!", "It is late."}},
      {"brackets", {"It closed. (The bureau denies it.)", "It opened."}},
      {"closing bracket behind the stop", {"(It closed in May.)", "It opened."}},
      {"lower case goes on", {"The site node.js and the firm Yahoo! were named."}},
      {"a colon list stays", {"They asked for: roads; bridges; and schools.", "They got none."}},
      {"initials", {"George W. Bush and J. P. Morgan met H. G. Wells."}},
      {"Nov. in capitals of another script", {"Écoles will open.", "Žilina will follow.", "Это так."}},
      {"an emoji", {"We won 😀.", "It is over."}},
      {"number opens", {"It cost a lot.", "16 percent paid."}},
      {"dash behind a stop goes on", {"The U.S. — and others — left."}},
      {"CJK stops need no space", {"会议指出。"}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    std::string paragraph;
    for (const std::string& sentence : row.want) paragraph += (paragraph.empty() ? "" : " ") + sentence;
    std::vector<std::string> want = row.want;
    if (std::string(row.why) == "brackets") want = {"It closed.", "(The bureau denies it.)", "It opened."};
    CHECK(sentences(paragraph) == want);
  }
}

TEST_CASE("sentences where white space is not what it should be") {
  struct Row {
    const char* why;
    std::string text;
    std::vector<std::string> want;
  };
  const Row rows[] = {
      {"a lost space",
       "They left the industry.The bureau stayed.",
       {"They left the industry.", "The bureau stayed."}},
      {"a name with a dot",
       "They use Booking.com and U.S.Steel parts.",
       {"They use Booking.com and U.S.Steel parts."}},
      {"CJK", "会议指出。会议强调！", {"会议指出。", "会议强调！"}},
      {"two spaces", "They left.  It rained.", {"They left.", "It rained."}},
      {"no-break space", "They left.\u00A0It rained.", {"They left.", "It rained."}},
      {"no stop at the end", "They left. It rained", {"They left.", "It rained"}},
      {"control characters", std::string("They left.\0It rained.", 21), {"They left.", "It rained."}},
      {"one stop", ".", {}},
      {"only marks", "\" ' .", {}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(sentences(row.text) == row.want);
  }
}

TEST_CASE("a sentence never crosses a paragraph") {
  CHECK(sentences("They left without a word and\n\nThe bureau stayed.") ==
        std::vector<std::string>{"They left without a word and", "The bureau stayed."});
}

TEST_CASE("headlines and list items say so") {
  Article article;
  article.text =
      "Title of the article\n\nThe council will:\n\n- build roads;\n- pay teachers.\n\nCall for access\n\nIt "
      "spoke.";
  const Layout layout = polex::text::lay_out(article);
  struct Row {
    bool headline;
    bool list_item;
    bool opens;
  };
  const Row rows[] = {{true, false, true}, {false, false, true}, {false, true, true},
                      {false, true, true}, {true, false, true},  {false, false, true}};
  REQUIRE(layout.units.size() == std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    INFO(i);
    CHECK(layout.units[i].headline == rows[i].headline);
    CHECK(layout.units[i].list_item == rows[i].list_item);
    CHECK(layout.units[i].opens_paragraph == rows[i].opens);
  }
}
