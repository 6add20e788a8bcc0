// The examples for CI systems do what they say, as far as a machine without them can tell: the workflow's own
// commands and the hooks' are run on the example's packs, sound and broken.
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "given.h"

namespace polex {
namespace {

// What stands behind `key` in the YAML file, one a line that has it.
std::vector<std::string> values(const std::string& file, const std::string& key) {
  std::vector<std::string> found;
  std::istringstream lines(given::content(std::string(POLEX_SOURCE_DIR) + "/" + file));
  for (std::string line; std::getline(lines, line);)
    if (const std::size_t at = line.find(key + ": "); at != std::string::npos && line[0] != '#')
      found.push_back(line.substr(at + key.size() + 2));
  return found;
}

// Runs `command` in a copy of examples/ci; `edit` is run there first.
given::Ran in_copy(const std::string& edit, const std::string& command) {
  return given::shell("dir=$(mktemp -d) && cp -r examples/ci/. $dir && cd $dir && " + edit + " && { " +
                      command + "; }; code=$?; rm -rf $dir; exit $code");
}

constexpr const char* kNoEdit = "true";
constexpr const char* kBreak = "sed -i 's/{body}/{bdoy}/' packs/harbour/pack.toml";
constexpr const char* kFail = "sed -i 's/north basin\"/south basin\"/' packs/harbour/pack.toml";

}  // namespace

TEST_CASE("the workflow's commands pass on the example's packs, and leave their reports", "[examples]") {
  std::vector<std::string> steps;
  for (const std::string& command : values("examples/ci/polex.yml", "run"))
    if (command.starts_with("polex ")) steps.push_back(command);
  REQUIRE(steps.size() == 2);
  for (const std::string& step : steps) {
    INFO(step);
    CHECK(in_copy(kNoEdit, step).code == 0);
  }
  CHECK(in_copy(kNoEdit, steps[0] + " && grep -q '\"version\": \"2.1.0\"' lint.sarif").code == 0);
  CHECK(in_copy(kNoEdit, steps[1] + " && grep -q 'failures=\"0\"' tests.xml").code == 0);
  const given::Ran broken = in_copy(kBreak, steps[0]);
  CHECK(broken.code == 1);
  CHECK(broken.out.find("::error file=packs/harbour/pack.toml,line=30,") != std::string::npos);
  const given::Ran failing = in_copy(kFail, steps[1]);
  CHECK(failing.code == 1);
  CHECK(failing.out.find("title=polex T001::") != std::string::npos);
}

TEST_CASE("the hooks of pre-commit stop what is wrong", "[examples]") {
  const std::vector<std::string> entries = values(".pre-commit-hooks.yaml", "entry");
  REQUIRE(entries.size() == 2);
  const char* faults[] = {kBreak, kFail};
  for (std::size_t hook = 0; hook < entries.size(); ++hook) {
    const std::string command = entries[hook] + " packs/harbour >/dev/null 2>&1";
    INFO(command);
    CHECK(in_copy(kNoEdit, command).code == 0);
    CHECK(in_copy(faults[hook], command).code == 1);
  }
}

}  // namespace polex
