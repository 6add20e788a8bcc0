// Rows of CSV and TSV (RFC 4180): fields in quotation marks may hold delimiters, line ends and doubled marks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/source.h"

namespace polex::io {

// Where the fields of an article stand in a row.
struct TableShape {
  char delimiter = ',';
  std::size_t columns = 0;
  std::optional<std::size_t> text;
  std::optional<std::size_t> id;
  std::optional<std::size_t> date;
  std::optional<std::size_t> title;
};

// Follows a table's bytes to tell line ends from those inside a field. A mark opens a field only at its
// start, and only a delimiter or a line end may follow the one that closes it: what else does breaks the row,
// which then ends with its line.
class RowScanner {
 public:
  explicit RowScanner(char delimiter) : delimiter_(delimiter) {}
  // Whether `c` is the line end that ends the row.
  [[nodiscard]] bool ends_row(char c);
  [[nodiscard]] bool in_quotes() const { return state_ == State::quoted; }
  [[nodiscard]] bool is_broken() const { return state_ == State::broken; }

 private:
  enum class State { start, plain, quoted, closed, broken };
  char delimiter_;
  State state_ = State::start;
};

// The fields of one row (without its line end), unquoted.
[[nodiscard]] std::vector<std::string> split_row(std::string_view row, char delimiter);

[[nodiscard]] TableShape shape_of(std::string_view header, char delimiter, const FieldNames& names);

// Comma, tab or semicolon: the one that splits the header so that a text column appears, else comma.
[[nodiscard]] char table_delimiter(std::string_view header, const FieldNames& names);
// Two columns at least, one of them the text.
[[nodiscard]] bool is_table_header(std::string_view header, const FieldNames& names);

}  // namespace polex::io
