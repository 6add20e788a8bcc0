// Turns a pack's pattern into a compiled Pattern, or into the fault at the place inside it. Leaves syntax to
// pattern_parser.cc and matching to engine/. Tested by matching_test.cc and lint_test.cc.
#include "rules/pattern.h"

#include <algorithm>
#include <array>

#include "rules/pattern_parser.h"
#include "rules/source_lines.h"

namespace polex::rules {

namespace {

constexpr std::array<std::string_view, 20> kBuiltins = {
    "Cap",      "upper",   "lower",   "word", "number", "actor", "body",   "person",   "place",  "group",
    "document", "meeting", "pronoun", "name", "date",   "quote", "clause", "sentence", "phrase", "before"};

Diagnostic fault_in(const PackText& text, const PatternFault& fault) {
  const FoldedPattern folded(text.value);
  const auto origin = [&](std::size_t at) { return folded.origin[std::min(at, folded.origin.size() - 1)]; };
  Diagnostic told;
  told.code = fault.code->code;
  told.severity = fault.code->severity;
  told.message = fault.message;
  told.next = fault.next;
  told.place = place_in(text, origin(fault.at));
  if (text.literal)
    told.width = std::max<std::size_t>(
        1,
        count_code_points(std::string_view(text.value)
                              .substr(origin(fault.at), origin(fault.at + fault.width) - origin(fault.at))));
  return told;
}

Diagnostic told_fault(const PackText& text, const PatternFault& fault) {
  if (fault.fragment == nullptr) return fault_in(text, fault);
  Diagnostic told = fault_in(fault.fragment->pattern, fault);
  PatternFault reference = fault;
  reference.at = fault.reference;
  told.labels.push_back({fault_in(text, reference).place, "used here", ""});
  return told;
}

std::string next_step(RE2::ErrorCode code) {
  switch (code) {
    case RE2::ErrorRepeatSize:
      return "RE2 repeats at most 1,000 times, repetitions inside each other multiplied ({Cap} counts "
             "twice): lower the "
             "counts";
    case RE2::ErrorRepeatArgument:
    case RE2::ErrorRepeatOp:
      return "put what is repeated before it, in (?:...) if it is long; write \\ before a character that is "
             "meant itself";
    case RE2::ErrorBadCharRange:
    case RE2::ErrorBadCharClass:
      return "write the lower end of a range first; \\- is a hyphen";
    case RE2::ErrorBadEscape:
      return "RE2 knows \\b \\B \\d \\w \\s \\pL and the like; a character that is no letter can be escaped";
    case RE2::ErrorPatternTooLarge:
      return "lower the counts of repetitions, or put alternatives into a [list.NAME]";
    default:
      return "write \\ before a character that is meant itself; RE2 has neither look-around nor "
             "back-references";
  }
}

// RE2 tells only the fragment it stumbled on: find it in what it was given, and from there in the pattern.
PatternFault re2_fault(const RE2& re, const PatternParser& parser) {
  const std::size_t at = parser.expanded().find(re.error_arg());
  const bool found = at != std::string::npos && at < parser.origin().size() && !re.error_arg().empty();
  const std::size_t from = found ? parser.origin()[at] : 0;
  const std::size_t last =
      found ? parser.origin()[std::min(at + re.error_arg().size(), parser.origin().size()) - 1] : 0;
  return {&codes::kRefused,
          "RE2 refuses this: " + re.error(),
          next_step(re.error_code()),
          from,
          last - from + 1,
          nullptr,
          0};
}

// RE2 of this age accepts duplicate group names silently. The second of two, through fragments too.
std::optional<PatternFault> duplicate_group(const PatternParser& parser) {
  const std::string& expanded = parser.expanded();
  std::vector<std::string> seen;
  for (std::size_t at = 0; at < expanded.size(); ++at) {
    if (expanded[at] == '\\') ++at;
    if (expanded.compare(at, 4, "(?P<") != 0) continue;
    const std::size_t close = expanded.find('>', at);
    std::string name = expanded.substr(at + 4, close - at - 4);
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      return PatternFault{&codes::kDuplicateGroup,
                          "the group name `" + name + "` is used twice in one pattern",
                          "rename one, or make two of it: patterns = ['...', '...']",
                          parser.origin()[at],
                          parser.origin()[close] - parser.origin()[at] + 1,
                          nullptr,
                          0};
    seen.push_back(std::move(name));
  }
  return std::nullopt;
}

}  // namespace

Place place_in(const PackText& text, std::size_t offset) {
  Place place = text.place;
  if (!text.literal) return place;
  for (std::size_t at = 0; at < std::min(offset, text.value.size()); ++at) {
    if (text.value[at] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text.value[at]) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

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

std::vector<std::string> builtin_references() { return {kBuiltins.begin(), kBuiltins.end()}; }

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

void set_lazy_forms(Pattern& pattern, const SharedText& loose_text, bool at_end) {
  const std::string_view expanded = pattern.expanded.view();
  pattern.re = LazyRegex(at_end ? SharedText("(?:" + std::string(expanded) + ")\\z") : pattern.expanded);
  if (!pattern.has_tree) return;
  pattern.loose = loose_text.view() == expanded && !at_end ? pattern.re : LazyRegex(loose_text);
  if (!at_end) pattern.exact = LazyAutomaton(pattern.expanded);
}

std::optional<Pattern> compile_pattern(const PackText& text, const Vocabulary& vocabulary, PatternUse use,
                                       std::vector<Diagnostic>& faults) {
  const std::size_t before = faults.size();
  const FoldedPattern folded(text.value);
  PatternParser parser(folded.text, vocabulary);
  parser.parse();
  for (const PatternFault& fault : parser.faults()) faults.push_back(told_fault(text, fault));
  if (!parser.complete()) return std::nullopt;
  if (const auto fault = duplicate_group(parser)) faults.push_back(told_fault(text, *fault));
  Pattern pattern;
  pattern.expanded = SharedText(parser.expanded());
  auto tree = read_regex(parser.expanded(), use == PatternUse::match ? Counts::loosened : Counts::exact);
  pattern.has_tree = tree.has_value();
  set_lazy_forms(pattern, tree ? SharedText(tree->text) : SharedText(), use == PatternUse::blocker_behind);
  if (!tree && !pattern.re->ok()) faults.push_back(told_fault(text, re2_fault(*pattern.re, parser)));
  if (faults.size() > before) return std::nullopt;
  if (tree) {
    for (std::size_t group = 0; group < tree->groups.size(); ++group)
      if (!tree->groups[group].empty()) pattern.groups[tree->groups[group]] = static_cast<int>(group + 1);
    pattern.bound = tree->bound;
    pattern.tree_groups = tree->groups.size();
    pattern.tree = std::make_shared<RegexTree>(std::move(*tree));
  } else {
    for (const auto& [name, number] : pattern.re->NamedCapturingGroups()) pattern.groups[name] = number;
  }
  pattern.settles_by_group = pattern.groups.contains("mask");
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
  return pattern;
}

Result<Pattern> compile_pattern(const PackText& text, const Vocabulary& vocabulary, PatternUse use) {
  std::vector<Diagnostic> faults;
  std::optional<Pattern> pattern = compile_pattern(text, vocabulary, use, faults);
  if (pattern) return std::move(*pattern);
  return faults.front();
}

}  // namespace polex::rules
