// What `polex completion` and `polex man` print holds in the programs that read it: bash completes, zsh and
// fish take the script, groff warns of nothing.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "given.h"

namespace polex {
namespace {

struct Row {
  const char* why;
  std::vector<std::string> words;  // the last one is at the cursor
  const char* want;                // what bash offers, a line each; "*" alone: the names of rules/
};

// bash as it is when Tab is pressed: COMP_WORDS cut, the function called.
std::string completed(const std::vector<std::string>& words) {
  std::string line = "cd rules && bash -c 'source <(polex completion bash); COMP_WORDS=(";
  for (const std::string& word : words) line += "\"" + word + "\" ";
  line += "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _polex; printf \"%s\\n\" \"${COMPREPLY[@]}\"'";
  return given::shell(line).out;
}

}  // namespace

TEST_CASE("bash completes polex", "[completion]") {
  if (!given::command("bash")) return given::skip("no bash");
  const std::vector<Row> rows = {
      {"commands", {"polex", "ex"}, "extract\nexplain\n"},
      {"subcommands", {"polex", "packs", ""}, "list\nshow\ncopy\n"},
      {"long options", {"polex", "extract", "--off"}, "--offsets\n"},
      {"options of a subcommand", {"polex", "packs", "list", "--fo"}, "--format\n"},
      {"none of another command", {"polex", "schema", "--off"}, "\n"},
      {"values of an option", {"polex", "extract", "--offsets", "c"}, "codepoint\n"},
      {"a value behind the sign, as bash cuts it", {"polex", "extract", "--offsets", "=", "u"}, "utf16\n"},
      {"the first value behind the sign", {"polex", "extract", "--format", "="}, "ndjson\njson\ncsv\n"},
      {"joined values keep what stands", {"polex", "extract", "--emit", "body,st"}, "body,statement\n"},
      {"values of a positional", {"polex", "schema", "r"}, "record\n"},
      {"packs by name", {"polex", "extract", "-p", "policy"}, "policy-en\npolicy-en\n"},  // name and folder
      {"packs by file", {"polex", "test", "people-en/pa"}, "people-en/pack.toml\n"},
      {"files", {"polex", "extract", "READ"}, "README.md\n"},
      {"nothing for what only the user knows", {"polex", "extract", "--dct", ""}, "\n"},
      {"behind -- no option", {"polex", "extract", "--", "--off"}, "\n"},
      {"help's commands", {"polex", "help", "sch"}, "schema\n"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(completed(row.words) == row.want);
  }
}

TEST_CASE("zsh takes its completion script", "[completion]") {
  if (!given::command("zsh")) return given::skip("no zsh");
  CHECK(given::shell(
            "polex completion zsh >\"${TMPDIR:-/tmp}/_polex.$$\" && zsh -n \"${TMPDIR:-/tmp}/_polex.$$\"; "
            "code=$?; rm -f \"${TMPDIR:-/tmp}/_polex.$$\"; exit $code")
            .code == 0);
}

TEST_CASE("fish completes polex", "[completion]") {
  if (!given::command("fish")) return given::skip("no fish");
  const auto completed_by_fish = [](const std::string& typed) {
    return given::shell("fish --no-config -c 'polex completion fish | source; complete -C \"" + typed +
                        "\"' | cut -f1")
        .out;
  };
  CHECK(completed_by_fish("polex extr") == "extract\n");
  CHECK(completed_by_fish("polex packs ") == "copy\nlist\nshow\n");
  CHECK(completed_by_fish("polex extract --offsets c") == "codepoint\n");
  CHECK(completed_by_fish("polex schema r") == "record\n");
  CHECK(completed_by_fish("polex packs list --fo") == "--format\n");
}

TEST_CASE("the manual page is good roff and tells each command and option", "[completion]") {
  const std::string page = given::shell("polex man").out;
  for (const char* told : {".SS polex extract", ".SS polex packs list",
                           "\\fB\\-p\\fR, \\fB\\-\\-pack\\fR \\fIPACK\\fR", ".SH EXIT STATUS"})
    CHECK(page.find(told) != std::string::npos);
  if (!given::command("groff")) return given::skip("no groff");
  const given::Ran ran = given::shell("polex man | groff -man -ww -Tascii -z 2>&1");
  CHECK(ran.code == 0);
  CHECK(ran.out.empty());
}

}  // namespace polex
