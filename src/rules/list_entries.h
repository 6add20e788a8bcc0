// One line of a word list: "canonical | alias (irregular, forms) | alias".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polex::rules {

enum class Inflect { none, noun, verb };

struct EntryForms {
  std::vector<std::string> given;  // as written, canonical first, without irregular forms
  std::vector<std::string> forms;  // those and their inflections, each once
  std::string fault;               // empty: none
  std::size_t fault_at = 0;        // byte offset in the line
};

[[nodiscard]] EntryForms read_entry(std::string_view line, Inflect inflect);

}  // namespace polex::rules
