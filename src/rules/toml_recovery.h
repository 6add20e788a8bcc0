// What to leave out of a TOML file so that the rest of it can be read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace polex::rules {

// The lines of a file that can be blanked one by one, so that every line keeps its number.
class TomlDraft {
 public:
  explicit TomlDraft(std::string_view text);

  // The lines that are left, joined.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string_view line(std::size_t number) const;
  [[nodiscard]] std::size_t count() const { return lines_.size(); }

  // Blanks the statement around line `number`: a table's header with all its keys (they would fall to the
  // table before it), or a key with its value. False when nothing was left to blank.
  bool blank_around(std::size_t number);

  // An array or string without end is noticed where the next statement or the file's end is: the line where
  // it begins, given where the parser stopped; 0 when the fault is of another sort. `in_header` tells that
  // the parser was reading a table's header.
  [[nodiscard]] std::size_t unclosed(std::size_t number, std::size_t column, bool in_header) const;

  // The line at or before `number` where its key or header begins.
  [[nodiscard]] std::size_t statement_start(std::size_t number) const;
  // The earlier line that gives what line `number` gives again: the same header, or the same key under the
  // same header; 0 when there is none.
  [[nodiscard]] std::size_t first_given(std::size_t number) const;

 private:
  bool blank(std::size_t first, std::size_t last);
  [[nodiscard]] std::size_t unclosed_string() const;

  std::vector<std::string> lines_;
};

}  // namespace polex::rules
