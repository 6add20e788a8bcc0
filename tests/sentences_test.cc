#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/layout.h"
#include "text/stages.h"

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
      {"titles",
       {"Mr. Smith met Gen. Lee, Usec. Diaz, Coun. Low and Sen. J. P. Roe in St. Louis.", "They talked."}},
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

TEST_CASE("a sentence without an end is cut") {
  constexpr std::size_t kLongest = polex::text::kLongestSentence;
  const auto repeated = [](const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  struct Row {
    const char* why;
    std::string text;
    std::size_t sentences;
    const char* end;  // of the first
  };
  const std::string words = repeated("reeds and wells ", 3 * kLongest);
  const std::string quoted = "\"" + repeated("We dig wells. ", 2 * kLongest) + "We will,\" he said in May.";
  const Row rows[] = {
      {"no longer than allowed", words.substr(0, kLongest - 1), 1, ""},
      {"at a blank", words, 3, "wells"},
      {"rather behind a comma", repeated("reeds and wells, ", 3 * kLongest), 4, "wells,"},
      {"not behind one of the first half", "Reeds, " + words, 4, ""},
      {"no blank", repeated("x", 3 * kLongest), 3, "x"},
      {"characters of three bytes", repeated("\xE4\xB8\xAD", 3 * kLongest), 4, "\xE4\xB8\xAD"},
      {"a quotation counts as one symbol", quoted, 1, "May."},
      {"a mark that is closed nowhere", "\"Reeds " + repeated("and wells ", 9 * kLongest), 10, ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const std::vector<std::string> found = sentences(row.text);
    REQUIRE(found.size() == row.sentences);
    CHECK(found[0].size() > kLongest / 2);
    CHECK(found[0].ends_with(row.end));
    for (const std::string& sentence : found) CHECK((sentence.size() <= kLongest || row.text == quoted));
  }
  Article article;
  article.text = "\"" + repeated("we dig wells and ", 3 * kLongest) + "we will,\" he said.";
  for (const Unit& unit : polex::text::lay_out(article).units)
    CHECK((unit.inside == kNone || unit.span.size() <= kLongest));
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
