// Turns lines of JSON records into rows of CSV, so that the two can never tell different things; leaves files
// to the sinks; tested by csv_rows_test.cc.
#include "io/csv_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "io/json_scanner.h"

namespace polex::io {
namespace {

const std::vector<std::string_view>& columns_of(std::size_t kind) {
  static const std::array<std::vector<std::string_view>, kRecordKinds.size()> columns = {{
      {"doc", "title", "date", "date_from", "source", "sha256", "encoding", "encoding_from", "offsets",
       "packs", "counts_body", "counts_statement", "counts_commitment", "counts_date"},
      {"doc", "name", "kind", "mentions", "rule"},
      {"doc", "speaker_name", "speaker_text", "speaker_start", "speaker_end", "speaker_role", "speaker_kind",
       "cue_text", "cue_start", "cue_end", "content_text", "content_start", "content_end", "quote", "date",
       "date_from", "rule"},
      {"doc",           "actor_name", "actor_text", "actor_start",   "actor_end",      "actor_role",
       "actor_kind",    "cue_text",   "cue_start",  "cue_end",       "modality",       "action_text",
       "action_start",  "action_end", "items",      "deadline_text", "deadline_start", "deadline_end",
       "deadline_date", "negated",    "statement",  "rule"},
      {"doc", "text", "start", "end", "value", "granularity", "anchor", "rule"},
  }};
  return columns[kind];
}

void append_cell(std::string& row, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    row += value;
    return;
  }
  row += '"';
  for (const char c : value) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

// The fields of one record, those inside objects under joined names. Nulls are left out.
class Flat {
 public:
  explicit Flat(std::string_view json) : scan_(json) {}

  bool read() { return scan_.take('{') && members(""); }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& cells() const { return cells_; }

 private:
  bool members(const std::string& prefix) {
    while (!scan_.take('}')) {
      (void)scan_.take(',');
      std::string name = prefix;
      if (!scan_.string(&name) || !scan_.take(':') || !member(std::move(name))) return false;
    }
    return true;
  }

  bool member(std::string name) {
    if (scan_.take('{')) return members(name + "_");
    std::string value;
    if (scan_.peek() == '"') {
      if (!scan_.string(&value)) return false;
    } else {
      const std::size_t begin = scan_.at();
      if (!scan_.value()) return false;
      if (scan_.since(begin) == "null") return true;
      value = scan_.since(begin);
    }
    cells_.emplace_back(std::move(name), std::move(value));
    return true;
  }

  JsonScanner scan_;
  std::vector<std::pair<std::string, std::string>> cells_;
};

bool append_row(std::string_view line, KindTexts& tables) {
  Flat flat(line);
  if (!flat.read() || flat.cells().empty() || flat.cells().front().first != "record") return false;
  const auto kind = static_cast<std::size_t>(
      std::find(kRecordKinds.begin(), kRecordKinds.end(), flat.cells().front().second) -
      kRecordKinds.begin());
  if (kind == kRecordKinds.size()) return false;
  std::size_t used = 1;
  std::string& table = tables[kind];
  bool first = true;
  for (const std::string_view column : columns_of(kind)) {
    if (!std::exchange(first, false)) table += ',';
    const auto cell = std::find_if(flat.cells().begin() + 1, flat.cells().end(),
                                   [column](const auto& each) { return each.first == column; });
    if (cell == flat.cells().end()) continue;
    append_cell(table, cell->second);
    ++used;
  }
  table += '\n';
  return used == flat.cells().size();
}

}  // namespace

std::string csv_header(std::size_t kind) {
  std::string row;
  for (const std::string_view column : columns_of(kind)) {
    if (!row.empty()) row += ',';
    row += column;
  }
  return row + "\n";
}

bool append_csv(std::string_view lines, KindTexts& tables) {
  bool whole = true;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    whole = append_row(lines.substr(0, end), tables) && whole;
    lines.remove_prefix(std::min(lines.size(), end + 1));
  }
  return whole;
}

}  // namespace polex::io
