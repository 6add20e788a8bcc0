// Alternatives that no text can reach, and those that RE2 never takes.
#include "rules/pattern_reach.h"

#include <catch2/catch.hpp>
#include <string>

#include "rules/lint_branches.h"

using namespace polex;

TEST_CASE("word boundaries that cannot hold make their part dead", "[lint]") {
  struct Row {
    const char* why;
    const char* expression;
    const char* dead;  // "" for none
  };
  const Row rows[] = {
      {"the plain case", "a\\bb", "a\\bb"},
      {"between a letter and a space", "a\\b b", ""},
      {"between two that are no letters", "(?:Inc\\.\\b |Ltd )Bank", "Inc\\.\\b "},
      {"a letter may follow", "Inc\\.\\b", ""},
      {"a symbol is no letter", "[\\xf0]\\b said", "[\\xf0]\\b said"},
      {"an optional part in between saves it", "\\.\\b(?:x)? y", ""},
      {"a repetition that can only be none", "\\.(?:\\b )*x", "\\b "},
      {"but not where it must be one", "\\.(?:\\b )+x", "\\.(?:\\b )+x"},
      {"counted", "(?:a\\b){2}", "(?:a\\b){2}"},
      {"\\B inside a word", "a\\Bb", ""},
      {"\\B at its end", "a\\B ", "a\\B "},
      {"an empty class", "x|[^\\x00-\\xff]", "[^\\x00-\\xff]"},
      {"the outermost of a nest", "(?:x|y(?:\\b|\\b)z)", "y(?:\\b|\\b)z"},
      {"the alternative that what follows kills", "(?:a|\\.)\\b ", "\\."},
      {"nothing before \\b is as good as a blank", "^\\ba", ""},
      {"a broken expression is no crash", "(?P<x>a|\\", ""},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.expression);
    const auto dead = rules::dead_parts(row.expression);
    const std::string expression = row.expression;
    CHECK((dead.empty() ? "" : expression.substr(dead[0].begin, dead[0].end - dead[0].begin)) == row.dead);
  }
}

TEST_CASE("alternatives that an earlier one hides", "[lint]") {
  struct Row {
    const char* why;
    const char* pattern;
    const char* hidden;  // "" for none
    bool repeats;
  };
  const Row rows[] = {
      {"the beginning of a later one, at the pattern's end", "{Cap} (?:Bank|Bank of {Cap})", "Bank of {Cap}",
       false},
      {"what follows sends RE2 to the longer one", "(?:plan|plans) to", "", false},
      {"groups may close behind", "(?P<name>(?:Bank|Banks))", "Banks", false},
      {"the longer one first is right", "(?:Banks|Bank)", "", false},
      {"a repetition is no longer word", "(?:ab|abc?)", "abc?", false},
      {"cut inside an atom", "(?:ab|ab?)", "", false},
      {"the same again", "(?:plan|aim|plan) to", "plan", true},
      {"brackets inside", "(?:a|b[)]|a) c", "a", true},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.pattern);
    const auto odd = rules::odd_branches(row.pattern);
    const std::string pattern = row.pattern;
    CHECK((odd.empty() ? "" : pattern.substr(odd[0].begin, odd[0].end - odd[0].begin)) == row.hidden);
    if (!odd.empty()) CHECK(odd[0].repeats == row.repeats);
  }
}
