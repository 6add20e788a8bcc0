// Packs in, findings out: each folder of tests/cases/packs/ is a pack (or packs) with the whole text that
// people see of it in expected.txt. POLEX_UPDATE=1 writes the expected side.
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "given.h"
#include "pack_cases.h"
#include "rules/codes.h"
#include "rules/pack_loader.h"
#include "rules/render.h"

namespace polex::rules {

namespace {

const std::filesystem::path kCases = packs::cases("packs");

const std::vector<EmbeddedFile> kBuiltins = {
    {"policy-en/pack.toml", "[pack]\nname = \"policy-en\"\nversion = \"0.1.0\"\nimports = [\"dates-en\"]\n"},
    {"dates-en/pack.toml",
     "[pack]\nname = \"dates-en\"\nversion = \"0.1.0\"\n[list.month]\nfile = \"months.txt\"\n"},
    {"dates-en/months.txt", "January | Jan.\nMay\n"},
};

}  // namespace

TEST_CASE("every fault of a pack is told, with its place and a next step") {
  packs::check(kCases,
               [](const std::vector<std::string>& wanted) { return load_packs(wanted, kBuiltins).findings; });
}

TEST_CASE("no code is given twice") {
  std::set<std::string_view> codes;
  for (const Code& code : kCodes) CHECK(codes.insert(code.code).second);
}

TEST_CASE("one pack with ten faults shows ten") {
  CHECK(load_packs({(kCases / "ten-faults").string()}, {}).findings.size() == 10);
}

TEST_CASE("a whole pack is read with the places of its strings") {
  const PackSet set = load_packs({(kCases / "clean").string()}, kBuiltins);
  REQUIRE(set.findings.empty());
  REQUIRE(set.packs.size() == 2);
  CHECK(set.packs[0].name == "dates-en");
  CHECK(set.packs[0].path == "builtin:dates-en");
  const Pack& pack = set.packs[1];
  CHECK(pack.sha256.size() == 64);
  CHECK(pack.license == "MIT");
  REQUIRE(pack.rules.size() == 3);
  CHECK(pack.rules[0].full_id() == "clean:quote-first");
  CHECK(pack.rules[1].stage == RuleStage::mention);

  struct Row {
    const char* why;
    const PackText& text;
    const char* value;
    std::size_t line;
    std::size_t column;
    bool literal;
  };
  const Rule& clause = pack.rules[0];
  const Row rows[] = {
      {"single quotes", clause.patterns[0], "(?P<cue>{say}) that (?P<content>{clause})", 26, 14, true},
      {"three quotes, first line end dropped", clause.patterns[1], "a\nb", 28, 1, true},
      {"double quotes without an escape", clause.patterns[2], "é{say}", 29, 10, true},
      {"an escape: columns cannot be counted", clause.patterns[3], "a\tb", 29, 20, false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(row.text.value == row.value);
    CHECK(row.text.place.line == row.line);
    CHECK(row.text.place.column == row.column);
    CHECK(row.text.literal == row.literal);
  }
  REQUIRE(clause.tests.size() == 2);
  CHECK(clause.tests[0].date == "2024-03-01");
  CHECK(clause.tests[0].want[0].field == "speaker");
  CHECK(clause.tests[0].want[1].is_bool);
  CHECK(clause.tests[1].absent);
  CHECK(pack.rules[2].until[0].value == "but");
  CHECK(pack.rules[2].records[0].value == "commitment");
}

TEST_CASE("lists: words, sections, files, roles, inflection") {
  const PackSet set = load_packs({(kCases / "clean").string()}, kBuiltins);
  REQUIRE(set.packs.size() == 2);
  const std::vector<WordList>& lists = set.packs[1].lists;
  REQUIRE(lists.size() == 3);
  CHECK(lists[0].entries[0].forms == std::vector<std::string>{"say", "says", "said", "saying"});
  CHECK(lists[0].entries[1].forms ==
        std::vector<std::string>{"point out", "points out", "pointed out", "pointing out"});
  const std::vector<ListEntry>& heads = lists[1].entries;
  REQUIRE(heads.size() == 5);
  CHECK(heads[0].forms == std::vector<std::string>{"Bureau", "Bureaus"});
  CHECK(heads[1].section == "court");
  CHECK(heads[3].section.empty());
  CHECK(heads[3].place.line == 2);
  CHECK(heads[4].section == "party");
  CHECK(heads[4].place.column == 3);
  CHECK(lists[2].case_rule == CaseRule::exact);
  CHECK(lists[2].entries[0].role == "Minister of Finance");
  CHECK(lists[2].entries[0].from == "2021-05-01");
  CHECK(lists[2].entries[0].forms == std::vector<std::string>{"Jane Roe", "Roe"});
}

TEST_CASE("a later pack's definition takes the place of an imported one") {
  const PackSet set = load_packs({(kCases / "P033-replaced").string()}, kBuiltins);
  REQUIRE(set.packs.size() == 2);
  CHECK(set.packs[0].lists.empty());
  CHECK(set.packs[1].lists[0].entries[0].forms[0] == "Jan");
  CHECK_FALSE(set.has_errors());
}

TEST_CASE("a folder and its copy in the binary have one hash") {
  const std::string content = given::content(kCases / "P019-untested/pack.toml");
  const PackSet disk = load_packs({(kCases / "P019-untested").string()}, {});
  const PackSet binary = load_packs({"untested"}, {{"untested/pack.toml", content}});
  REQUIRE((disk.packs.size() == 1 && binary.packs.size() == 1));
  CHECK(disk.packs[0].sha256 == binary.packs[0].sha256);
}

TEST_CASE("the shipped packs load without a finding of error") {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.ends_with("/pack.toml")) names.emplace_back(file.path.substr(0, file.path.find('/')));
  const PackSet set = polex::load_packs(names);
  for (const Diagnostic& finding : set.findings)
    if (finding.severity == Severity::error) FAIL_CHECK(render(finding, false));
}

}  // namespace polex::rules
