// The embedded schemas are the files of rules/, every pack that ships names its schema to editors, and an
// independent validator (Debian's python3-jsonschema) accepts the packs and every record of a real run, and
// refuses what is none.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "given.h"

namespace fs = std::filesystem;

namespace polex {
namespace {

constexpr const char* kValidate = "python3 tests/validate.py ";

bool has_validator() { return given::shell("python3 -c 'import jsonschema, tomllib' 2>/dev/null").code == 0; }

std::vector<fs::path> shipped_toml() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(POLEX_SOURCE_DIR) / "rules"))
    if (entry.path().extension() == ".toml") found.push_back(entry.path());
  return found;
}

}  // namespace

TEST_CASE("polex schema prints the schemas of rules/", "[schema]") {
  for (const char* what : {"record", "pack", "diff", "stats", "errors"}) {
    const given::Ran ran = given::shell(std::string("polex schema ") + what);
    CHECK(ran.code == 0);
    CHECK(ran.out ==
          given::content(fs::path(POLEX_SOURCE_DIR) / "rules" / (std::string(what) + ".schema.json")));
  }
}

TEST_CASE("each file of a shipped pack names the schema in its first line", "[schema]") {
  REQUIRE_FALSE(shipped_toml().empty());
  for (const fs::path& path : shipped_toml()) {
    INFO(path);
    const std::string text = given::content(path);
    const std::string line = text.substr(0, text.find('\n'));
    REQUIRE(line.starts_with("#:schema "));
    CHECK(fs::exists(path.parent_path() / line.substr(9)));
  }
}

TEST_CASE("a validator of others accepts the shipped packs", "[schema]") {
  if (!has_validator()) return given::skip("no python3-jsonschema");
  const given::Ran ran = given::shell(std::string(kValidate) + "rules/pack.schema.json rules/*/*.toml");
  INFO(ran.out);
  CHECK(ran.code == 0);
  CHECK(ran.out == std::to_string(shipped_toml().size()) + " valid\n");
}

TEST_CASE("a validator of others accepts every record of a real run", "[schema]") {
  if (!has_validator()) return given::skip("no python3-jsonschema");
  for (const char* unit : {"codepoint", "byte", "utf16"}) {
    const given::Ran ran = given::shell(
        std::string("polex extract -q --emit document,body,statement,commitment,date --offsets ") + unit +
        " examples/*.txt tests/cases/cli/shared | " + kValidate + "rules/record.schema.json -");
    INFO(ran.out);
    CHECK(ran.code == 0);
    CHECK(std::stoi(ran.out) > 40);
  }
}

TEST_CASE("a validator of others accepts what diff, stats and --errors write", "[schema]") {
  if (!has_validator()) return given::skip("no python3-jsonschema");
  struct Row {
    const char* schema;
    const char* command;
  };
  for (const Row& row : std::vector<Row>{
           {"diff",
            "polex diff --json --emit body,statement,commitment,date tests/cases/cli/shared/tiny.toml "
            "policy-en examples/*.txt"},
           {"diff", "polex diff --json policy-en policy-en examples/*.txt"},
           {"stats", "polex stats --json examples/*.txt"},
           {"errors",
            "printf 'bad\\n{}\\n{\"text\":\"a\",\"date\":\"soon\"}\\n' | polex extract -q -p dates-en "
            "--input ndjson --errors /dev/stdout -o /dev/null --title-field none - nosuch 2>/dev/null"}}) {
    INFO(row.command);
    const given::Ran ran =
        given::shell(std::string(row.command) + " | " + kValidate + "rules/" + row.schema + ".schema.json -");
    INFO(ran.out);
    CHECK(ran.code == 0);
    CHECK(std::stoi(ran.out) > 0);
  }
}

TEST_CASE("a validator of others accepts the records of the gold articles", "[schema][gold]") {
  if (!has_validator()) return given::skip("no python3-jsonschema");
  const auto gold = given::gold();
  if (!gold) return given::skip("no gold files: set POLEX_GOLD");
  const given::Ran ran = given::shell(
      "polex extract -q --emit document,body,statement,commitment,date --input ndjson --include '*.jsonl' '" +
      gold->string() + "' | " + kValidate + "rules/record.schema.json -");
  INFO(ran.out);
  CHECK(ran.code == 0);
  CHECK(std::stoi(ran.out) > 400);
}

TEST_CASE("a validator of others refuses what is no record and no pack", "[schema]") {
  if (!has_validator()) return given::skip("no python3-jsonschema");
  struct Row {
    const char* schema;
    const char* line;  // of JSON
  };
  for (const Row& row : std::vector<Row>{
           {"record", R"({"record":"speech"})"},                                    // no such kind
           {"record", R"({"record":"body","doc":"a","name":"B","kind":"court"})"},  // a field missing
           {"diff", R"({"change":"summary","articles":1})"},                        // fields missing
           {"errors", R"({"code":"I001","severity":"fatal"})"},                     // no such severity
           {"stats", R"({"articles":-1})"},                                         // below nothing
           {"pack", R"({"pack":{"name":"a","version":"1.0.0","licence":"MIT"}})"},  // a misspelt key
           {"pack", R"({"pack":{"name":"a","version":"1.0"}})"},                    // no semver
           {"pack", R"({"mention":[{"id":"a","why":"b","pattern":"c","type":"boddy"}]})"}}) {  // no such type
    INFO(row.line);
    CHECK(given::shell(std::string("echo '") + row.line + "' | " + kValidate + "rules/" + row.schema +
                       ".schema.json - >/dev/null")
              .code == 1);
  }
}

}  // namespace polex
