// Turns the patterns of a rule into findings, each at its place inside the pattern. Leaves what no text can
// reach to pattern_reach.cc and what concerns several rules to lint_rules.cc. Tested by lint_test.cc.
#include "rules/lint_patterns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "rules/lint_branches.h"
#include "rules/pattern_parser.h"
#include "rules/pattern_reach.h"
#include "rules/schema.h"
#include "rules/suggest.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace polex::rules {

namespace {

// Instructions of a compiled pattern from which on it is told. Programs of the shipped packs have a few
// hundred; the cost of a match grows with them where RE2 has to leave its DFA.
constexpr int kLargeProgram = 6000;

using Names = std::vector<std::string>;

// The groups that the engine reads (rules/README.md, "Tables" and "Dates").
Names known_groups(const Rule& rule) {
  switch (rule.stage) {
    case RuleStage::mention:
      return {"name", "head", "role", "alias", "inside", "mask"};
    case RuleStage::date:
      return {"mask",      "year",           "month",   "day",     "weekday", "year2",
              "month2",    "day2",           "quarter", "half",    "season",  "fiscal",
              "decade",    "plan",           "holiday", "count",   "unit",    "word",
              "direction", "week_direction", "figures", "nearest", "hour",    "minute",
              "half_day",  "part_of_day",    "century", "past",    "present", "future",
              "until",     "since",          "nth",     "back"};
    case RuleStage::clause:
      if (rule.field("record") == "commitment") return {"actor", "cue", "action", "neg", "deadline"};
      return {"speaker", "cue", "content", "addressee", "date", "more"};
    case RuleStage::modifier:
      break;
  }
  return {};
}

std::string what_it_makes(const Rule& rule) {
  if (rule.stage == RuleStage::modifier) return "a [[modifier]]";
  if (rule.stage == RuleStage::clause) return "a " + std::string(rule.field("record"));
  return "a " + stage_name(rule.stage);
}

// What its patterns need cannot be told then; P006 tells the missing key.
bool lacks_record(const Rule& rule) {
  return rule.stage == RuleStage::clause && rule.field("record").empty();
}

bool sees_mentions(const Rule& rule) {
  const std::string_view phase = rule.field("phase");
  if (rule.stage == RuleStage::date) return false;
  return rule.stage != RuleStage::mention || !(phase.empty() || phase == "name");
}

// `{name}` at `at`; npos when there is none any more.
std::size_t find_reference(std::string_view pattern, std::string_view name, std::size_t from = 0) {
  return pattern.find("{" + std::string(name) + "}", from);
}

// The names of groups as written, where the pattern does not compile.
Names written_groups(std::string_view pattern) {
  Names names;
  for (std::size_t at = pattern.find("(?P<"); at != std::string_view::npos;
       at = pattern.find("(?P<", at + 1)) {
    const std::size_t close = pattern.find('>', at);
    if (close != std::string_view::npos) names.emplace_back(pattern.substr(at + 4, close - at - 4));
  }
  return names;
}

class PatternLint {
 public:
  PatternLint(const Rule& rule, const CompiledRule* compiled, const Vocabulary& vocabulary, FaultLog& log)
      : rule_(rule), compiled_(compiled), vocabulary_(vocabulary), log_(log) {}

  void run() {
    for (std::size_t index = 0; index < rule_.patterns.size(); ++index) {
      const PackText& text = rule_.patterns[index];
      if (compiled_ != nullptr)
        check_compiled(text, compiled_->patterns[index]);
      else
        check_group_names(text, written_groups(text.value));
      check_any(text, true);
    }
    for (const auto* blockers : {&rule_.except, &rule_.not_before, &rule_.not_after, &rule_.until})
      for (const PackText& text : *blockers) {
        check_blocker_groups(text);
        check_any(text, false);
      }
  }

 private:
  Diagnostic& tell(const Code& code, const PackText& text, std::size_t at, std::size_t end,
                   std::string message, std::string next) {
    const std::string_view part = std::string_view(text.value).substr(at, std::max(at, end) - at);
    const std::size_t width = text.literal ? std::max<std::size_t>(1, count_code_points(part)) : 1;
    Diagnostic& finding = log_.add(code, {place_in(text, at), width}, std::move(message), std::move(next));
    finding.subject = rule_.full_id();
    return finding;
  }
  void tell_whole(const Code& code, const PackText& text, std::string message, std::string next) {
    tell(code, text, 0, text.value.size(), std::move(message), std::move(next));
  }

  // What holds of patterns and blockers alike.
  void check_any(const PackText& text, bool is_pattern) {
    check_extents(text, is_pattern);
    check_symbols(text);
    check_ascii(text);
    check_reach(text);
  }

  void tell_group(const PackText& text, const std::string& name, std::string message, std::string next) {
    const std::string written = "(?P<" + name + ">";
    const std::size_t at = text.value.find(written);
    if (at == std::string::npos)  // it comes from a fragment
      tell_whole(codes::kForeignGroup, text, std::move(message), std::move(next));
    else
      tell(codes::kForeignGroup, text, at + 4, at + 4 + name.size(), std::move(message), std::move(next));
  }

  void check_compiled(const PackText& text, const Pattern& pattern) {
    Names names;
    for (const auto& [name, number] : pattern.groups) names.push_back(name);
    check_group_names(text, names);
    check_group_numbers(text, pattern);
    check_needed_groups(text, pattern);
    check_cost(text, pattern);
    if (rule_.stage == RuleStage::modifier) return;
    for (const OddBranch& branch : odd_branches(text.value)) tell_branch(text, branch);
  }

  void check_group_names(const PackText& text, const Names& names) {
    if (lacks_record(rule_)) return;
    const Names known = known_groups(rule_);
    for (const std::string& name : names) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      tell_group(
          text, name, what_it_makes(rule_) + " has no use for a group `" + name + "`",
          known.empty() ? "write (?:...)" : did_you_mean(name, known, "its groups are " + one_of(known)));
    }
  }

  void check_group_numbers(const PackText& text, const Pattern& pattern) {
    const int groups = pattern.re->NumberOfCapturingGroups();
    const auto named = static_cast<int>(pattern.groups.size());
    if (groups > kMostGroups)
      tell_whole(codes::kManyGroups, text,
                 "the pattern has " + std::to_string(groups) +
                     " groups, of which the engine keeps the first " + std::to_string(kMostGroups),
                 "write (?:...) where no name is needed, or make two patterns of it");
    else if (groups > named && rule_.stage != RuleStage::modifier)
      tell_idle_group(text, groups - named);
  }

  // The first "(" that opens a group without a name.
  void tell_idle_group(const PackText& text, int count) {
    const std::string& s = text.value;
    std::size_t at = 0;
    bool in_class = false;
    for (; at < s.size(); ++at) {
      if (s[at] == '\\')
        ++at;
      else if (s[at] == '[' || s[at] == ']')
        in_class = s[at] == '[' || (in_class && s[at - 1] == '[');
      else if (s[at] == '(' && !in_class && s.compare(at, 2, "(?") != 0)
        break;
    }
    if (at == s.size()) return;  // inside a fragment
    tell(codes::kIdleGroup, text, at, at + 1,
         count == 1 ? "this group has no name, so nothing reads it"
                    : "this and other groups have no name, so nothing reads them",
         "write (?:...): RE2 is faster without captures");
  }

  void check_blocker_groups(const PackText& text) {
    const std::size_t at = text.value.find("(?P<");
    if (at == std::string::npos) return;
    const std::size_t close = text.value.find('>', at);
    tell(codes::kForeignGroup, text, at + 4, close, "a blocker makes no record, so nothing reads its groups",
         "write (?:...)");
  }

  void check_needed_groups(const PackText& text, const Pattern& pattern) {
    const auto has = [&](const char* name) { return pattern.groups.count(name) != 0; };
    if (rule_.stage == RuleStage::mention && rule_.field("kind") == "head" && !has("head"))
      tell_whole(codes::kMissingGroup, text, "`kind` is that of the group `head`, which the pattern has not",
                 "put the list word into (?P<head>...), or write the kind");
    if (rule_.stage != RuleStage::clause || !pattern.before_group.empty()) return;
    if (lacks_record(rule_) || rule_.field("subject") == "next") return;
    const char* needed = rule_.field("record") == "commitment" ? "action" : "content";
    if (!has(needed))
      tell_whole(codes::kMissingGroup, text,
                 what_it_makes(rule_) + " without a group `" + needed + "` is never made",
                 std::string("put it into (?P<") + needed + ">...), with {clause} at its end as a rule");
  }

  void check_cost(const PackText& text, const Pattern& pattern) {
    if (rule_.stage == RuleStage::clause && pattern.required.empty())
      tell_whole(codes::kNoLiteral, text, "no word of this pattern is required, so it runs on every sentence",
                 "let every alternative hold a word, a {list} or an {actor}; make what is optional a rule of "
                 "its own");
    const int size = pattern.re->ProgramSize();
    if (size > kLargeProgram)
      tell_whole(codes::kLarge, text,
                 "the pattern compiles to " + std::to_string(size) + " instructions; from " +
                     std::to_string(kLargeProgram) + " on it is slow",
                 "lower the counts of repetitions like {1,90}, or put alternatives into a [list.NAME]");
  }

  void tell_branch(const PackText& text, const OddBranch& branch) {
    Diagnostic& finding = tell(
        codes::kShadowed, text, branch.begin, branch.end,
        branch.repeats ? "this alternative repeats an earlier one"
                       : "this alternative is never taken: the earlier one matches its beginning, and wins",
        branch.repeats ? "remove it" : "put the longer alternative first");
    log_.label(finding, place_in(text, branch.earlier), "the earlier one");
  }

  // Extents stand at the end of a clause's group, {before} at the beginning of one.
  void check_extents(const PackText& text, bool is_pattern) {
    const bool allowed = is_pattern && rule_.stage == RuleStage::clause;
    const std::string_view s = text.value;
    for (const std::string_view name : {"clause", "sentence", "phrase"}) {
      const std::size_t at = find_reference(s, name);
      if (at == std::string_view::npos) continue;
      const std::size_t end = at + name.size() + 2;
      const bool last = s.find_first_not_of(')', end) == std::string_view::npos && end < s.size();
      if (allowed && last) continue;
      tell(codes::kMisplaced, text, at, end,
           allowed ? "{" + std::string(name) +
                         "} is found by scanning on from the match, so nothing can follow it"
                   : "{" + std::string(name) +
                         "} means nothing here: only patterns of a [[clause]] have an open end",
           allowed ? "end the pattern with it, inside its group: (?P<content>{" + std::string(name) + "})"
                   : "write what may stand there, e.g. {word}(?: {word}){0,5}");
    }
    const std::size_t at = find_reference(s, "before");
    const bool first = at != std::string_view::npos && s.starts_with("(?P<") && s.find('>') + 1 == at;
    if (at == std::string_view::npos || (allowed && first)) return;
    tell(codes::kMisplaced, text, at, at + 8,
         "{before} means everything from the sentence's start, so nothing can precede it",
         "begin a [[clause]] pattern with it, inside its group: (?P<content>{before})");
  }

  void check_symbols(const PackText& text) {
    if (sees_mentions(rule_)) return;
    for (const std::string_view name : {"body", "person", "place", "group", "document", "meeting", "pronoun",
                                        "name", "date", "other", "actor", "quote"}) {
      const std::size_t at = find_reference(text.value, name);
      if (at == std::string_view::npos) continue;
      const bool date = rule_.stage == RuleStage::date;
      tell(codes::kMisplaced, text, at, at + name.size() + 2,
           "no mention is found yet when " + std::string(date ? "dates" : "names") + " are looked for, so {" +
               std::string(name) + "} is nowhere",
           date ? "name the words themselves, or a {list} of them"
                : "write phase = \"phrase\", or name a {list}");
    }
  }

  // Texts and patterns are folded to ASCII before they meet.
  void check_ascii(const PackText& text) {
    for (std::size_t at = 0; at < text.value.size();) {
      const polex::text::CodePoint point = polex::text::decode(text.value, at);
      const std::string_view folded = polex::text::fold(point.value);
      const std::size_t end = at + point.length;
      const bool repeated =
          end < text.value.size() && std::string_view("?*+{").find(text.value[end]) != std::string_view::npos;
      if (point.value >= 0x80 && (folded == "x" || folded == "~" || (folded.size() > 1 && repeated))) {
        const std::string written = text.value.substr(at, point.length);
        tell(codes::kNotAscii, text, at, end,
             folded.size() > 1
                 ? "`" + written + "` is folded to `" + std::string(folded) +
                       "`, and the repetition holds for its last character"
                 : "`" + written + "` is folded to `" + std::string(folded) + "`, as every " +
                       (folded == "x" ? "letter that is not Latin is: \\b and \\w cannot tell them apart"
                                      : "symbol is"),
             folded.size() > 1 ? "write (?:" + written + ") before the repetition"
                               : "name the word in a [list.NAME] of its Latin spelling, or leave it out");
        return;  // one a pattern says it
      }
      at = end;
    }
  }

  void check_reach(const PackText& text) {
    const FoldedPattern folded(text.value);
    PatternParser parser(folded.text, vocabulary_);
    parser.parse();
    if (!parser.complete() || !parser.faults().empty()) return;
    const auto origin = [&](std::size_t at) {
      return folded.origin[at < parser.origin().size() ? parser.origin()[at] : folded.text.size()];
    };
    for (const DeadPart& part : dead_parts(parser.expanded())) {
      if (part.whole) {
        tell_whole(codes::kNeverMatches, text, "this pattern can never match", why_dead(text.value));
        return;
      }
      const std::size_t begin = origin(part.begin);
      const std::size_t end = origin(part.end);
      if (end <= begin || text.value[begin] == '{') continue;  // of a fragment or list
      tell(codes::kNeverMatches, text, begin, end, "this alternative can never match",
           why_dead(std::string_view(text.value).substr(begin, end - begin)));
    }
  }

  static std::string why_dead(std::string_view part) {
    if (part.find("\\b") != std::string_view::npos || part.find("\\B") != std::string_view::npos)
      return "\\b needs a letter or digit on one side and none on the other: take it out beside punctuation, "
             "{list} "
             "and {actor}";
    return "\\b beside it cannot hold, or a list in it has no word";
  }

  const Rule& rule_;
  const CompiledRule* compiled_;
  const Vocabulary& vocabulary_;
  FaultLog& log_;
};

}  // namespace

void lint_patterns(const Rule& rule, const CompiledRule* compiled, const Vocabulary& vocabulary,
                   FaultLog& log) {
  PatternLint(rule, compiled, vocabulary, log).run();
}

}  // namespace polex::rules
