// Lines of word lists.
#include "rules/list_entries.h"

#include <catch2/catch.hpp>

namespace polex::rules {

TEST_CASE("read_entry") {
  using Forms = std::vector<std::string>;
  struct Row {
    const char* why;
    const char* line;
    Inflect inflect;
    Forms forms;
    const char* fault;
    std::size_t fault_at;
  };
  const char* parentheses = "irregular forms stand in one pair of parentheses at the end";
  const Row rows[] = {
      {"aliases", "Ministry | Min. |MoF", Inflect::none, {"Ministry", "Min.", "MoF"}, "", 0},
      {"an alias twice stands once", "a | b | a", Inflect::none, {"a", "b"}, "", 0},
      {"given forms first, then inflected ones",
       "say (said) | tell (told)",
       Inflect::verb,
       {"say", "tell", "says", "said", "saying", "tells", "told", "telling"},
       "",
       0},
      {"parentheses of a name, where nothing is inflected", "Bank (UK)", Inflect::none, {"Bank (UK)"}, "", 0},
      {"an empty alias", "a | | b", Inflect::none, {"a", "b"}, "the name is empty", 3},
      {"nothing", "", Inflect::none, {}, "the name is empty", 0},
      {"a bar at the end", "a |", Inflect::none, {"a"}, "the name is empty", 3},
      {"not closed", "say (said", Inflect::verb, {}, parentheses, 0},
      {"closed before it opens", ")say(", Inflect::verb, {}, parentheses, 0},
      {"words behind", "call (called) off", Inflect::verb, {}, parentheses, 0},
      {"an empty form", "say (said,)", Inflect::verb, {}, "an irregular form is empty", 0},
      {"only forms", "(said)", Inflect::verb, {}, "the name is empty", 0},
  };
  for (const Row& row : rows) {
    INFO(row.line << ": " << row.why);
    const EntryForms entry = read_entry(row.line, row.inflect);
    CHECK(entry.forms == row.forms);
    CHECK(entry.fault == row.fault);
    CHECK(entry.fault_at == row.fault_at);
  }
}

}  // namespace polex::rules
