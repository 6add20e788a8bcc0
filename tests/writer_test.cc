// The bytes of every record kind.
#include "records/writer.h"

#include <catch2/catch.hpp>

#include "records/json_text.h"

namespace polex::records {
namespace {

// “Ja” 😀 Bureau will
// 0  3 45 8 9    14       in bytes: “ and ” are 3, 😀 is 4
const std::string kText = "“Ja” 😀 Bureau will";
Span at(const std::string& words) { return {kText.find(words), kText.find(words) + words.size()}; }

Article article() {
  Article made;
  made.id = "a\"b";
  made.text = kText;
  made.source = "f\xFFle";
  made.sha256 = "00";
  return made;
}

std::string written(const Extraction& found, const WriteOptions& options) {
  std::string out;
  write_records(article(), found, options, out);
  return out;
}

WriteOptions only(bool document, bool body, bool statement, bool commitment, bool date) {
  WriteOptions options;
  options.emit = {document, body, statement, commitment, date};
  return options;
}

}  // namespace

TEST_CASE("a document record") {
  Extraction found;
  found.bodies.resize(2);
  CHECK(
      written(found, only(true, false, false, false, false)) ==
      R"({"record":"document","doc":"a\"b","title":null,"date":null,"date_from":"none","source":"f�le","sha256":"00","encoding":"utf-8","encoding_from":"valid","offsets":"codepoint","packs":[],"counts":{"body":2,"statement":0,"commitment":0,"date":null}})"
      "\n");
}

TEST_CASE("a body record, in each unit of offsets") {
  Extraction found;
  found.bodies.push_back({"Bureau", "government", {{at("Bureau"), MentionHow::short_form}}, "p:r"});
  struct Row {
    text::OffsetUnit unit;
    const char* offsets;
  };
  const Row rows[] = {{text::OffsetUnit::byte, R"("start":14,"end":20)"},
                      {text::OffsetUnit::codepoint, R"("start":7,"end":13)"},
                      {text::OffsetUnit::utf16, R"("start":8,"end":14)"}};
  for (const Row& row : rows) {
    WriteOptions options = only(false, true, true, true, true);
    options.unit = row.unit;
    CHECK(
        written(found, options) ==
        std::string(
            R"({"record":"body","doc":"a\"b","name":"Bureau","kind":"government","mentions":[{"text":"Bureau",)") +
            row.offsets + R"(,"how":"short"}],"rule":"p:r"})" + "\n");
  }
}

TEST_CASE("a statement record, with and without its parts") {
  Extraction found;
  Statement full;
  full.speaker = {"Bureau", at("Bureau"), "Office", "body"};
  full.cue = at("will");
  full.content = at("Ja");
  full.quote = QuoteKind::direct;
  full.date = "2023-07";
  full.date_in_sentence = true;
  full.rule = "p:r";
  Statement bare;
  bare.content = at("Ja");
  found.statements = {full, bare};
  CHECK(
      written(found, only(false, false, true, false, false)) ==
      R"({"record":"statement","doc":"a\"b","speaker":{"name":"Bureau","text":"Bureau","start":7,"end":13,"role":"Office","kind":"body"},"cue":{"text":"will","start":14,"end":18},"content":{"text":"Ja","start":1,"end":3},"quote":"direct","date":"2023-07","date_from":"sentence","rule":"p:r"})"
      "\n"
      R"({"record":"statement","doc":"a\"b","speaker":{"name":null,"text":null,"start":null,"end":null,"role":null,"kind":null},"cue":null,"content":{"text":"Ja","start":1,"end":3},"quote":"indirect","date":null,"date_from":"document","rule":""})"
      "\n");
}

TEST_CASE("a commitment record, with and without its parts") {
  Extraction found;
  Commitment full;
  full.actor = {std::nullopt, at("Bureau"), std::nullopt, ""};
  full.cue = at("will");
  full.modality = "will";
  full.action = at("Ja");
  full.items = {at("J"), at("a”")};
  full.deadline = Deadline{at("Bureau"), "2030"};
  full.negated = true;
  full.statement = 0;
  full.rule = "p:r";
  Commitment bare;
  found.commitments = {full, bare};
  CHECK(
      written(found, only(false, false, false, true, false)) ==
      R"({"record":"commitment","doc":"a\"b","actor":{"name":null,"text":"Bureau","start":7,"end":13,"role":null,"kind":null},"cue":{"text":"will","start":14,"end":18},"modality":"will","action":{"text":"Ja","start":1,"end":3},"items":[{"text":"J","start":1,"end":2},{"text":"a”","start":2,"end":4}],"deadline":{"text":"Bureau","start":7,"end":13,"date":"2030"},"negated":true,"statement":0,"rule":"p:r"})"
      "\n"
      R"({"record":"commitment","doc":"a\"b","actor":{"name":null,"text":null,"start":null,"end":null,"role":null,"kind":null},"cue":{"text":"","start":0,"end":0},"modality":"","action":{"text":"","start":0,"end":0},"items":[],"deadline":null,"negated":false,"statement":null,"rule":""})"
      "\n");
}

TEST_CASE("a date record") {
  Extraction found;
  found.dates = {{at("Ja"), "P3Y", "duration", std::nullopt, "p:r"}};
  CHECK(
      written(found, only(false, false, false, false, true)) ==
      R"({"record":"date","doc":"a\"b","text":"Ja","start":1,"end":3,"value":"P3Y","granularity":"duration","anchor":null,"rule":"p:r"})"
      "\n");
}

TEST_CASE("JSON strings") {
  struct Row {
    std::string text;
    const char* json;
  };
  const Row rows[] = {
      {"", R"("")"},
      {"a\"b\\c/", R"("a\"b\\c/")"},
      {"\n\r\t\b\f", R"("\n\r\t\b\f")"},
      {std::string("\0\x1f\x7f", 3), R"("\u0000\u001f\u007f")"},
      {"é😀\xE2\x80\xA8", "\"é😀\xE2\x80\xA8\""},
  };
  for (const Row& row : rows) {
    std::string out;
    append_quoted(out, row.text);
    CHECK(out == row.json);
  }
  std::string out;
  append_quoted_lossy(out, "a\xFF\xC3\xA9\xE2\x80");
  CHECK(out == "\"a�é��\"");
}

}  // namespace polex::records
