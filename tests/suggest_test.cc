// "Did you mean".
#include "rules/suggest.h"

#include <catch2/catch.hpp>

namespace polex::rules {

TEST_CASE("closest") {
  const std::vector<std::string> known = {"phase", "pattern", "patterns", "id", "why"};
  CHECK(closest("pharse", known) == "phase");    // one letter too many
  CHECK(closest("pahse", known) == "phase");     // two letters swapped
  CHECK(closest("patern", known) == "pattern");  // the nearer of two
  CHECK(closest("ix", known) == "id");           // short words may differ in one letter
  CHECK(closest("subject", known).empty());      // nothing near
  CHECK(closest("", known).empty());
  CHECK(closest(std::string(100000, 'p'), known).empty());  // at no cost
}

TEST_CASE("edit_distance") {
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "abc") == 0);
  CHECK(edit_distance("abcd", "acbd") == 1);
}

}  // namespace polex::rules
