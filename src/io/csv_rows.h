// Records as rows of CSV (RFC 4180, line ends as "\n"): one table a kind of record.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace polex::io {

// In the order in which an article's records are written.
inline constexpr std::array<std::string_view, 5> kRecordKinds = {"document", "body", "statement",
                                                                 "commitment", "date"};
using KindTexts = std::array<std::string, kRecordKinds.size()>;

// The first row of a kind's table, its line end included. A column is a field of the JSON record; what lies
// in an object is named OBJECT_FIELD ("speaker_name"); a list stays JSON in one cell.
[[nodiscard]] std::string csv_header(std::size_t kind);

// Adds lines of records, as records/writer.h gives them, to the tables of their kinds. False: a record has a
// field that its table does not (a fault of polex).
[[nodiscard]] bool append_csv(std::string_view lines, KindTexts& tables);

}  // namespace polex::io
