// Turns a pack's pattern into its prefixes and branches. Leaves syntax faults to pattern_parser.cc: a
// malformed pattern has fewer parts. Tested by pattern_shape_test.cc.
#include "rules/pattern_shape.h"

#include <algorithm>
#include <cctype>

namespace polex::rules {

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

std::size_t class_end(std::string_view s, std::size_t at) {
  ++at;
  if (at < s.size() && s[at] == '^') ++at;
  if (at < s.size() && s[at] == ']') ++at;
  while (at < s.size() && s[at] != ']') {
    const std::size_t posix = s.substr(at).starts_with("[:") ? s.find(":]", at) : kNowhere;
    at = posix != kNowhere ? posix + 2 : at + (s[at] == '\\' ? 2 : 1);
  }
  return std::min(at + 1, s.size());
}

std::size_t atom_end(std::string_view s, std::size_t at);

// The end of the group that opens at `at`; bars on its own level are noted.
std::size_t group_end(std::string_view s, std::size_t at, std::vector<std::size_t>* bars) {
  for (++at; at < s.size() && s[at] != ')';) {
    if (s[at] == '|') {
      if (bars != nullptr) bars->push_back(at);
      ++at;
    } else {
      at = atom_end(s, at);
    }
  }
  return std::min(at + 1, s.size());
}

// The end of the atom at `at`, repetition apart.
std::size_t atom_end(std::string_view s, std::size_t at) {
  if (s[at] == '(') return group_end(s, at, nullptr);
  if (s[at] == '[') return class_end(s, at);
  if (s[at] == '\\') {
    const bool braced =
        at + 2 < s.size() && (s[at + 1] == 'p' || s[at + 1] == 'P' || s[at + 1] == 'x') && s[at + 2] == '{';
    const std::size_t close = braced ? s.find('}', at) : kNowhere;
    if (close != kNowhere) return close + 1;
    return std::min(s.size(), at + (at + 1 < s.size() && s[at + 1] == 'x' ? 4 : 2));
  }
  if (s[at] == '{') {
    const std::size_t close = s.find('}', at);
    return close == kNowhere ? s.size() : close + 1;
  }
  return at + 1;
}

// The end of the repetition behind an atom: ? * + {2,5}, and the lazy forms.
std::size_t repetition_end(std::string_view s, std::size_t at) {
  if (at >= s.size()) return at;
  const bool counted =
      s[at] == '{' && at + 1 < s.size() && std::isdigit(static_cast<unsigned char>(s[at + 1])) != 0;
  if (s[at] != '?' && s[at] != '*' && s[at] != '+' && !counted) return at;
  at = counted ? std::min(s.size(), s.find('}', at) + 1) : at + 1;
  return at < s.size() && s[at] == '?' ? at + 1 : at;
}

// Where a group's content begins: behind "(", "(?:", "(?P<name>", "(?i:".
std::size_t inside(std::string_view s, std::size_t open) {
  if (!s.substr(open).starts_with("(?")) return open + 1;
  if (s.substr(open).starts_with("(?P<")) {
    const std::size_t close = s.find('>', open);
    return close == kNowhere ? s.size() : close + 1;
  }
  const std::size_t stop = s.find_first_of(":)", open);
  return stop == kNowhere ? s.size() : stop + (s[stop] == ':' ? 1 : 0);
}

// Prefixes of pattern[at, end), with what stands before it and closes behind it.
void add_prefixes(std::string_view s, std::size_t from, std::size_t at, std::size_t end,
                  const std::string& closing, std::vector<Prefix>& found) {
  while (at < end) {
    const std::size_t stop = atom_end(s, at);
    const std::size_t behind = repetition_end(s, stop);
    std::vector<std::size_t> bars;
    const bool enters = s[at] == '(' && s[stop - 1] == ')' && behind == stop &&
                        (group_end(s, at, &bars), bars.empty()) && inside(s, at) < stop;
    if (enters) add_prefixes(s, from, inside(s, at), stop - 1, closing + ")", found);
    at = std::min(behind, end);
    const bool in_word = at < end && is_letter(s[at - 1]) && is_letter(s[at]);
    const bool told = enters && !found.empty() && found.back().end == at - 1;  // all that the group holds
    if (told) found.back().end = at;
    if (!in_word && !told) found.push_back({std::string(s.substr(from, at - from)) + closing, at});
  }
}

std::vector<std::size_t> top_bars(std::string_view s) {
  std::vector<std::size_t> bars;
  for (std::size_t at = 0; at < s.size(); at = s[at] == '|' ? at + 1 : atom_end(s, at))
    if (s[at] == '|') bars.push_back(at);
  return bars;
}

std::string cut(std::string_view s, std::size_t begin, std::size_t end) {
  return std::string(s.substr(0, begin)) + std::string(s.substr(end));
}

// The alternatives of s[begin, end), which `bars` part.
void add_alternatives(std::string_view s, std::size_t begin, std::size_t end,
                      const std::vector<std::size_t>& bars, std::vector<Branch>& found) {
  if (bars.empty()) return;
  std::size_t from = begin;
  for (std::size_t index = 0; index <= bars.size(); ++index) {
    const std::size_t to = index < bars.size() ? bars[index] : end;
    if (to > from)
      found.push_back(
          {from, to, false, index < bars.size() ? cut(s, from, to + 1) : cut(s, from - 1, to), to});
    from = to + 1;
  }
}

void add_branches(std::string_view s, std::size_t at, std::size_t end, std::vector<Branch>& found) {
  while (at < end) {
    if (s[at] == '|') {
      ++at;
      continue;
    }
    const std::size_t stop = std::min(end, atom_end(s, at));
    const std::size_t behind = repetition_end(s, stop);
    const bool optional =
        behind > stop && (s[stop] == '?' || s[stop] == '*' || s.substr(stop).starts_with("{0"));
    if (optional && (s[at] == '(' || s[at] == '{'))
      found.push_back({at, behind, true, cut(s, at, behind), stop});
    if (s[at] == '(' && s[stop - 1] == ')' && inside(s, at) < stop) {
      std::vector<std::size_t> bars;
      group_end(s, at, &bars);
      add_alternatives(s, inside(s, at), stop - 1, bars, found);
      add_branches(s, inside(s, at), stop - 1, found);
    }
    at = std::max(behind, at + 1);
  }
}

}  // namespace

std::vector<std::vector<Prefix>> prefixes(std::string_view pattern) {
  std::vector<std::vector<Prefix>> found;
  std::vector<std::size_t> ends = top_bars(pattern);
  ends.push_back(pattern.size());
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    found.emplace_back();
    add_prefixes(pattern, from, from, end, "", found.back());
    from = end + 1;
  }
  return found;
}

std::vector<Branch> branches(std::string_view pattern) {
  std::vector<Branch> found;
  add_alternatives(pattern, 0, pattern.size(), top_bars(pattern), found);
  add_branches(pattern, 0, pattern.size(), found);
  return found;
}

std::string without_assertions(std::string_view pattern) {
  constexpr std::string_view kEscaped = "bBAz";
  std::string free;
  for (std::size_t at = 0; at < pattern.size();) {
    const bool escaped = pattern[at] == '\\' && at + 1 < pattern.size();
    const std::size_t end = pattern[at] == '[' ? class_end(pattern, at) : at + (escaped ? 2 : 1);
    const bool asserts = escaped ? kEscaped.find(pattern[at + 1]) != std::string_view::npos
                                 : pattern[at] == '^' || pattern[at] == '$';
    free += asserts ? "(?:)" : pattern.substr(at, end - at);
    at = end;
  }
  return free;
}

}  // namespace polex::rules
