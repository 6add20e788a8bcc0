#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/stages.h"

using polex::text::mark_headlines;
using polex::text::Paragraph;
using polex::text::split_paragraphs;

namespace {

// A paragraph as a row shows it: "- " before a list item, "# " before a headline, line feeds as "|".
std::vector<std::string> shown(const std::string& text) {
  std::vector<Paragraph> paragraphs = split_paragraphs(text);
  mark_headlines(text, paragraphs);
  std::vector<std::string> rows;
  for (const Paragraph& paragraph : paragraphs) {
    std::string row = paragraph.list_item ? "- " : paragraph.headline ? "# " : "";
    for (const char c : text.substr(paragraph.span.begin, paragraph.span.size())) row += c == '\n' ? '|' : c;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("paragraphs") {
  struct Row {
    const char* why;
    std::string text;
    std::vector<std::string> want;
  };
  const std::string wrapped_a = "The harbour bureau said on Monday that the dredging of the\n";
  const std::string wrapped_b = "northern channel would begin in May and that ferries would\n";
  const std::string wrapped_c = "run on the old timetable until the end of the summer.";
  const std::string joined =
      "The harbour bureau said on Monday that the dredging of the|"
      "northern channel would begin in May and that ferries would|"
      "run on the old timetable until the end of the summer.";
  const Row rows[] = {
      {"empty text", "", {}},
      {"white space only", " \n\t\r\n\n", {}},
      {"blank lines part", "One.\n\nTwo.", {"One.", "Two."}},
      {"CRLF", "One.\r\n\r\nTwo.\r\n", {"One.", "Two."}},
      {"a blank line may hold spaces", "One.\n  \t\nTwo.", {"One.", "Two."}},
      {"whole paragraphs on lines of their own",
       "One is here.\nTwo is here.",
       {"One is here.", "Two is here."}},
      {"hard-wrapped lines are one", wrapped_a + wrapped_b + wrapped_c, {joined}},
      {"two wrapped paragraphs",
       wrapped_a + wrapped_b + wrapped_c + "\n\n" + wrapped_a + wrapped_b + wrapped_c,
       {joined, joined}},
      {"short header lines in a wrapped article stay apart",
       "MEDIA RELEASE\nJuly 23, 2024\n\n" + wrapped_a + wrapped_b + wrapped_c,
       {"# MEDIA RELEASE", "# July 23, 2024", joined}},
      {"bullets",
       "The council:\n- approved a contract\n* agreed to pay\n• heard a report\n— left",
       {"The council:", "- approved a contract", "- agreed to pay", "- heard a report", "- left"}},
      {"numbers",
       "1. Build roads.\n(a) Pave them.\n2) Paint them.",
       {"- Build roads.", "- Pave them.", "- Paint them."}},
      {"a number of more than three digits is a year", "2023. A good year.", {"2023. A good year."}},
      {"a no-break space behind the number", "1.\u00A0\u00A0The Ministry spoke.", {"- The Ministry spoke."}},
      {"a hyphenated word is no bullet", "-ish words.", {"-ish words."}},
      {"headline", "Cholera fears\n\nThe agency spoke.", {"# Cholera fears", "The agency spoke."}},
      {"a line that leads on is no headline", "The Commission will:", {"The Commission will:"}},
      {"a wide gap parts what a page put into boxes",
       "Title of it               For Immediate Release",
       {"# Title of it", "# For Immediate Release"}},
      {"CJK", "第一段。\n\n第二段。", {"第一段。", "第二段。"}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(shown(row.text) == row.want);
  }
}
