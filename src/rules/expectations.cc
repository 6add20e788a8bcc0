// Turns a pack's text into the same with another expectation of one test. Leaves what is expected to `polex
// test -U`. Tested by pattern_shape_test.cc and cases/cli (test-update).
#include "rules/expectations.h"

#include "rules/source_lines.h"

namespace polex::rules {

namespace {

// The end of the inline table that opens at `at`; strings in it may hold braces.
std::size_t table_end(const std::string& s, std::size_t at) {
  char quote = 0;
  for (std::size_t depth = 0; at < s.size(); ++at) {
    const char c = s[at];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++at;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string::npos;
}

bool assigns(std::string_view line, std::string_view key) {
  line = trim(line);
  if (!line.starts_with(key)) return false;
  return trim(line.substr(key.size())).starts_with('=');
}

}  // namespace

std::optional<std::string> with_expectation(const std::string& source, const RuleTest& test,
                                            const std::string& expectation) {
  const SourceLines lines(source);
  for (std::size_t number = test.place.line + 1; number <= lines.count(); ++number) {
    const std::string_view line = lines.line(number);
    if (trim(line).starts_with("[[") || trim(line).starts_with("[pattern")) return std::nullopt;
    const bool want = assigns(line, "want");
    if (!want && !assigns(line, "absent")) continue;
    const std::size_t begin = lines.offset(number, 1) + line.find_first_not_of(" \t");
    const std::size_t value = source.find('=', begin) + 1;
    std::size_t end = want ? table_end(source, source.find('{', value))
                           : source.find_first_of(" \t\r\n#", source.find_first_not_of(" \t", value));
    if (end == std::string::npos) end = source.size();
    return source.substr(0, begin) + expectation + source.substr(end);
  }
  return std::nullopt;
}

}  // namespace polex::rules
