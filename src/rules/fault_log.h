// Where the faults of loading are collected.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "polex/pack.h"
#include "rules/codes.h"
#include "rules/source_lines.h"

namespace polex::rules {

// A place with what to underline there.
struct Mark {
  Place place;
  std::size_t width = 1;  // code points
};

// Adds to PackSet::findings, each with its source line from PackSet::sources. The set outlives the log.
class FaultLog {
 public:
  explicit FaultLog(PackSet& set) : set_(set) {}

  // Keeps the file's text; must be called before a fault is told of it. A second text of one file is ignored.
  std::string_view keep_source(const std::string& file, std::string text);
  [[nodiscard]] std::string_view source(const std::string& file) const;
  // Empty where the file is not kept or the place has no line.
  [[nodiscard]] std::string source_line(const Place& place);

  // The reference holds until the next add().
  Diagnostic& add(const Code& code, const Mark& mark, std::string message, std::string next);
  // Adds a second place to the fault.
  void label(Diagnostic& fault, const Place& place, std::string text);

  // Drops what a fault of syntax is likely to have brought about: a key, word or test that is missing in its
  // file.
  void drop_consequences();
  // Puts the findings in the order of the files' reading, then lines, then columns.
  void sort();

 private:
  PackSet& set_;
  std::map<std::string, SourceLines> lines_;
  std::vector<std::string> files_;  // in the order of reading
};

}  // namespace polex::rules
