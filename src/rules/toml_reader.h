// TOML as a tree in source order, each value with its place. The only address of toml++.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "polex/pack.h"
#include "rules/fault_log.h"

namespace polex::rules {

enum class TomlKind { string, integer, number, boolean, date, array, table };

struct TomlNode {
  TomlKind kind = TomlKind::table;
  std::string key;  // in its table; empty in an array and for the root
  Mark key_mark;
  Mark mark;            // the value; of a string, what stands inside the quotation marks on its first line
  std::string text;     // string: its value; date: as ISO; boolean: "true" or "false"
  bool literal = true;  // string: without escapes, so that columns inside it can be counted
  std::vector<TomlNode> children;  // of a table or an array, in source order

  // The member of a table, or null.
  [[nodiscard]] const TomlNode* find(std::string_view name) const;
  // Of a string or date.
  [[nodiscard]] PackText pack_text() const { return {text, mark.place, literal}; }
  // Where to point to: the key where there is one, else the value.
  [[nodiscard]] const Mark& named() const { return key.empty() ? mark : key_mark; }
};

// Reads `text`, the content of `file`. Faults go to the log (at most 50 of syntax); the statement or table
// with a fault is left out and the rest is read all the same.
[[nodiscard]] TomlNode read_toml(const std::string& file, std::string_view text, FaultLog& log);

}  // namespace polex::rules
