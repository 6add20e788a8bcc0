// Which keys each table of a pack has. The one table behind unknown-key, type, value and missing-key faults;
// rules/pack.schema.json says the same to editors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "polex/pack.h"

namespace polex::rules {

enum class Shape {
  text,     // a string
  date,     // a string with an ISO date, or a TOML date
  boolean,  // true | false
  texts,    // a list of strings
  table,    // any table
  tables,   // a list of tables
};

struct KeySchema {
  std::string key;
  Shape shape = Shape::text;
  bool required = false;
  std::vector<std::string> values;  // the only ones; empty: any
};

struct TableSchema {
  std::vector<KeySchema> keys;

  [[nodiscard]] const KeySchema* find(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> names() const;
};

[[nodiscard]] TableSchema root_schema();
[[nodiscard]] TableSchema pack_schema();
[[nodiscard]] TableSchema list_schema();
[[nodiscard]] TableSchema entry_schema();
[[nodiscard]] TableSchema rule_schema(RuleStage stage);
[[nodiscard]] TableSchema test_schema();
[[nodiscard]] TableSchema apart_test_schema();  // of a [[test]] that names its rule

// "mention", "date", "clause", "modifier".
[[nodiscard]] std::string stage_name(RuleStage stage);

// The fields that `want` may name for a rule of this stage; `record` is that of a clause.
[[nodiscard]] std::vector<std::string> want_fields(RuleStage stage, std::string_view record);

// Names that a list or fragment may not take: the symbols and extents of the pattern language.
[[nodiscard]] bool is_reserved(std::string_view name);

}  // namespace polex::rules
