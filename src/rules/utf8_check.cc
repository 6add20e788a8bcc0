// Turns bytes that are not UTF-8 into one fault a file; leaves out nothing itself; tested by load_test.cc
// (P058).
#include "rules/utf8_check.h"

#include <cstdio>

#include "text/utf8.h"

namespace polex::rules {

namespace {

std::string hex_of(char byte) {
  char hex[8];
  std::snprintf(hex, sizeof hex, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  return hex;
}

std::string others(std::size_t count) {
  if (count == 0) return "";
  return count == 1 ? ", nor is another line" : ", nor are " + std::to_string(count) + " other lines";
}

}  // namespace

std::vector<std::size_t> lines_not_utf8(const std::string& file, std::string_view text, FaultLog& log) {
  std::vector<std::size_t> bad;
  if (text::find_invalid(text) == std::string_view::npos) return bad;
  const SourceLines lines(text);
  for (std::size_t number = 1; number <= lines.count(); ++number)
    if (text::find_invalid(lines.line(number)) != std::string_view::npos) bad.push_back(number);
  const std::string_view line = lines.line(bad.front());
  const std::size_t at = text::find_invalid(line);
  log.add(codes::kNotUtf8, {{file, bad.front(), count_code_points(line.substr(0, at)) + 1}, 1},
          "the byte " + hex_of(line[at]) + " here is not UTF-8" + others(bad.size() - 1),
          "save the file as UTF-8; what stands in other lines was read all the same");
  return bad;
}

}  // namespace polex::rules
