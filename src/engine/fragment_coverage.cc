// Turns a pack's [pattern] fragments into their branches that no test exercises. Leaves cutting them to
// rules/pattern_shape.cc and running tests to rule_tests.cc. Tested by cases/cli (test-coverage-fragments).
#include "engine/fragment_coverage.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "engine/rule_tests.h"
#include "rules/pattern_shape.h"

namespace polex::engine {

namespace {

// The fragments that `text` refers to, through others too.
void collect_fragments(const std::string& text, const rules::Vocabulary& vocabulary,
                       std::set<std::string>& found) {
  for (const std::string& name : rules::references(text)) {
    const auto fragment = vocabulary.fragments.find(name);
    if (fragment == vocabulary.fragments.end() || !found.insert(name).second) continue;
    collect_fragments(fragment->second->pattern.value, vocabulary, found);
  }
}

rules::Alphabet alphabet_of(std::string_view phase) {
  if (phase == "clause") return rules::Alphabet::clauses;
  return phase == "phrase" || phase == "apposition" ? rules::Alphabet::phrases : rules::Alphabet::names;
}

// While it lives, the fragment is `without` one of its branches.
class Dropped {
 public:
  Dropped(std::array<rules::Vocabulary, rules::kAlphabets>& vocabularies, const Fragment& fragment,
          std::string without)
      : vocabularies_(vocabularies), kept_(fragment), changed_(fragment) {
    changed_.pattern.value = std::move(without);
    set(changed_);
  }
  ~Dropped() { set(kept_); }
  Dropped(const Dropped&) = delete;
  Dropped& operator=(const Dropped&) = delete;

 private:
  void set(const Fragment& fragment) {
    for (rules::Vocabulary& vocabulary : vocabularies_) vocabulary.fragments[fragment.name] = &fragment;
  }

  std::array<rules::Vocabulary, rules::kAlphabets>& vocabularies_;
  const Fragment& kept_;
  Fragment changed_;
};

}  // namespace

FragmentCoverage::FragmentCoverage(rules::RuleSet& rule_set, const PackSet& packs,
                                   const std::vector<const Pack*>& tested)
    : rule_set_(rule_set) {
  for (std::size_t alphabet = 0; alphabet < rules::kAlphabets; ++alphabet)
    vocabularies_[alphabet] = rule_set.lexicon.vocabulary(packs, static_cast<rules::Alphabet>(alphabet));
  for (auto& room : rule_set.mentions)
    for (rules::CompiledRule& rule : room) note_uses(rule);
  for (auto* room : {&rule_set.clauses, &rule_set.modifiers, &rule_set.stops, &rule_set.leads})
    for (rules::CompiledRule& rule : *room) note_uses(rule);
  for (const Pack* pack : tested) note_tests(*pack);
}

void FragmentCoverage::note_uses(rules::CompiledRule& compiled) {
  const Rule& rule = *compiled.rule;
  const rules::Alphabet alphabet = rules::alphabet_of(rule);
  const auto note = [&](const std::vector<PackText>& texts, std::vector<rules::Pattern>& patterns,
                        rules::PatternUse how) {
    for (std::size_t number = 0; number < texts.size(); ++number) {
      std::set<std::string> names;
      collect_fragments(texts[number].value, vocabularies_[static_cast<std::size_t>(alphabet)], names);
      for (const std::string& name : names)
        uses_[name].push_back({&rule, &texts[number], &patterns, number, alphabet, how});
    }
  };
  note(rule.patterns, compiled.patterns, rules::PatternUse::match);
  note(rule.except, compiled.except, rules::PatternUse::blocker);
  note(rule.not_before, compiled.not_before, rules::PatternUse::blocker);
  note(rule.not_after, compiled.not_after, rules::PatternUse::blocker_behind);
  note(rule.until, compiled.until, rules::PatternUse::match);
}

void FragmentCoverage::note_tests(const Pack& pack) {
  for (const Rule& rule : pack.rules)
    for (const RuleTest& test : rule.tests) {
      const Outcome outcome = run_test(rule_set_, rule, test, true);
      if (!outcome.passed) continue;
      Seen& seen = tests_.emplace_back(Seen{&rule, &test, {}, {}});
      for (const TraceMention& mention : outcome.trace.mentions) seen.makers.insert(mention.rule);
      for (const TraceSentence& sentence : outcome.trace.sentences)
        for (const TraceView& view : sentence.views)
          seen.views[static_cast<std::size_t>(alphabet_of(view.phase))].push_back(view.text);
    }
}

// What `part` cannot match in a test's text, no pattern that it is part of can match through it. The tests of
// rules that use the fragment first: they fail soonest.
std::vector<const FragmentCoverage::Seen*> FragmentCoverage::candidates(const std::vector<Use>& uses,
                                                                        std::string_view part) const {
  std::array<std::optional<rules::LazyRegex>, rules::kAlphabets> parts;
  std::set<const Rule*> users;
  std::set<std::string> names;
  for (const Use& use : uses) {
    users.insert(use.rule);
    names.insert(use.rule->full_id());
    const auto alphabet = static_cast<std::size_t>(use.alphabet);
    if (parts[alphabet]) continue;
    const PackText text{std::string(part), {}, true};
    const Result<rules::Pattern> compiled = rules::compile_pattern(text, vocabularies_[alphabet]);
    parts[alphabet] = rules::LazyRegex(
        rules::SharedText(compiled ? rules::without_assertions(compiled->expanded.view()) : ""));
  }
  const auto holds = [&](const Seen& seen) {
    for (std::size_t alphabet = 0; alphabet < rules::kAlphabets; ++alphabet)
      for (const std::string& view : seen.views[alphabet])
        if (parts[alphabet] && (*parts[alphabet])->Match(view, 0, view.size(), RE2::UNANCHORED, nullptr, 0))
          return true;
    return false;
  };
  std::vector<const Seen*> own;
  std::vector<const Seen*> others;
  for (const Seen& seen : tests_) {
    const bool uses_it = users.count(seen.rule) != 0;
    const bool sees_it = std::any_of(seen.makers.begin(), seen.makers.end(),
                                     [&](const std::string& maker) { return names.count(maker) != 0; });
    if ((uses_it || sees_it) && holds(seen)) (uses_it ? own : others).push_back(&seen);
  }
  own.insert(own.end(), others.begin(), others.end());
  return own;
}

// Whether one of `tests` fails with the patterns of `uses` made anew. Also where one of them is no pattern.
bool FragmentCoverage::is_needed(const std::vector<Use>& uses, const std::vector<const Seen*>& tests) {
  std::vector<rules::Pattern> made;
  for (const Use& use : uses) {
    Result<rules::Pattern> pattern =
        rules::compile_pattern(*use.text, vocabularies_[static_cast<std::size_t>(use.alphabet)], use.how);
    if (!pattern) return true;
    made.push_back(std::move(*pattern));
  }
  const auto exchange = [&] {
    for (std::size_t index = 0; index < uses.size(); ++index)
      std::swap((*uses[index].patterns)[uses[index].number], made[index]);
  };
  exchange();
  const bool failed = std::any_of(tests.begin(), tests.end(), [&](const Seen* seen) {
    return !run_test(rule_set_, *seen->rule, *seen->test).passed;
  });
  exchange();
  return failed;
}

void FragmentCoverage::measure(const Fragment& fragment, Coverage& into) {
  const auto found = uses_.find(fragment.name);
  const std::vector<Use> uses = found == uses_.end() ? std::vector<Use>{} : found->second;
  const PackText& text = fragment.pattern;
  for (rules::Branch& branch : rules::branches(text.value)) {
    ++into.parts;
    const auto part = std::string_view(text.value).substr(branch.begin, branch.repeated - branch.begin);
    const std::vector<const Seen*> tests = candidates(uses, part);
    if (!tests.empty()) {
      const Dropped dropped(vocabularies_, fragment, std::move(branch.without));
      if (is_needed(uses, tests)) continue;
    }
    into.gaps.push_back(gap_at(text, branch, "pattern " + fragment.name));
  }
}

}  // namespace polex::engine
