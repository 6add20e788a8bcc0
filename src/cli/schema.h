// The JSON Schemas inside the program, and what they tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polex::cli {

// What `polex schema` knows: "record", "pack", ...
[[nodiscard]] const std::vector<std::string>& schema_names();
[[nodiscard]] std::string_view schema_of(std::string_view name);

// Every field of the records, with those inside it, each once: "cue", "cue.text", "mentions.how".
[[nodiscard]] std::vector<std::string> record_fields();

}  // namespace polex::cli
