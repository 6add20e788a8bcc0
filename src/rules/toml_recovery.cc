// Turns a TOML file with a fault into one without the faulty statement, line numbers kept; leaves parsing to
// toml_reader.cc; tested by toml_reader_test.cc.
#include "rules/toml_recovery.h"

#include <algorithm>

#include "rules/source_lines.h"

namespace polex::rules {

namespace {

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == '"' || c == '\'';
}

// "[list.x]" or "[[clause]]", but not the "[" of a value that goes on in a line of its own.
bool is_header(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.front() != '[') return false;
  const std::size_t name = line.find_first_not_of('[');
  return name != std::string_view::npos && name <= 2 && is_key_character(line[name]) && line[name] != '"' &&
         line[name] != '\'';
}

// The key of "key = value", or nothing.
std::string_view key_of(std::string_view line) {
  line = trim(line);
  std::size_t end = 0;
  while (end < line.size() && is_key_character(line[end])) ++end;
  const std::size_t equals = line.find_first_not_of(" \t", end);
  return end > 0 && equals != std::string_view::npos && line[equals] == '=' ? line.substr(0, end)
                                                                            : std::string_view{};
}

bool is_statement(std::string_view line) { return is_header(line) || !key_of(line).empty(); }

std::string_view header_name(std::string_view line) {
  line = trim(line);
  return line.substr(0, line.find_last_of(']') + 1);
}

std::size_t occurrences(std::string_view line, std::string_view mark) {
  std::size_t found = 0;
  for (std::size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at + mark.size()))
    ++found;
  return found;
}

}  // namespace

TomlDraft::TomlDraft(std::string_view text) {
  const SourceLines lines(text);
  for (std::size_t number = 1; number <= lines.count(); ++number) lines_.emplace_back(lines.line(number));
}

std::string TomlDraft::text() const {
  std::string text;
  for (const std::string& line : lines_) text.append(line).append("\n");
  return text;
}

std::string_view TomlDraft::line(std::size_t number) const {
  return number == 0 || number > lines_.size() ? std::string_view{} : std::string_view{lines_[number - 1]};
}

std::size_t TomlDraft::statement_start(std::size_t number) const {
  for (std::size_t at = std::min(number, lines_.size()); at > 0; --at)
    if (is_statement(line(at))) return at;
  return std::min(number, lines_.size());
}

bool TomlDraft::blank(std::size_t first, std::size_t last) {
  bool changed = false;
  for (std::size_t at = std::max<std::size_t>(first, 1); at <= last && at <= lines_.size(); ++at) {
    changed = changed || !trim(line(at)).empty();
    lines_[at - 1].clear();
  }
  return changed;
}

// The last line that opens ''' or """ without closing it.
std::size_t TomlDraft::unclosed_string() const {
  std::size_t open = 0;
  for (std::size_t at = 1; at <= lines_.size(); ++at)
    if ((occurrences(line(at), "'''") + occurrences(line(at), "\"\"\"")) % 2 == 1) open = open == 0 ? at : 0;
  return open;
}

bool TomlDraft::blank_around(std::size_t number) {
  const std::size_t first = statement_start(number);
  const bool whole_table = is_header(line(first));
  std::size_t last = first;
  while (last < lines_.size() && !(whole_table ? is_header(line(last + 1)) : is_statement(line(last + 1))))
    ++last;
  return blank(first, last) || blank(statement_start(number), number) || blank(1, lines_.size());
}

std::size_t TomlDraft::unclosed(std::size_t number, std::size_t column, bool in_header) const {
  const bool at_end = number >= lines_.size() || trim(line(number)).empty();
  if (at_end)
    if (const std::size_t open = unclosed_string(); open != 0) return open;
  if (at_end) return statement_start(number);
  const bool at_begin = line(number).find_first_not_of(" \t") + 1 == column;
  const bool header = is_header(line(number)) && !in_header;
  const bool statement = at_begin && !key_of(line(number)).empty();
  return number > 1 && (header || statement) ? statement_start(number - 1) : 0;
}

std::size_t TomlDraft::first_given(std::size_t number) const {
  const bool header = is_header(line(number));
  const std::string_view name = header ? header_name(line(number)) : key_of(line(number));
  if (name.empty()) return 0;
  for (std::size_t at = number - 1; at > 0; --at) {
    if (header && is_header(line(at)) && header_name(line(at)) == name) return at;
    if (!header && key_of(line(at)) == name) return at;
    if (!header && is_header(line(at))) return 0;
  }
  return 0;
}

}  // namespace polex::rules
