// Turns a pack into the list of its parts that no test exercises. Leaves cutting patterns to
// rules/pattern_shape.cc and running tests to rule_tests.cc. Tested by cases/cli (test-coverage).
#include "engine/coverage.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/fragment_coverage.h"
#include "engine/rule_tests.h"
#include "rules/source_lines.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

rules::CompiledRule* find_rule(rules::RuleSet& set, const Rule& rule) {
  std::vector<std::vector<rules::CompiledRule>*> rooms;
  for (auto& room : set.mentions) rooms.push_back(&room);
  for (auto* room : {&set.clauses, &set.modifiers, &set.stops, &set.leads}) rooms.push_back(room);
  for (auto* room : rooms)
    for (rules::CompiledRule& each : *room)
      if (each.rule == &rule) return &each;
  return nullptr;
}

bool all_pass(const rules::RuleSet& set, const Rule& rule) {
  return std::all_of(rule.tests.begin(), rule.tests.end(),
                     [&](const RuleTest& test) { return run_test(set, rule, test).passed; });
}

std::string shown(std::string_view part) {
  constexpr std::size_t kMost = 60;
  return "`" + (part.size() > kMost ? std::string(part.substr(0, kMost)) + "..." : std::string(part)) + "`";
}

CoverageGap gap_in(const PackText& text, std::size_t begin, std::size_t end, const std::string& what,
                   const std::string& of) {
  const std::string_view part = std::string_view(text.value).substr(begin, end - begin);
  const std::size_t width = text.literal ? std::max<std::size_t>(1, rules::count_code_points(part)) : 1;
  return {rules::place_in(text, begin), what + shown(part) + " of " + of, width};
}

// While patterns are exchanged, each is tried on its own.
class WithoutAutomata {
 public:
  explicit WithoutAutomata(rules::RuleSet& set) : set_(set), kept_(std::exchange(set.automata, nullptr)) {}
  ~WithoutAutomata() { set_.automata = std::move(kept_); }
  WithoutAutomata(const WithoutAutomata&) = delete;
  WithoutAutomata& operator=(const WithoutAutomata&) = delete;

 private:
  rules::RuleSet& set_;
  std::shared_ptr<const rules::Automata> kept_;
};

class RuleCoverage {
 public:
  RuleCoverage(rules::RuleSet& set, const PackSet& packs, const Rule& rule, rules::CompiledRule& compiled,
               Coverage& into)
      : set_(set),
        rule_(rule),
        compiled_(compiled),
        vocabulary_(set.lexicon.vocabulary(packs, rules::alphabet_of(rule))),
        into_(into) {}

  void patterns() {
    for (std::size_t index = 0; index < compiled_.patterns.size(); ++index) {
      const PackText& text = rule_.patterns[index];
      if (compiled_.patterns.size() > 1) whole_pattern(index);
      for (const rules::Branch& branch : rules::branches(text.value)) {
        const Result<rules::Pattern> without =
            rules::compile_pattern({branch.without, text.place, true}, vocabulary_);
        if (!without) continue;  // the rest is no pattern, so the branch is needed
        rules::Pattern kept = std::exchange(compiled_.patterns[index], *without);
        ++into_.parts;
        if (all_pass(set_, rule_)) into_.gaps.push_back(gap_at(text, branch, "rule " + rule_.id));
        compiled_.patterns[index] = std::move(kept);
      }
    }
  }

  void blockers(const std::vector<PackText>& texts, std::vector<rules::Pattern>& patterns) {
    for (std::size_t index = 0; index < patterns.size(); ++index) {
      std::vector<rules::Pattern> all = patterns;
      patterns.erase(patterns.begin() + static_cast<std::ptrdiff_t>(index));
      note(texts[index], "blocker ");
      patterns = std::move(all);
    }
  }

 private:
  void whole_pattern(std::size_t index) {
    std::vector<rules::Pattern> all = compiled_.patterns;
    // A pattern that matches nothing keeps the others' numbers.
    const Result<rules::Pattern> nothing = rules::compile_pattern({"[^\\x00-\\xff]", {}, true}, vocabulary_);
    if (!nothing) return;
    compiled_.patterns[index] = *nothing;
    note(rule_.patterns[index], "pattern ");
    compiled_.patterns = std::move(all);
  }

  // All of `text` is gone.
  void note(const PackText& text, const std::string& what) {
    ++into_.parts;
    if (all_pass(set_, rule_))
      into_.gaps.push_back(gap_in(text, 0, text.value.size(), what, "rule " + rule_.id));
  }

  rules::RuleSet& set_;
  const Rule& rule_;
  rules::CompiledRule& compiled_;
  rules::Vocabulary vocabulary_;
  Coverage& into_;
};

void cover_blockers(rules::CompiledRule& compiled, const Rule& rule, RuleCoverage& coverage) {
  coverage.blockers(rule.except, compiled.except);
  coverage.blockers(rule.not_before, compiled.not_before);
  coverage.blockers(rule.not_after, compiled.not_after);
  coverage.blockers(rule.until, compiled.until);
}

using Section = std::pair<std::string_view, std::string_view>;  // of which list

// The sections that some phrase of `text`, up to eight words of it, stands in.
void find_sections(const rules::Lexicon& lexicon, const std::string& text, std::set<Section>& found) {
  constexpr int kLongest = 8;
  const std::string folded = text::fold_all(text);
  for (std::size_t begin = 0; begin < folded.size(); begin = rules::token_end(folded, begin)) {
    if (folded[begin] == ' ') continue;
    std::size_t end = begin;
    for (int words = 0; words < kLongest && end < folded.size(); ++words) {
      end = rules::token_end(folded, end);
      for (const std::uint32_t hit : lexicon.hits(std::string_view(folded).substr(begin, end - begin)))
        found.insert({lexicon.list_of(lexicon.entry(hit)), lexicon.section_of(lexicon.entry(hit))});
      while (end < folded.size() && folded[end] == ' ') ++end;
    }
  }
}

}  // namespace

std::vector<CoverageGap> unexercised_sections(const rules::RuleSet& rule_set, const PackSet& packs,
                                              const Pack& pack, std::size_t& parts) {
  std::set<Section> found;
  for (const Pack& each : packs.packs)
    for (const Rule& rule : each.rules)
      for (const RuleTest& test : rule.tests) find_sections(rule_set.lexicon, test.text.value, found);
  std::vector<CoverageGap> gaps;
  for (const WordList& list : pack.lists) {
    std::set<std::string> sections;
    for (const ListEntry& entry : list.entries) {
      if (!sections.insert(entry.section).second) continue;
      ++parts;
      if (found.count({list.name, entry.section}) != 0) continue;
      gaps.push_back({entry.place,
                      entry.section.empty() ? "list " + list.name
                                            : "section [" + entry.section + "] of list " + list.name,
                      1});
    }
  }
  return gaps;
}

std::vector<CoverageGap> unexercised_blockers(rules::RuleSet& rule_set, const Rule& rule) {
  const WithoutAutomata patterns_change(rule_set);
  rules::CompiledRule* compiled = find_rule(rule_set, rule);
  if (compiled == nullptr || rule.tests.empty() || !all_pass(rule_set, rule)) return {};
  const PackSet none;
  Coverage coverage;
  RuleCoverage run(rule_set, none, rule, *compiled, coverage);
  cover_blockers(*compiled, rule, run);
  return std::move(coverage.gaps);
}

CoverageGap gap_at(const PackText& text, const rules::Branch& branch, const std::string& of) {
  return gap_in(text, branch.begin, branch.end, branch.optional ? "optional group " : "alternative ", of);
}

namespace {

void cover_rule(rules::RuleSet& rule_set, const PackSet& packs, const Rule& rule, Coverage& into) {
  rules::CompiledRule* compiled = find_rule(rule_set, rule);
  if (compiled == nullptr) return;
  ++into.parts;
  const bool wants =
      std::any_of(rule.tests.begin(), rule.tests.end(), [](const RuleTest& test) { return !test.absent; });
  if (!wants) into.gaps.push_back({rule.place, "rule " + rule.id, 1});
  if (!wants || !all_pass(rule_set, rule)) return;
  RuleCoverage run(rule_set, packs, rule, *compiled, into);
  run.patterns();
  cover_blockers(*compiled, rule, run);
}

}  // namespace

std::vector<Coverage> measure_coverage(rules::RuleSet& rule_set, const PackSet& packs,
                                       const std::vector<const Pack*>& chosen) {
  FragmentCoverage fragments(rule_set, packs, chosen);
  const WithoutAutomata patterns_change(rule_set);
  std::vector<Coverage> all;
  for (const Pack* pack : chosen) {
    Coverage& coverage = all.emplace_back();
    for (const Rule& rule : pack->rules) cover_rule(rule_set, packs, rule, coverage);
    for (const Fragment& fragment : pack->fragments) fragments.measure(fragment, coverage);
    for (CoverageGap& gap : unexercised_sections(rule_set, packs, *pack, coverage.parts))
      coverage.gaps.push_back(std::move(gap));
  }
  return all;
}

}  // namespace polex::engine
