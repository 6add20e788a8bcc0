// Turns a file's text into lines and places into offsets; leaves drawing to render.cc; tested by
// load_test.cc.
#include "rules/source_lines.h"

#include <algorithm>

namespace polex::rules {

namespace {

bool is_tail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

}  // namespace

SourceLines::SourceLines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] == '\n') starts_.push_back(at + 1);
}

std::string_view SourceLines::line(std::size_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  std::string_view line = text_.substr(begin, end - begin);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::size_t SourceLines::offset(std::size_t number, std::size_t column) const {
  if (number == 0 || number > starts_.size()) return text_.size();
  const std::string_view text = line(number);
  std::size_t at = 0;
  for (std::size_t passed = 1; passed < column && at < text.size(); ++passed) {
    ++at;
    while (at < text.size() && is_tail(text[at])) ++at;
  }
  return starts_[number - 1] + at;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_tail(byte); }));
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

}  // namespace polex::rules
