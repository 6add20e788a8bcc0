// Records as JSON, one object a line. The fields are told in README.md ("The records").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "polex/article.h"
#include "polex/pack.h"
#include "polex/record.h"
#include "text/utf8.h"

namespace polex::records {

struct Emit {
  bool document = true;
  bool body = true;
  bool statement = true;
  bool commitment = true;
  bool date = false;
};

struct WriteOptions {
  Emit emit;
  text::OffsetUnit unit = text::OffsetUnit::codepoint;
  std::string packs = "[]";  // what describe_packs() gave: the same for every document of a run
};

// [{"name":...,"version":...,"sha256":...}, ...] in import order.
[[nodiscard]] std::string describe_packs(const PackSet& packs);

[[nodiscard]] std::string_view unit_name(text::OffsetUnit unit);
[[nodiscard]] std::string_view date_from_name(DateFrom from);

// Appends the records of one article, each followed by '\n': the document, bodies, statements, commitments,
// dates. Returns how many lines. Counts in the document record are of what was found, whether emitted or not.
std::size_t write_records(const Article& article, const Extraction& found, const WriteOptions& options,
                          std::string& out);

}  // namespace polex::records
