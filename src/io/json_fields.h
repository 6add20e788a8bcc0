// The few fields that polex needs of a dump's JSON record.
#pragma once

#include <string_view>

#include "io/source.h"
#include "polex/result.h"

namespace polex::io {

// `json` must be one JSON object (RFC 8259, strictly; valid UTF-8) with nothing but white space around it;
// else I007 with the column. One pass without a tree: fields that nobody asked for are checked and skipped.
// Of a key that stands twice the last counts. A number given for a field is taken as written. \u escapes of
// lone surrogates become U+FFFD.
[[nodiscard]] Result<Fields> read_json_fields(std::string_view json, const FieldNames& names,
                                              const Place& place);

}  // namespace polex::io
