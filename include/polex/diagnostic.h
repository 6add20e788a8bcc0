// What went wrong, where, and what to do next. Faults are born as values of this type, rendered in one place
// (cli/), and turned into an exit code in main only.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace polex {

enum class Severity { error, warning, note };

// Lines and columns count from 1, columns in code points; 0 means that the place is not known so exactly.
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

// A second place that explains the first: "first declared here".
struct Label {
  Place place;
  std::string text;
  std::string source_line;
};

// `code` is stable and never reused: P001.. packs, I001.. inputs, O001.. outputs, U001.. usage.
struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  std::string message;
  Place place;
  std::size_t width = 1;    // code points to underline from place.column
  std::string source_line;  // the whole line, without its end; empty where there is none
  std::vector<Label> labels;
  std::string next;  // what to do now, one sentence
  std::string
      subject{};  // of packs: the rule, list or fragment it is about: "pack:rule-id", "pack:list.heads"
};

}  // namespace polex
