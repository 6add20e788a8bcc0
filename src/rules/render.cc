// Turns a Diagnostic into text with the source line and a caret under the fault; leaves printing and counting
// to cli/; tested by render_test.cc.
#include "rules/render.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace polex::rules {

namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kBlue = "\x1b[1;34m";
constexpr std::string_view kOff = "\x1b[0m";
constexpr std::size_t kShown = 160;  // code points of a source line
constexpr std::size_t kBefore = 60;  // of them before the fault, where the line is longer

struct Words {
  std::string_view name;
  std::string_view color;
};

Words words(Severity severity) {
  switch (severity) {
    case Severity::error:
      return {"error", "\x1b[1;31m"};
    case Severity::warning:
      return {"warning", "\x1b[1;35m"};
    case Severity::note:
      break;
  }
  return {"note", "\x1b[1;36m"};
}

std::string paint(std::string_view text, std::string_view sgr, bool color) {
  if (!color) return std::string(text);
  return std::string(sgr).append(text).append(kOff);
}

// One string per code point. Bytes that are no UTF-8 stand as U+FFFD and control characters other than the
// tab as
// '?', so that a pack cannot steer the terminal.
std::vector<std::string> code_points(std::string_view line) {
  std::vector<std::string> points;
  for (std::size_t at = 0; at < line.size();) {
    const auto lead = static_cast<unsigned char>(line[at]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    std::size_t tail = 1;
    while (tail < length && at + tail < line.size() &&
           (static_cast<unsigned char>(line[at + tail]) & 0xC0U) == 0x80)
      ++tail;
    if (length == 0 || tail < length) {
      points.emplace_back("\xEF\xBF\xBD");
      ++at;
      continue;
    }
    const bool control = (lead < 0x20 && lead != '\t') || lead == 0x7F ||
                         (lead == 0xC2 && static_cast<unsigned char>(line[at + 1]) < 0xA0);
    points.push_back(control ? "?" : std::string(line.substr(at, length)));
    at += length;
  }
  return points;
}

// Terminals give CJK, Hangul, full-width forms and emoji two cells (Unicode TR11, by block).
bool wide(const std::string& point) {
  if (point.size() == 4) return point >= "\xF0\x9F\x8C\x80";
  return point.size() == 3 && ((point >= "\xE1\x84\x80" && point < "\xE1\x85\xA0") ||
                               (point >= "\xE2\xBA\x80" && point < "\xED\x9E\xA4") ||
                               (point >= "\xEF\xA4\x80" && point < "\xEF\xAC\x80") ||
                               (point >= "\xEF\xBC\x81" && point < "\xEF\xBD\xA1"));
}

std::string where(const Place& place) {
  if (place.file.empty()) return {};
  std::string text = place.file;
  if (place.line != 0) text += ":" + std::to_string(place.line);
  if (place.line != 0 && place.column != 0) text += ":" + std::to_string(place.column);
  return text + ": ";
}

//     <margin> | source line
//              | ^^^^
std::string picture(const Place& place, std::size_t width, const std::string& line, char mark,
                    std::string_view sgr, bool color) {
  if (line.empty() || place.line == 0) return {};
  const std::vector<std::string> points = code_points(line);
  const std::size_t column = std::min(place.column == 0 ? 0 : place.column - 1, points.size());
  const std::size_t first = points.size() <= kShown || column <= kBefore ? 0 : column - kBefore;
  const std::size_t last = std::min(points.size(), first + kShown);
  std::string shown = first > 0 ? "..." : "";
  std::string below = first > 0 ? "   " : "";
  for (std::size_t at = first; at < last; ++at) {
    shown += points[at];
    if (at < column) below += points[at] == "\t" ? "\t" : wide(points[at]) ? "  " : " ";
  }
  if (last < points.size()) shown += "...";
  std::string marks;
  for (std::size_t at = column; at < std::max(column + 1, std::min(column + width, last)); ++at)
    marks.append(at < last && wide(points[at]) ? 2 : 1, mark);
  std::string number = std::to_string(place.line);
  number.insert(0, number.size() < 4 ? 4 - number.size() : 0, ' ');
  std::string text = paint(number + " |", kBlue, color) + " " + shown + "\n";
  if (place.column != 0)
    text += paint(std::string(number.size(), ' ') + " |", kBlue, color) + " " + below +
            paint(marks, sgr, color) + "\n";
  return text;
}

}  // namespace

std::string render(const Diagnostic& diagnostic, bool color) {
  const Words severity = words(diagnostic.severity);
  const std::string code = diagnostic.code.empty() ? "" : "[" + diagnostic.code + "]";
  std::string text = paint(where(diagnostic.place), kBold, color && !diagnostic.place.file.empty());
  text += paint(std::string(severity.name) + code + ":", severity.color, color);
  text += " " + paint(diagnostic.message, kBold, color) + "\n";
  text += picture(diagnostic.place, diagnostic.width, diagnostic.source_line, '^', severity.color, color);
  for (const Label& label : diagnostic.labels) {
    text += where(label.place) + paint("note:", words(Severity::note).color, color) + " " + label.text + "\n";
    text += picture(label.place, 1, label.source_line, '-', kBlue, color);
  }
  if (!diagnostic.next.empty()) text += paint("next:", kBlue, color) + " " + diagnostic.next + "\n";
  return text;
}

}  // namespace polex::rules
