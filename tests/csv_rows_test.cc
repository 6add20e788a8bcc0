// CSV tells all that JSON tells: every record of a real run fits its table, and the cells are its values.
#include "io/csv_rows.h"

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "given.h"
#include "io/table.h"

namespace polex::io {
namespace {

using Json = nlohmann::ordered_json;

// "speaker_name" -> value, nulls left out, lists as they are written.
void flatten(const Json& json, const std::string& prefix, std::map<std::string, std::string>& into) {
  for (const auto& [key, value] : json.items()) {
    if (value.is_object())
      flatten(value, prefix + key + "_", into);
    else if (value.is_string())
      into[prefix + key] = value.get<std::string>();
    else if (!value.is_null())
      into[prefix + key] = value.dump();
  }
}

}  // namespace

TEST_CASE("records as rows of CSV", "[dumps]") {
  const given::Ran ran =
      given::shell("polex extract --emit document,body,statement,commitment,date examples/changzhou.txt");
  REQUIRE(ran.code == 0);
  std::istringstream lines(ran.out);
  std::array<std::size_t, kRecordKinds.size()> seen{};
  for (std::string line; std::getline(lines, line);) {
    KindTexts tables;
    REQUIRE(append_csv(line + "\n", tables));
    std::map<std::string, std::string> want;
    flatten(Json::parse(line), "", want);
    const auto kind = static_cast<std::size_t>(
        std::find(kRecordKinds.begin(), kRecordKinds.end(), want["record"]) - kRecordKinds.begin());
    want.erase("record");
    ++seen.at(kind);
    const std::vector<std::string> names = split_row(csv_header(kind), ',');
    const std::vector<std::string> cells = split_row(tables[kind], ',');
    REQUIRE(cells.size() == names.size());
    for (std::size_t column = 0; column < names.size(); ++column) {
      INFO(line << "\n" << names[column]);
      CHECK(cells[column] == want[names[column]]);
    }
  }
  for (const std::size_t count : seen) CHECK(count > 0);
}

TEST_CASE("cells that need quotation marks, and records that fit no table", "[dumps]") {
  struct Row {
    const char* why;
    const char* line;
    const char* row;  // null: refused
  };
  const Row rows[] = {
      {"plain", R"({"record":"body","doc":"a","name":"b","kind":"other","mentions":[],"rule":"p:r"})",
       "a,b,other,[],p:r\n"},
      {"marks, commas and line ends",
       R"({"record":"body","doc":"a,b","name":"\"c\"","kind":"d\ne","mentions":null})",
       "\"a,b\",\"\"\"c\"\"\",\"d\ne\",,\n"},
      {"a field without a column", R"({"record":"body","doc":"a","new":1})", nullptr},
      {"an unknown kind", R"({"record":"speech","doc":"a"})", nullptr},
      {"no record", "[]", nullptr}};
  for (const Row& row : rows) {
    INFO(row.why);
    KindTexts tables;
    CHECK(append_csv(std::string(row.line) + "\n", tables) == (row.row != nullptr));
    if (row.row != nullptr) CHECK(tables[1] == row.row);
  }
}

}  // namespace polex::io
