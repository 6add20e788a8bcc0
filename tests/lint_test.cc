// What lint tells of packs: tests/cases/lint, one folder a code.
#include "engine/lint.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <set>

#include "given.h"
#include "pack_cases.h"
#include "rules/codes.h"
#include "rules/render.h"

namespace polex {

namespace {

std::vector<Diagnostic> lint_all(const std::vector<std::string>& wanted) {
  const PackSet set = load_packs(wanted);
  std::vector<const Pack*> chosen;
  for (const Pack& pack : set.packs) chosen.push_back(&pack);
  return engine::lint(set, chosen);
}

// A pack as authors write them: each rule a cue of its own, with two tests and a blocker.
std::string many_rules(int count) {
  std::string pack =
      "[pack]\nname = \"many\"\nversion = \"0.1.0\"\n[list.head]\nwords = [\"Bureau\"]\n"
      "[[mention]]\nid = \"bureau\"\nwhy = \"A bureau.\"\ntype = \"body\"\npattern = '{Cap} {head}'\n"
      "[[mention.test]]\ntext = \"The Harbour Bureau said so.\"\nwant = { name = \"Harbour Bureau\" }\n"
      "[[mention.test]]\ntext = \"A bureau said so.\"\nabsent = true\n";
  for (int number = 0; number < count; ++number) {
    const std::string cue = "cue" + std::to_string(number) + "s";
    pack += "[[clause]]\nid = \"" + cue + "\"\nwhy = \"A cue.\"\nrecord = \"statement\"\n" +
            "pattern = '(?P<speaker>{body}) (?:also |now )?(?P<cue>" + cue +
            ") that (?P<content>{clause})'\n" +
            "not_before = ['no ']\n[[clause.test]]\ntext = \"The Harbour Bureau " + cue +
            " that trees grow.\"\nwant = { content = \"trees grow\" }\n[[clause.test]]\ntext = \"The Harbour "
            "Bureau " +
            cue + " that no trees grow.\"\nabsent = true\n";
  }
  return pack;
}

}  // namespace

TEST_CASE("lint tells every fault of a pack, with its place and a next step", "[lint]") {
  packs::check(packs::cases("lint"), lint_all);
}

TEST_CASE("each code has a golden folder that bears its name and shows it", "[lint]") {
  std::set<std::string> seen;
  for (const char* cases : {"packs", "lint"})
    for (const auto& folder : packs::folders(packs::cases(cases))) {
      const std::string code = folder.filename().string().substr(0, 4);
      if (given::content(folder / "expected.txt").find("[" + code + "]") != std::string::npos)
        seen.insert(code);
    }
  for (const rules::Code& code : rules::kCodes) {
    INFO(code.code << ": " << code.meaning);
    CHECK(seen.count(std::string(code.code)) == 1);
  }
}

TEST_CASE("the shipped packs have no faults", "[lint]") {
  for (const Diagnostic& finding : lint_all({"policy-en"}))
    if (finding.severity == Severity::error) FAIL_CHECK(rules::render(finding, false));
}

TEST_CASE("a pack of a thousand rules is linted in seconds", "[lint]") {
  const auto path = std::filesystem::temp_directory_path() / "polex-many-rules.toml";
  std::ofstream(path) << many_rules(1000);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Diagnostic> findings = lint_all({path.string()});
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::filesystem::remove(path);
  CHECK(findings.empty());
  INFO("1,000 rules in " << took.count() << " s");
  CHECK(took.count() < 60);  // seconds on an idle machine; this leaves room for sanitizers and busy ones
}

}  // namespace polex
