// What is taken from a dump's record, and where a record that is no JSON is said to break.
#include "io/json_fields.h"

#include <catch2/catch.hpp>

namespace polex::io {
namespace {

const Place kPlace = {"dump.ndjson", 3, 0};

std::string told(std::string_view json) {
  FieldNames names;
  names.text = {"text", "meta.body"};
  const Result<Fields> fields = read_json_fields(json, names, kPlace);
  if (!fields) return std::to_string(fields.fault().place.column) + " " + fields.fault().message.substr(27);
  return fields->text.value_or("-") + "|" + fields->id.value_or("-") + "|" + fields->date.value_or("-") +
         "|" + fields->title.value_or("-");
}

}  // namespace

TEST_CASE("fields of a record") {
  struct Row {
    const char* json;
    const char* told;
  };
  const Row rows[] = {
      {R"({"text":"a","id":"b","date":"c","title":"d"})", "a|b|c|d"},
      {R"( { "id" : 7.50e1 , "text" : "a" , "x" : [1,{"y":[true,false,null]},""] } )", "a|7.50e1|-|-"},
      {R"({"text":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"})", "\"\\/\b\f\n\r\té😀|-|-|-"},
      // half a surrogate pair is no character
      {R"({"text":"\ud83dx\ude00\ud83d\u0041"})",
       "\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD"
       "A|-|-|-"},
      {R"({"meta":{"body":"in","x":{"text":"no"}}})", "in|-|-|-"},
      {R"({"meta":{"body":"in"},"text":"out"})", "out|-|-|-"},
      {R"({"text":"out","meta":{"body":"in"}})", "out|-|-|-"},
      {R"({"meta.body":"dotted"})", "dotted|-|-|-"},
      {R"({"text":"first","text":"last"})", "last|-|-|-"},
      {R"({"te\u0078t":"escaped key"})", "escaped key|-|-|-"},
      {R"({"text":null,"id":null,"date":true,"title":[1]})", "-|-|-|-"},
      {R"({"text":5})", "-|-|-|-"},
      // an empty field hides none that holds something
      {R"({"text":"","meta":{"body":"in"}})", "in|-|-|-"},
      {R"({"meta":{"body":"in"},"text":""})", "in|-|-|-"},
      {R"({"meta":{"body":""},"text":""})", "|-|-|-"},
      {R"({})", "-|-|-|-"},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    CHECK(told(row.json) == row.told);
  }
}

TEST_CASE("what is no JSON record") {
  struct Row {
    const char* json;
    const char* told;
  };
  const Row rows[] = {
      {"", "1 it is no JSON object"},
      {"[1]", "1 it is no JSON object"},
      {"{", "2 a string in quotation marks was expected"},
      {R"({"a")", "5 a colon was expected"},
      {R"({"a":)", "6 it ends too early"},
      {R"({"a":1,})", "8 a string in quotation marks was expected"},
      {R"({"a":[1,]})", "9 a value was expected"},
      {R"({"a":[1 2]})", "9 a comma or ] was expected"},
      {R"({"a":01})", "7 a number may not begin with 0"},
      {R"({"a":1.})", "8 the number is not complete"},
      {R"({"a":-})", "7 the number is not complete"},
      {R"({"a":tru})", "6 a value was expected"},
      {R"({"a":NaN})", "6 a value was expected"},
      {R"({"é":"\x"})", "8 an unknown escape stands in a string"},
      {R"({"a":"\u12g4"})", "11 \\u needs four hexadecimal digits"},
      {"{\"a\":\"\t\"}", "7 a control character stands unescaped in a string"},
      {R"({"a":"b)", "8 the string is not closed"},
      {R"({"a":"b\)", "9 an unknown escape stands in a string"},
      {R"({"a":1} {"b":2})", "9 something stands behind the object"},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    CHECK(told(row.json) == row.told);
  }
}

TEST_CASE("nesting has a limit instead of a crash") {
  const std::string deep = "{\"a\":" + std::string(100000, '[') + "}";
  CHECK(told(deep).find("nested too deeply") != std::string::npos);
}

}  // namespace polex::io
