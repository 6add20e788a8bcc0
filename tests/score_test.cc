// The figures of eval: by hand on small cases, and against score.py where it is at hand (POLEX_GOLD names its
// folder).
#include "records/score.h"

#include <unistd.h>

#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "given.h"

using namespace polex;

TEST_CASE("names are compared without case, quotes' shape, article and possessive") {
  struct Case {
    const char* name;
    const char* want;
  };
  const Case cases[] = {
      {"The Harbour Bureau", "harbour bureau"},            // article
      {"Harbour\n Bureau’s", "harbour bureau"},            // line break, curly possessive
      {"Workers'", "workers"},                             // plural possessive
      {"A\u00A0Bureau", "bureau"},                         // a space that does not break
      {"ÉCOLE Łódź Österreich", "école łódź österreich"},  // letters beyond ASCII
      {"ＡＢＣ ﬁrm", "abc firm"},                          // full-width forms, ligatures
      {"the", "the"},                                      // an article alone is a name
      {"", ""},
  };
  for (const Case& each : cases) CHECK(records::comparable_name(each.name) == each.want);
}

namespace {

records::Score score_of(const char* gold_line, const char* record_lines) {
  const auto gold = records::read_gold(gold_line, "gold");
  REQUIRE(gold.ok());
  const auto got = records::read_scored(record_lines, *gold, "records");
  REQUIRE(got.ok());
  return records::score(*gold, *got);
}

std::string output_of(const std::string& command, int& status) {
  std::string out;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  char buffer[4096];
  while (pipe != nullptr && std::fgets(buffer, sizeof buffer, pipe) != nullptr) out += buffer;
  status = pipe == nullptr ? -1 : ::pclose(pipe);
  return out;
}

}  // namespace

TEST_CASE("half of the union is enough, one to one, and the name makes it right") {
  const char* gold =
      R"({"id":"a","date":"2024-01-02","text":"Port Office, the Dock and others","bodies":[{"name":"Port Office","kind":"government"},{"name":"Oslo","kind":"place"}],
"commitments":[{"actor":"Port Office","cue":"will","modality":"will","action":[0,10]},{"actor":null,"cue":"will","modality":"will","action":[20,30]}]})";
  std::string line(gold);
  line.erase(line.find('\n'), 1);
  const records::Score score = score_of(
      line.c_str(),
      "{\"record\":\"document\",\"doc\":\"a\",\"date\":\"2024-01-02\"}\n"
      "{\"record\":\"body\",\"doc\":\"a\",\"name\":\"the port office\",\"kind\":\"other\",\"rule\":\"p:b\"}\n"
      "{\"record\":\"commitment\",\"doc\":\"a\",\"actor\":{\"name\":\"Dock\"},\"modality\":\"will\","
      "\"action\":{\"start\":0,\"end\":5},\"rule\":\"p:c\"}\n"
      "{\"record\":\"commitment\",\"doc\":\"a\",\"actor\":{\"name\":null},\"modality\":\"plan\",\"action\":{"
      "\"start\":20,\"end\":30},\"rule\":\"p:d\"}\n"
      "{\"record\":\"commitment\",\"doc\":\"b\",\"action\":{\"start\":20,\"end\":30}}\n");
  const auto& counts = score.counts;
  CHECK(counts[0].tp == 1);                         // doc_date
  CHECK((counts[1].tp == 1 && counts[1].fn == 0));  // body: places apart
  CHECK(counts[2].f1() == 0.0);                     // body_kind
  CHECK(counts[6].tp == 2);                         // commitment_span: exactly half is enough
  CHECK(counts[7].f1() == 0.5);                     // commitment: null is right where gold says null
  CHECK(counts[8].recall() == 0.5);                 // modality
  CHECK(score.classes.at("body government").tp == 1);
  const records::Count& will = score.classes.at("commitment will");
  CHECK((will.tp == 1 && will.fn == 1 && will.fp == 1));  // the record under the wrong name counts twice
  CHECK(score.rules.at("p:d").right == 1);
  CHECK(score.rules.at("p:c").wrong == 1);
}

TEST_CASE("deadlines and negations of found commitments are figures beyond score.py") {
  struct Case {
    const char* gold;  // of one commitment
    const char* got;
    std::array<std::size_t, 3> deadline;  // true, false, missed
    std::array<std::size_t, 3> negated;
  };
  const Case cases[] = {
      {R"("deadline":{"text":"by 2030","date":"2030"},"negated":true)",
       R"("deadline":{"text":"by 2030","date":"2030"},"negated":true)",
       {1, 0, 0},
       {1, 0, 0}},
      {R"("deadline":{"text":"soon","date":null},"negated":false)",
       R"("deadline":{"text":"soon","date":null},"negated":false)",
       {1, 0, 0},
       {0, 0, 0}},  // nothing to find, and nothing found
      {R"("deadline":{"text":"by 2030","date":"2030"},"negated":true)",
       R"("deadline":{"text":"by May","date":"2031-05"},"negated":false)",
       {0, 1, 1},
       {0, 0, 1}},
      {R"("deadline":null,"negated":false)",
       R"("deadline":{"text":"by 2030","date":"2030"},"negated":true)",
       {0, 1, 0},
       {0, 1, 0}},
      {R"("deadline":{"text":"by 2030","date":"2030"})",
       R"("deadline":null,"negated":true)",
       {0, 0, 1},
       {0, 0, 0}},  // negated is not annotated
  };
  for (const Case& each : cases) {
    INFO(each.gold << " | " << each.got);
    const std::string gold =
        R"({"id":"a","text":"Port Office","commitments":[{"action":[0,10],)" + std::string(each.gold) + "}]}";
    const std::string got =
        R"({"record":"commitment","doc":"a","action":{"start":0,"end":10},)" + std::string(each.got) + "}";
    const records::Score score = score_of(gold.c_str(), got.c_str());
    const auto counts = [&](std::size_t figure) {
      const records::Count& count = score.counts[figure];
      return std::array{count.tp, count.fp, count.fn};
    };
    CHECK(counts(9) == each.deadline);
    CHECK(counts(10) == each.negated);
  }
}

TEST_CASE("the first fault of a gold file is told with its line and key") {
  struct Case {
    const char* rest;  // of an article, behind its id and text
    const char* code;
    const char* message;
    const char* next;
  };
  const Case cases[] = {
      {R"(,"bodys":[])", "E002", "unknown key `bodys`", "its keys are id"},
      {R"(,"commitment":[])", "E002", "unknown key `commitment`", "did you mean \"commitments\"?"},
      {R"(,"bodies":{})", "E001", "`bodies` is no list", ""},
      {R"(,"bodies":["Port Office"])", "E001", "`bodies[0]` is no object", ""},
      {R"(,"bodies":[{"kind":"court"}])", "E001", "`bodies[0].name` is missing", ""},
      {R"(,"bodies":[{"name":"Port","kind":"goverment"}])", "E003",
       "unknown value `goverment` of `bodies[0].kind`", "did you mean \"government\"?"},
      {R"(,"bodies":[{"name":"Port","mentions":[[0,4],[0,6]]}])", "E004",
       "`bodies[0].mentions[1]` is no part of the text: [0,6]", ""},
      {R"(,"statements":[{"content":[0,2],"quote":"spoken"}])", "E003",
       "unknown value `spoken` of `statements[0].quote`", "it is direct, indirect or mixed"},
      {R"(,"commitments":[{"action":[0,2]},{"action":[0,2],"actors":null}])", "E002",
       "unknown key `commitments[1].actors`", "did you mean \"actor\"?"},
      {R"(,"commitments":[{"action":[2,2]}])", "E004",
       "`commitments[0].action` is no part of the text: [2,2]", ""},
      {R"(,"commitments":[{"action":[0]}])", "E001", "`commitments[0].action` is no span [start, end]", ""},
      {R"(,"commitments":[{"action":[0,2],"negated":0}])", "E001",
       "`commitments[0].negated` is no true or false", ""},
      {R"(,"commitments":[{"action":[0,2],"deadline":"by 2030"}])", "E001",
       "`commitments[0].deadline` is no object with text and date", ""},
      {R"(,"commitments":[{"action":[0,2],"deadline":{"day":"2030"}}])", "E002",
       "unknown key `commitments[0].deadline.day`", ""},
      {R"(,"date":2024)", "E001", "`date` is no text", ""},
  };
  for (const Case& each : cases) {
    INFO(each.rest);
    const std::string lines = "\n{\"id\":\"a\",\"text\":\"Łódź.\"" + std::string(each.rest) + "}\n";
    const auto gold = records::read_gold(lines, "gold.jsonl");
    REQUIRE_FALSE(gold.ok());
    CHECK(gold.fault().place.line == 2);
    CHECK(gold.fault().code == each.code);
    CHECK(gold.fault().message == each.message);
    CHECK(gold.fault().next.find(each.next) == 0);
  }
  // A whole text in code points, what is not annotated, and an annotator's own notes are none.
  CHECK(records::read_gold(
            R"({"id":"a","text":"Łódź.","note":1,"date":null,"statements":[{"content":[0,5],"quote":null}]})",
            "")
            .ok());
  for (const char* line : {"[]", "{\"id\"", "\xFF"}) CHECK_FALSE(records::read_gold(line, "").ok());
}

TEST_CASE("records that are not of the gold's text are told with their line") {
  struct Case {
    const char* record;  // behind the document's, without its braces
    const char* code;    // null: it is scored
  };
  const Case cases[] = {
      {R"("record":"commitment","doc":"a","action":{"start":2,"end":5,"text":"bak"})", nullptr},
      {R"("record":"commitment","doc":"a","action":{"start":2,"end":5})", nullptr},  // --fields
      {R"("record":"commitment","doc":"a","action":{"text":"bak"})", nullptr},
      {R"("record":"commitment","doc":"a","action":null)", nullptr},
      {R"("record":"commitment","doc":"a","action":{"start":3,"end":6,"text":"bak"})", "E008"},  // bytes
      {R"("record":"statement","doc":"a","content":{"start":3,"end":6,"text":"bak"})", "E008"},
      {R"("record":"statement","doc":"a","content":{"start":5,"end":2})", "E004"},
      {R"("record":"statement","doc":"a","content":{"start":2,"end":9})", "E004"},  // behind the text
      {R"("record":"statement","doc":"a","content":{"start":-2,"end":2})", "E004"},
      {R"("record":"statement","doc":"b","content":{"start":5,"end":2})", nullptr},  // another article's
      {R"("record":"document","doc":"a")", "E006"},
      {R"("record":"document","doc":"b","offsets":"byte")", nullptr},
      {R"("record":"document","doc":"c","offsets":"byte")", "E007"},
      {R"("record":"document","doc":"c","offsets":"utf16")", "E007"},
  };
  const auto gold =
      records::read_gold("{\"id\":\"a\",\"text\":\"Å bakery\"}\n{\"id\":\"c\",\"text\":\"x\"}", "");
  REQUIRE(gold.ok());
  for (const Case& each : cases) {
    INFO(each.record);
    const std::string lines = "{\"record\":\"document\",\"doc\":\"a\",\"offsets\":\"codepoint\"}\n{" +
                              std::string(each.record) + "}\n";
    const auto got = records::read_scored(lines, *gold, "records");
    CHECK(got.ok() == (each.code == nullptr));
    if (got.ok() || each.code == nullptr) continue;
    CHECK(got.fault().code == each.code);
    CHECK(got.fault().place.line == 2);
    CHECK_FALSE(got.fault().next.empty());
  }
}

TEST_CASE("the figures are those of score.py") {
  namespace fs = std::filesystem;
  const auto folder = given::gold();
  if (!folder) return given::skip("POLEX_GOLD is no folder");
  if (!given::command("python3")) return given::skip("python3 is missing");
  int status = -1;
  int compared = 0;
  for (const auto& entry : fs::directory_iterator(*folder)) {
    if (entry.path().extension() != ".jsonl") continue;
    const std::string gold = "'" + entry.path().string() + "'";
    const std::string base = (fs::temp_directory_path() / fmt::format("polex-score-{}", getpid())).string();
    const std::string polex = "'" + std::string(POLEX_BINARY) + "'";
    const std::string script = "python3 '" + (*folder / "score.py").string() + "' " + gold;
    output_of(script + " --make-input > " + base + ".in.ndjson && " + polex + " extract --input ndjson -q " +
                  base + ".in.ndjson > " + base + ".out.ndjson",
              status);
    const auto theirs = nlohmann::json::parse(output_of(script + " " + base + ".out.ndjson --json", status));
    const auto ours = nlohmann::json::parse(
        output_of(polex + " eval " + gold + " --json --records " + base + ".out.ndjson", status));
    const auto own_run = nlohmann::json::parse(output_of(polex + " eval " + gold + " --json", status));
    INFO(gold);
    for (const auto& [figure, row] : theirs.items()) {
      INFO(figure);
      CHECK(ours[figure] == row);
      CHECK(own_run[figure] == row);
    }
    ++compared;
  }
  CHECK(compared > 0);
}
