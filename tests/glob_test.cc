// Globs as --include and --exclude mean them.
#include "io/glob.h"

#include <catch2/catch.hpp>

TEST_CASE("globs") {
  struct Row {
    const char* glob;
    const char* path;
    bool matches;
  };
  const Row rows[] = {
      {"*.txt", "a.txt", true},
      {"*.txt", "sub/a.txt", true},
      {"*.txt", "a.txt.gz", false},
      {"sub/*", "sub/a", true},
      {"sub/*", "sub/deep/a", false},
      {"sub/**", "sub/deep/a", true},
      {"**/a", "a", true},
      {"**/a", "x/y/a", true},
      {"x/**/a", "x/a", true},
      {"x/**/a", "x/y/z/a", true},
      {"x/**/a", "y/a", false},
      {"?.txt", "a.txt", true},
      {"?.txt", "ab.txt", false},
      {"[a-c]x", "bx", true},
      {"[!a-c]x", "bx", false},
      {"[]]", "]", true},
      {"[", "[", true},
      {"\\*", "*", true},
      {"\\*", "a", false},
      {"", "", true},
      {"*a*b*c", "xxaxxbxxc", true},
      {"*a*b*c", "xxaxxbxxd", false},
      {"**/*.md", "a/b/c.md", true},
      {"a/?/c", "a/b/c", true},
      {"a/?/c", "a///c", false},
  };
  for (const Row& row : rows) {
    INFO(row.glob << " on " << row.path);
    CHECK(polex::io::matches_glob(row.glob, row.path) == row.matches);
  }
}
