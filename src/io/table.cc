// Turns rows of CSV and TSV into fields; leaves finding the rows to read_table.cc; tested by table_test.cc.
#include "io/table.h"

#include <algorithm>
#include <utility>

namespace polex::io {
namespace {

std::string_view without_end(std::string_view row) {
  if (row.ends_with('\n')) row.remove_suffix(1);
  if (row.ends_with('\r')) row.remove_suffix(1);
  return row;
}

std::optional<std::size_t> column(const std::vector<std::string>& header,
                                  const std::vector<std::string>& names) {
  for (const std::string& name : names)
    for (std::size_t at = 0; at < header.size(); ++at)
      if (header[at] == name) return at;
  return {};
}

}  // namespace

bool RowScanner::ends_row(char c) {
  if (state_ == State::quoted) {
    if (c == '"') state_ = State::closed;
    return false;
  }
  if (c == '\n') {
    state_ = State::start;
    return true;
  }
  if (state_ == State::broken) return false;
  if (c == delimiter_)
    state_ = State::start;
  else if (c == '"' && state_ != State::plain)
    state_ = State::quoted;  // opens, or doubles
  else if (state_ != State::closed)
    state_ = State::plain;
  else if (c != '\r')
    state_ = State::broken;
  return false;
}

std::vector<std::string> split_row(std::string_view row, char delimiter) {
  row = without_end(row);
  std::vector<std::string> fields;
  std::size_t at = 0;
  while (true) {
    std::string field;
    const bool quoted = at < row.size() && row[at] == '"';
    for (bool inside = quoted; inside;) {
      const std::size_t mark = row.find('"', at + 1);
      field += row.substr(at + 1, mark - at - 1);
      at = mark == std::string_view::npos ? row.size() : mark + 1;
      inside = at < row.size() && row[at] == '"';
      if (inside) field += '"';
    }
    const std::size_t end = std::min(row.find(delimiter, at), row.size());
    field += row.substr(at, end - at);
    fields.push_back(std::move(field));
    if (end == row.size()) return fields;
    at = end + 1;
  }
}

TableShape shape_of(std::string_view header, char delimiter, const FieldNames& names) {
  if (header.starts_with("\xEF\xBB\xBF")) header.remove_prefix(3);
  const std::vector<std::string> columns = split_row(header, delimiter);
  return {delimiter,
          columns.size(),
          column(columns, names.text),
          column(columns, names.id),
          column(columns, names.date),
          column(columns, names.title)};
}

char table_delimiter(std::string_view header, const FieldNames& names) {
  for (const char delimiter : {',', '\t', ';'}) {
    const TableShape shape = shape_of(header, delimiter, names);
    if (shape.text && shape.columns > 1) return delimiter;
  }
  return ',';
}

bool is_table_header(std::string_view header, const FieldNames& names) {
  if (header.size() > 4096) return false;
  const TableShape shape = shape_of(header, table_delimiter(header, names), names);
  return shape.columns > 1 && shape.text.has_value();
}

}  // namespace polex::io
