// Turns one line of a header into what it is: URL, label, byline, date line, ... Leaves the order of lines to
// header.cc. Tested by header_test.cc.
#include "text/header_lines.h"

#include <algorithm>
#include <array>

#include "text/bytes.h"

namespace polex::text {
bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

namespace {

char fold(char c) { return is(c, kUpper) ? static_cast<char>(c | 0x20) : c; }

constexpr std::array<std::string_view, 34> kLabels = {"source",
                                                      "updated",
                                                      "update",
                                                      "published on",
                                                      "published",
                                                      "posted on",
                                                      "posted",
                                                      "date",
                                                      "editor",
                                                      "edited by",
                                                      "author",
                                                      "authors",
                                                      "by",
                                                      "from",
                                                      "hits",
                                                      "release date",
                                                      "released on",
                                                      "release",
                                                      "last updated",
                                                      "last modified",
                                                      "modified",
                                                      "reporter",
                                                      "written by",
                                                      "issued on",
                                                      "issued",
                                                      "contact information",
                                                      "contacts",
                                                      "contact",
                                                      "tags",
                                                      "category",
                                                      "photo by",
                                                      "time",
                                                      "for immediate release",
                                                      "created"};

}  // namespace

bool starts_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == fold(b); });
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool word = !is(c, kSpace);
    words += word && !inside ? 1U : 0U;
    inside = word;
  }
  return words;
}

std::string one_line(std::string_view text) {
  std::string line;
  std::size_t at = 0;
  while ((at = skip_space(text, at, text.size())) < text.size()) {
    std::size_t end = at;
    while (end < text.size() && !is_space(decode(text, end).value)) end += decode(text, end).length;
    if (!line.empty()) line += ' ';
    line += text.substr(at, end - at);
    at = end;
  }
  return line;
}

bool is_url(std::string_view text) {
  const bool start =
      starts_folded(text, "http://") || starts_folded(text, "https://") || starts_folded(text, "www.");
  return start && std::none_of(text.begin(), text.end(), [](char c) { return is(c, kSpace); });
}

bool ends_with_stop(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const std::size_t before = previous(text, end, 0);
    const char32_t value = decode(text, before).value;
    if (!is_quote_mark(value) && value != ')')
      return value == '.' || value == '!' || value == '?' || value == 0x3002;
    end = before;
  }
  return false;
}

std::size_t label_length(std::string_view line, bool& alone) {
  constexpr std::string_view kInitials = "supdebafhrlmwitc";
  if (line.empty() || kInitials.find(fold(line[0])) == std::string_view::npos) return 0;
  for (const std::string_view label : kLabels) {
    if (!starts_folded(line, label)) continue;
    const std::size_t size = label.size();
    const std::string_view rest = line.substr(size);
    alone = rest.empty() || rest == ":";
    if (alone || rest[0] == ':') return size;
    if (label == "for immediate release") return size;
    const bool dated = label.ends_with(" on") || label == "published" || label == "updated" ||
                       label == "posted" || label == "update" || label == "last updated";
    if (dated && is(rest[0], kSpace) && find_date(line, {size, std::min(line.size(), size + 40)}))
      return size;
  }
  return 0;
}

bool is_byline(std::string_view line) {
  const bool by = line.starts_with("By ") || line.starts_with("BY ");
  if (by && line.size() > 3 && is(line[3], kUpper | kHigh))
    return count_words(line) <= 12 && !ends_with_stop(line);
  return starts_folded(line, "staff writer") || starts_folded(line, "staff reporter") ||
         starts_folded(line, "special to ");
}

bool is_shouted_name(std::string_view line) {
  const std::size_t words = count_words(line);
  return words >= 2 && words <= 3 && std::all_of(line.begin(), line.end(), [](char c) {
           return is(c, kUpper | kHigh) || c == ' ' || c == '.' || c == '-' || c == '\'';
         });
}

bool is_kind_line(std::string_view line) {
  if (line.size() > 80) return false;
  for (const std::string_view kind : {"press release", "media release", "news release", "press statement",
                                      "for immediate release", "press note", "advance release"})
    if (starts_folded(line, kind) ||
        (line.size() > kind.size() && starts_folded(line.substr(line.size() - kind.size()), kind)))
      return true;
  return false;
}

bool is_breadcrumb(std::string_view line) {
  return line.size() < 200 && line.find(" > ") != std::string_view::npos && !ends_with_stop(line);
}

bool is_decoration(std::string_view line) {
  return std::none_of(line.begin(), line.end(), [](char c) { return is(c, kWord); });
}

bool is_date_line(std::string_view line, const FoundDate& date) {
  if (line.size() > 80) return false;
  std::string rest(line.substr(0, date.span.begin));
  rest += ' ';
  rest += line.substr(date.span.end);
  std::size_t words = 0;
  std::size_t lower = 0;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if (!is(rest[at], kUpper | kLower) || (at > 0 && is(rest[at - 1], kWord))) continue;
    ++words;
    lower += is(rest[at], kLower) ? 1U : 0U;
  }
  return words <= 4 && lower <= 2;
}

bool is_publisher(std::string_view line) {
  if (count_words(line) > 8) return false;
  for (const std::string_view head :
       {"Ministry of", "Department of", "Department for", "Office of", "Government of", "Bureau of",
        "Embassy of", "European Commission", "Council of", "Prime Minister's Office", "Cabinet",
        "Federal Ministry", "State Department", "U.S. Department"})
    if (line.starts_with(head)) return true;
  return false;
}

bool is_credit(std::string_view line) {
  if (line.size() > 300) return false;
  if (line.starts_with('(')) line.remove_prefix(1);
  for (const std::string_view start :
       {"Reporting by ", "Editing by ", "Writing by ", "Reporter: ", "Reporters: ", "Editor: "})
    if (line.starts_with(start)) return true;
  return false;
}

}  // namespace polex::text
