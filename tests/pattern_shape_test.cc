// Prefixes and branches of patterns, and expectations rewritten in place.
#include "rules/pattern_shape.h"

#include <catch2/catch.hpp>

#include "rules/expectations.h"

using namespace polex;

namespace {

std::vector<std::string> prefix_texts(std::string_view pattern) {
  std::vector<std::string> texts;
  for (const auto& alternative : rules::prefixes(pattern))
    for (const rules::Prefix& prefix : alternative) texts.push_back(prefix.pattern);
  return texts;
}

std::vector<std::string> branch_rests(std::string_view pattern) {
  std::vector<std::string> rests;
  for (const rules::Branch& branch : rules::branches(pattern)) rests.push_back(branch.without);
  return rests;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a pattern's prefixes are patterns") {
  struct Case {
    const char* pattern;
    Texts want;
  };
  const Case cases[] = {
      {"will go", {"will", "will ", "will go"}},  // words, not letters
      {"(?P<a>{body} x)y",
       {"(?P<a>{body})", "(?P<a>{body} )", "(?P<a>{body} x)", "(?P<a>{body} x)y"}},  // groups are entered
      {"(?:a|b)c", {"(?:a|b)", "(?:a|b)c"}},                // alternatives are one part
      {"(?:ab)? c", {"(?:ab)?", "(?:ab)? ", "(?:ab)? c"}},  // so is a repetition
      {"a|[|)]b", {"a", "[|)]", "[|)]b"}},                  // a bar in a class is none
      {"(?P<a", {"(?P<a"}},                                 // broken: no more than itself
      {"", {}},
  };
  for (const Case& each : cases) {
    INFO(each.pattern);
    CHECK(prefix_texts(each.pattern) == each.want);
  }
}

TEST_CASE("a pattern without one of its branches") {
  struct Case {
    const char* pattern;
    Texts want;
  };
  const Case cases[] = {
      {"a|bc", {"bc", "a"}},
      {"(?:a|b) c", {"(?:b) c", "(?:a) c"}},
      {"x(?: y)?z", {"xz"}},
      {"x{adv}?z", {"xz"}},
      {"plans? to", {}},     // a letter is no branch
      {R"(a\|b[(|)])", {}},  // nor are escaped bars and classes
      {"(?P<c>(?:a|b)|d)", {"(?P<c>d)", "(?P<c>(?:a|b))", "(?P<c>(?:b)|d)", "(?P<c>(?:a)|d)"}},
  };
  for (const Case& each : cases) {
    INFO(each.pattern);
    CHECK(branch_rests(each.pattern) == each.want);
  }
}

TEST_CASE("a branch's own text ends before what repeats it") {
  const std::string pattern = "x(?: y)*z{adv}?(?:a|b)";
  Texts parts;
  for (const rules::Branch& branch : rules::branches(pattern))
    parts.push_back(pattern.substr(branch.begin, branch.repeated - branch.begin));
  CHECK(parts == Texts{"(?: y)", "{adv}", "a", "b"});
}

TEST_CASE("a pattern without its assertions") {
  CHECK(rules::without_assertions(R"(^a\bc\.[$^\b]\\b$)") == R"((?:)a(?:)c\.[$^\b]\\b(?:))");
  CHECK(rules::without_assertions(R"(\Aa\B\z\d)") == R"((?:)a(?:)(?:)\d)");
}

TEST_CASE("an expectation is rewritten and nothing else") {
  RuleTest test;
  test.place.line = 2;
  const std::string before =
      "x = 1\n[[clause.test]]\ntext = \"t\"\n  want = { a = \"}\", b = ['{'] }  # "
      "why\n[[clause.test]]\nabsent = true\n";
  CHECK(rules::with_expectation(before, test, "absent = true") ==
        "x = 1\n[[clause.test]]\ntext = \"t\"\n  absent = true  # why\n[[clause.test]]\nabsent = true\n");
  test.place.line = 5;
  CHECK(rules::with_expectation(before, test, "want = { }")->ends_with("[[clause.test]]\nwant = { }\n"));
  test.place.line = 6;
  CHECK_FALSE(rules::with_expectation(before, test, "want = { }"));
}
