// Rows and headers of CSV and TSV.
#include "io/table.h"

#include <catch2/catch.hpp>

namespace polex::io {

TEST_CASE("a row's fields") {
  struct Row {
    const char* row;
    std::vector<std::string> fields;
  };
  const Row rows[] = {
      {"", {""}},
      {"a,b", {"a", "b"}},
      {"a,,", {"a", "", ""}},
      {"\"a,b\",\"c\"\"d\"", {"a,b", "c\"d"}},
      {"\"\",x", {"", "x"}},
      {"\"a\"b,c", {"ab", "c"}},
      {"a\"b\",c", {"a\"b\"", "c"}},
      {"\"open,c", {"open,c"}},
      {"\"\"\"\"\r\n", {"\""}},
  };
  for (const Row& row : rows) {
    INFO(row.row);
    CHECK(split_row(row.row, ',') == row.fields);
  }
}

TEST_CASE("headers") {
  const FieldNames names;
  CHECK(is_table_header("id,text\r", names));
  CHECK(is_table_header("date\tbody\ttitle", names));
  CHECK_FALSE(is_table_header("text", names));
  CHECK_FALSE(is_table_header("id,words", names));
  CHECK(table_delimiter("id;text", names) == ';');
  CHECK(shape_of("\xEF\xBB\xBFid,\"text\",x", ',', names).text == 1);
}

}  // namespace polex::io
