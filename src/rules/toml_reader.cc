// Turns TOML text into a tree in source order; leaves what the keys mean to the readers of packs, lists and
// rules; tested by toml_reader_test.cc.
#include "rules/toml_reader.h"

// toml++ 3.3 asserts on "[[[" what it goes on to tell as a fault; under NDEBUG clang would even assume it.
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "rules/toml_recovery.h"

namespace polex::rules {

namespace {

constexpr int kMostFaults = 50;
constexpr std::size_t kMostDots = 256;  // of a dotted key: toml++ recurses once a part

struct Source {
  std::string file;
  std::string_view text;
  SourceLines lines;
};

Mark mark_of(const Source& source, const toml::source_region& region) {
  Mark mark{{source.file, region.begin.line, region.begin.column}, 1};
  const std::size_t end = region.end.line == region.begin.line
                              ? region.end.column
                              : count_code_points(source.lines.line(region.begin.line)) + 1;
  if (end > region.begin.column) mark.width = end - region.begin.column;
  return mark;
}

// 'abc'  "abc"  '''abc'''  and a first line end behind an opening ''' that does not count.
void enter_quotes(const Source& source, TomlNode& node) {
  std::size_t at = source.lines.offset(node.mark.place.line, node.mark.place.column);
  const std::size_t begin = at;
  const char quote = at < source.text.size() ? source.text[at] : '\'';
  const std::string_view rest = source.text.substr(std::min(at, source.text.size()));
  const bool multi_line = rest.size() > 5 && rest[1] == quote && rest[2] == quote;
  at += multi_line ? 3 : 1;
  node.literal = source.text.substr(std::min(at, source.text.size())).starts_with(node.text);
  node.mark.place.column += at - begin;
  const std::size_t quotes = multi_line ? 6 : 2;
  const std::string_view first_line = std::string_view(node.text).substr(0, node.text.find('\n'));
  node.mark.width = multi_line ? std::max<std::size_t>(1, count_code_points(first_line))
                               : node.mark.width - std::min(node.mark.width - 1, quotes);
  if (!multi_line || at >= source.text.size()) return;
  if (source.text[at] != '\n' && source.text.substr(at, 2) != "\r\n") return;
  node.mark.place = {source.file, node.mark.place.line + 1, 1};
  at += source.text[at] == '\n' ? 1 : 2;
  node.literal = source.text.substr(at).starts_with(node.text);
}

template <typename Value>
std::string printed(const Value& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

TomlNode convert(const Source& source, const toml::node& from);

void convert_members(const Source& source, const toml::table& from, TomlNode& node) {
  for (const auto& [key, value] : from) {
    node.children.push_back(convert(source, value));
    node.children.back().key = std::string(key.str());
    node.children.back().key_mark = mark_of(source, key.source());
  }
  std::stable_sort(node.children.begin(), node.children.end(), [](const TomlNode& a, const TomlNode& b) {
    return std::pair(a.key_mark.place.line, a.key_mark.place.column) <
           std::pair(b.key_mark.place.line, b.key_mark.place.column);
  });
}

void convert_scalar(const Source& source, const toml::node& from, TomlNode& node) {
  if (const auto* string = from.as_string()) {
    node.kind = TomlKind::string;
    node.text = string->get();
    enter_quotes(source, node);
  } else if (const auto* boolean = from.as_boolean()) {
    node.kind = TomlKind::boolean;
    node.text = boolean->get() ? "true" : "false";
  } else if (const auto* date = from.as_date()) {
    node.kind = TomlKind::date;
    node.text = printed(date->get());
  } else {
    node.kind = from.is_integer() ? TomlKind::integer : from.is_number() ? TomlKind::number : TomlKind::date;
  }
}

// Recursion is bounded: toml++ refuses values nested more than 256 deep, refuse_long_keys() longer dotted
// keys.
TomlNode convert(const Source& source, const toml::node& from) {
  TomlNode node;
  node.mark = mark_of(source, from.source());
  if (const auto* table = from.as_table()) {
    convert_members(source, *table, node);
  } else if (const auto* array = from.as_array()) {
    node.kind = TomlKind::array;
    for (const toml::node& element : *array) node.children.push_back(convert(source, element));
  } else {
    convert_scalar(source, from, node);
  }
  return node;
}

// "Error while parsing string: unknown escape sequence '\d'" without its beginning.
std::string message_of(const toml::parse_error& error) {
  const std::string_view text = error.description();
  const std::size_t colon = text.find(": ");
  return std::string(
      colon == std::string_view::npos || !text.starts_with("Error while") ? text : text.substr(colon + 2));
}

std::string what_is_given(std::string_view line) {
  line = trim(line);
  const std::size_t end = line.starts_with('[') ? line.find_last_of(']') + 1 : line.find_first_of(" \t=");
  return std::string(line.substr(0, end));
}

void tell_duplicate(const TomlDraft& draft, const Mark& mark, FaultLog& log) {
  const std::size_t number = mark.place.line;
  const std::string name = what_is_given(draft.line(number));
  const std::size_t column = draft.line(number).find_first_not_of(" \t") + 1;
  Diagnostic& fault =
      log.add(codes::kDuplicateName, {{mark.place.file, number, column}, count_code_points(name)},
              "`" + name + "` is given twice", "merge the two, or give one another name");
  if (const std::size_t first = draft.first_given(number); first != 0)
    log.label(fault, {mark.place.file, first, draft.line(first).find_first_not_of(" \t") + 1},
              "first given here");
}

bool says(const toml::parse_error& error, std::string_view words) {
  return error.description().find(words) != std::string_view::npos;
}

void tell_unclosed(const TomlDraft& draft, const Place& at, FaultLog& log) {
  const std::string_view line = draft.line(at.line);
  const std::size_t equals = line.find('=');
  const std::size_t value = equals == std::string_view::npos ? 0 : line.find_first_not_of(" \t", equals + 1);
  const std::size_t column = value == std::string_view::npos ? line.size() : value;
  log.add(codes::kSyntax, {{at.file, at.line, count_code_points(line.substr(0, column)) + 1}, 1},
          "what begins here is never closed",
          "close the list or the string; the statements behind it were read all the same");
}

// Tells the fault and returns the line whose statement is to be left out.
std::size_t tell(const TomlDraft& draft, const Mark& mark, const toml::parse_error& error, FaultLog& log) {
  const Place& place = mark.place;
  if (says(error, "cannot redefine")) {
    tell_duplicate(draft, mark, log);
    return place.line;
  }
  const std::size_t open = says(error, "expected value, saw")
                               ? 0
                               : draft.unclosed(place.line, place.column, says(error, "header"));
  if (open != 0) {
    tell_unclosed(draft, {place.file, open, 1}, log);
    return open;
  }
  log.add(codes::kSyntax, mark, message_of(error),
          says(error, "escape sequence")
              ? "write patterns in single quotes, where a backslash is itself"
              : "correct the TOML here; the statements around it were read all the same");
  return place.line;
}

// Dots in the longest run of what a dotted key is made of.
std::size_t most_dots(std::string_view line) {
  std::size_t dots = 0;
  std::size_t most = 0;
  for (const char c : line) {
    const bool in_key = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                        std::string_view("_-.\"' \t").find(c) != std::string_view::npos;
    dots = in_key ? dots + (c == '.' ? 1 : 0) : 0;
    most = std::max(most, dots);
  }
  return most;
}

void refuse_long_keys(TomlDraft& draft, const std::string& file, FaultLog& log) {
  for (std::size_t number = 1; number <= draft.count(); ++number) {
    if (most_dots(draft.line(number)) <= kMostDots) continue;
    log.add(codes::kSyntax, {{file, number, 1}, 1}, "more than 256 dots in a row",
            "no key of a pack has so many parts");
    draft.blank_around(number);
  }
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view name) const {
  for (const TomlNode& child : children)
    if (child.key == name) return &child;
  return nullptr;
}

TomlNode read_toml(const std::string& file, std::string_view text, FaultLog& log) {
  const Source source{file, text, SourceLines(text)};
  TomlDraft draft(text);
  refuse_long_keys(draft, file, log);
  for (int faults = 0; faults < kMostFaults; ++faults) {
    const std::string left = draft.text();
    const toml::parse_result result = toml::parse(left);
    if (result) return convert(source, result.table());
    const std::size_t line = tell(draft, mark_of(source, result.error().source()), result.error(), log);
    if (!draft.blank_around(line)) break;
  }
  return {};
}

}  // namespace polex::rules
