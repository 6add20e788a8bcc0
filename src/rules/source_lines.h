// The lines of one file, for places and pictures.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace polex::rules {

// Borrows `text`. Lines and columns count from 1, columns in code points; both may be out of range.
class SourceLines {
 public:
  explicit SourceLines(std::string_view text);

  [[nodiscard]] std::size_t count() const { return starts_.size(); }
  // Without its end ("\n" or "\r\n"); empty when out of range.
  [[nodiscard]] std::string_view line(std::size_t number) const;
  // Byte offset in the text of a place; the end of its line when the column is behind it.
  [[nodiscard]] std::size_t offset(std::size_t line, std::size_t column) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

// Code points of `text`; a byte that is no UTF-8 lead or tail counts as the lead or tail that it looks like.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Without blanks, tabs and line ends at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace polex::rules
