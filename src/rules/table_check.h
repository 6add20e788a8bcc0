// A table of a pack against its schema, and its values once they are known to be of the right type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/fault_log.h"
#include "rules/schema.h"
#include "rules/toml_reader.h"

namespace polex::rules {

// Tells every unknown key, wrong type, unknown value and missing key of `table`; `name` is how the reader
// knows it:
// "[pack]", "[[clause]]".
void check_table(const TomlNode& table, const TableSchema& schema, const std::string& name, FaultLog& log);

// The values of a checked table; those of a wrong type (told already) are as good as absent.
[[nodiscard]] std::string text_of(const TomlNode& table, std::string_view key);
[[nodiscard]] std::vector<PackText> texts_of(const TomlNode& table, std::string_view key);
[[nodiscard]] std::vector<const TomlNode*> tables_of(const TomlNode& table, std::string_view key);
// The member if it is a table, else null.
[[nodiscard]] const TomlNode* table_of(const TomlNode& table, std::string_view key);

// A letter, then letters, digits and `joiner`.
[[nodiscard]] bool is_name(std::string_view text, char joiner);

}  // namespace polex::rules
