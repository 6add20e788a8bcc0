// Turns a pack's pattern into a compiled Pattern, or into the fault at the place inside it. Leaves syntax to
// pattern_parser.cc and matching to engine/. Tested by pattern_test.cc.
#include "rules/pattern.h"

#include <algorithm>
#include <array>

#include "rules/pattern_parser.h"
#include "text/fold.h"

namespace polex::rules {

namespace {

constexpr std::array<std::string_view, 20> kBuiltins = {
    "Cap",      "upper",   "lower",   "word", "number", "actor", "body",   "person",   "place",  "group",
    "document", "meeting", "pronoun", "name", "date",   "quote", "clause", "sentence", "phrase", "before"};

Diagnostic fault_in(const PackText& text, std::size_t offset, std::string code, std::string message,
                    std::string next) {
  Diagnostic fault;
  fault.code = std::move(code);
  fault.message = std::move(message);
  fault.place = text.place;
  for (std::size_t at = 0; at < std::min(offset, text.value.size()); ++at) {
    if (text.value[at] == '\n') {
      ++fault.place.line;
      fault.place.column = 1;
    } else if ((static_cast<unsigned char>(text.value[at]) & 0xC0) != 0x80) {
      ++fault.place.column;
    }
  }
  fault.next = std::move(next);
  return fault;
}

// RE2 tells only the fragment it stumbled on: find it in what it was given, and from there in the pattern.
Diagnostic re2_fault(const PackText& text, const RE2& re, const PatternParser& parser) {
  const std::size_t at = parser.expanded().find(re.error_arg());
  const std::size_t offset =
      at == std::string::npos || at >= parser.origin().size() ? 0 : parser.origin()[at];
  return fault_in(text, offset, "P026", "RE2 refuses this pattern: " + re.error(),
                  "see the syntax RE2 accepts; look-around and back-references do not exist in it");
}

// RE2 of this age accepts duplicate group names silently.
std::size_t duplicate_group(std::string_view pattern) {
  std::vector<std::string_view> seen;
  for (std::size_t at = pattern.find("(?P<"); at != std::string_view::npos;
       at = pattern.find("(?P<", at + 1)) {
    const std::size_t close = pattern.find('>', at);
    if (close == std::string_view::npos) break;
    const std::string_view name = pattern.substr(at + 4, close - at - 4);
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) return at;
    seen.push_back(name);
  }
  return std::string_view::npos;
}

}  // namespace

namespace {

// {Cap-titles-months} refers to two lists; {2,5} to none.
void add_reference(std::string_view name, std::vector<std::string>& found) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return;
  if (!name.starts_with("Cap-") && !name.starts_with("lower-")) {
    found.emplace_back(name);
    return;
  }
  for (std::size_t from = name.find('-') + 1; from <= name.size();) {
    const std::size_t to = std::min(name.find('-', from), name.size());
    found.emplace_back(name.substr(from, to - from));
    from = to + 1;
  }
}

}  // namespace

bool is_builtin_reference(std::string_view name) {
  return std::find(kBuiltins.begin(), kBuiltins.end(), name) != kBuiltins.end() || name == "other";
}

std::vector<std::string> references(std::string_view pattern) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\') {
      if (at + 2 < pattern.size() && (pattern[at + 1] == 'x' || pattern[at + 1] == 'p') &&
          pattern[at + 2] == '{')
        ++at;
      ++at;
      continue;
    }
    if (pattern[at] != '{') continue;
    const std::size_t close = pattern.find('}', at);
    if (close == std::string_view::npos) break;
    const std::string_view name = pattern.substr(at + 1, close - at - 1);
    add_reference(name, found);
    at = close;
  }
  return found;
}

Result<Pattern> compile_pattern(const PackText& text, const Vocabulary& vocabulary, bool at_end) {
  if (const std::size_t at = duplicate_group(text.value); at != std::string_view::npos)
    return fault_in(text, at, "P027", "this group name is used twice in one pattern",
                    "rename one, or use two patterns");
  const std::string folded = text::fold_all(text.value);
  PatternParser parser(folded, vocabulary);
  if (!parser.parse())
    return fault_in(text, parser.fault_at(), parser.fault_code(), parser.fault(), parser.fault_next());
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{16} << 20);
  Pattern pattern;
  auto re = std::make_shared<RE2>(at_end ? "(?:" + parser.expanded() + ")\\z" : parser.expanded(), options);
  if (!re->ok()) return re2_fault(text, *re, parser);
  for (const auto& [name, number] : re->NamedCapturingGroups()) pattern.groups[name] = number;
  pattern.re = std::move(re);
  pattern.first = parser.piece().nullable ? ByteSet{}.set() : parser.piece().first;
  pattern.anchored_to_symbols = !parser.piece().nullable;
  for (unsigned byte = 0; byte < 0x80; ++byte)
    if (pattern.first.test(byte) && !(byte >= 'A' && byte <= 'Z') && !(byte >= 'a' && byte <= 'z') &&
        !(byte >= '0' && byte <= '9'))
      pattern.anchored_to_symbols = false;
  pattern.required = parser.piece().required;
  pattern.tail = parser.tail();
  pattern.tail_group = parser.tail_group();
  pattern.before_group = parser.before_group();
  pattern.expanded = parser.expanded();
  return pattern;
}

}  // namespace polex::rules
