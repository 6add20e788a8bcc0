// The text that people see of a Diagnostic, asserted whole.
#include "rules/render.h"

#include <catch2/catch.hpp>

namespace polex::rules {

namespace {

Diagnostic sample(std::string line, std::size_t column, std::size_t width) {
  return {"P004", Severity::error, "no such key", {"a.toml", 7, column}, width, std::move(line), {}, ""};
}

}  // namespace

TEST_CASE("a diagnostic is drawn with its line and a caret") {
  struct Row {
    const char* why;
    Diagnostic diagnostic;
    const char* picture;
  };
  const Row rows[] = {
      {"the plain case", sample("pharse = 1", 1, 6), "   7 | pharse = 1\n     | ^^^^^^\n"},
      {"tabs stay tabs, so that the caret stands right at any tab width", sample("\tx\ty", 4, 1),
       "   7 | \tx\ty\n     | \t \t^\n"},
      {"columns are code points", sample("é = 1", 5, 1), "   7 | é = 1\n     |     ^\n"},
      {"CJK takes two cells", sample("部门 x", 2, 3), "   7 | 部门 x\n     |   ^^^^\n"},
      {"behind the line's end", sample("x =", 4, 9), "   7 | x =\n     |    ^\n"},
      {"a column out of all bounds", sample("x", 4000000000, 4000000000), "   7 | x\n     |  ^\n"},
      {"bytes that are no UTF-8",
       sample("a\xFF\xC3"
              "b",
              4, 1),
       "   7 | a\xEF\xBF\xBD\xEF\xBF\xBD"
       "b\n     |    ^\n"},
      {"a pack cannot steer the terminal", sample("a\x1b[31m", 1, 1), "   7 | a?[31m\n     | ^\n"},
      {"no column: the line alone", sample("x = 1", 0, 1), "   7 | x = 1\n"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const std::string head = row.diagnostic.place.column == 0
                                 ? "a.toml:7"
                                 : "a.toml:7:" + std::to_string(row.diagnostic.place.column);
    CHECK(render(row.diagnostic, false) == head + ": error[P004]: no such key\n" + row.picture);
  }
}

TEST_CASE("a long line is shown around its fault") {
  const std::string text = render(sample(std::string(300, 'a') + "b" + std::string(300, 'c'), 301, 1), false);
  CHECK(text == "a.toml:7:301: error[P004]: no such key\n   7 | ..." + std::string(60, 'a') + "b" +
                    std::string(99, 'c') + "...\n     |    " + std::string(60, ' ') + "^\n");
}

TEST_CASE("labels, next step, places that are not known") {
  Diagnostic both = sample("id = \"a\"", 7, 1);
  both.labels = {{{"a.toml", 2, 7}, "first declared here", "id = \"a\""}};
  both.next = "give it another id";
  CHECK(render(both, false) ==
        "a.toml:7:7: error[P004]: no such key\n   7 | id = \"a\"\n     |       ^\n"
        "a.toml:2:7: note: first declared here\n   2 | id = \"a\"\n     |       -\n"
        "next: give it another id\n");
  CHECK(render({"U001", Severity::warning, "no input", {}, 1, "", {}, ""}, false) ==
        "warning[U001]: no input\n");
  CHECK(render({"I001", Severity::note, "no file", {"x.txt", 0, 0}, 1, "", {}, ""}, false) ==
        "x.txt: note[I001]: no file\n");
  CHECK(render({"", Severity::error, "m", {"x", 1, 1}, 1, "a", {}, "n"}, true) ==
        "\x1b[1mx:1:1: \x1b[0m\x1b[1;31merror:\x1b[0m \x1b[1mm\x1b[0m\n"
        "\x1b[1;34m   1 |\x1b[0m a\n\x1b[1;34m     |\x1b[0m \x1b[1;31m^\x1b[0m\n\x1b[1;34mnext:\x1b[0m n\n");
}

}  // namespace polex::rules
