// What differs between the records that two packs make of one article.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace polex::cli {

using RecordJson = nlohmann::ordered_json;

struct FieldChange {
  std::string path;   // "actor.name", "items[1].text"
  RecordJson before;  // null also where the record has no such field
  RecordJson after;
};

struct RecordChange {
  RecordJson before;                // null: gained
  RecordJson after;                 // null: lost
  std::vector<FieldChange> fields;  // of a changed record
  std::size_t at = 0;               // where its words begin, in the records' unit

  [[nodiscard]] const RecordJson& newest() const { return after.is_null() ? before : after; }
  [[nodiscard]] const char* name() const {
    return before.is_null() ? "gained" : after.is_null() ? "lost" : "changed";
  }
};

struct RecordDiff {
  std::vector<RecordChange> changes;  // in text order
  std::size_t same = 0;
};

struct CompareOptions {
  std::vector<std::string> kinds;    // of records; empty: all
  std::vector<std::string> ignored;  // fields that are not compared, nor anything below them
  std::vector<std::string> packs;    // whose rules are compared by their ids alone
};

// `before` and `after`: lines as records/writer.h makes them. Records of a kind that are not the same are one
// changed record where they have the same cue (or body's name, or date), else where cues overlap. A
// commitment's `statement` is compared by the words of the statement, not by its number. Costs, beside
// reading, a sort of what differs.
[[nodiscard]] RecordDiff compare_records(std::string_view before, std::string_view after,
                                         const CompareOptions& options);

}  // namespace polex::cli
