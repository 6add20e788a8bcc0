// Turns loaded packs into a RuleSet. Leaves syntax to pattern_parser.cc. Tested by lint_test.cc (faults).
#include <algorithm>
#include <set>
#include <tuple>

#include "rules/in_parallel.h"
#include "rules/ready.h"
#include "rules/rule_set.h"
#include "rules/source_lines.h"

namespace polex::rules {

Alphabet alphabet_of(const Rule& rule) {
  if (rule.stage == RuleStage::clause || rule.stage == RuleStage::modifier) return Alphabet::clauses;
  if (rule.stage == RuleStage::date) return Alphabet::names;
  const std::string_view phase = rule.field("phase");
  return phase == "phrase" || phase == "apposition" ? Alphabet::phrases : Alphabet::names;
}

namespace {

bool listed(const std::vector<std::string>& ids, const Rule& rule) {
  return std::any_of(ids.begin(), ids.end(),
                     [&](const std::string& id) { return id == rule.id || id == rule.full_id(); });
}

bool wanted(const Rule& rule, const ExtractorOptions& options) {
  if (listed(options.disabled, rule)) return false;
  return options.enabled.empty() || listed(options.enabled, rule);
}

// Sub-rules that find actors stay on when only some clause rules are enabled.
bool runs(const Rule& rule, const ExtractorOptions& options) {
  if (rule.stage == RuleStage::clause) return wanted(rule, options);
  return !listed(options.disabled, rule);
}

std::string source_line(const PackSet& packs, const Place& place) {
  const auto source = packs.sources.find(place.file);
  if (source == packs.sources.end()) return {};
  return std::string(SourceLines(source->second).line(place.line));
}

class Compiler {
 public:
  Compiler(const PackSet& packs, const Lexicon& lexicon, std::vector<Diagnostic>& findings)
      : packs_(packs), findings_(findings) {
    for (std::size_t alphabet = 0; alphabet < kAlphabets; ++alphabet)
      vocabularies_[alphabet] = lexicon.vocabulary(packs, static_cast<Alphabet>(alphabet));
  }

  // In the order of `rules`; what has a fault is left out.
  std::vector<CompiledRule> compile_rules(const std::vector<const Rule*>& rules) {
    std::vector<Job> jobs(rules.size());
    in_parallel(rules.size(), [&](std::size_t index) { compile_rule(*rules[index], jobs[index]); });
    std::vector<CompiledRule> compiled;
    for (std::size_t index = 0; index < jobs.size(); ++index) {
      jobs[index].rule.order = index;
      if (jobs[index].good) compiled.push_back(std::move(jobs[index].rule));
      for (Diagnostic& fault : jobs[index].faults) tell(*rules[index], std::move(fault));
    }
    return compiled;
  }

 private:
  struct Job {
    CompiledRule rule;
    std::vector<Diagnostic> faults;
    bool good = true;
  };

  void compile_all(const std::vector<PackText>& texts, std::vector<Pattern>& into, Job& job,
                   PatternUse use = PatternUse::match) const {
    const Vocabulary& vocabulary = vocabularies_[static_cast<std::size_t>(alphabet_of(*job.rule.rule))];
    for (const PackText& text : texts) {
      std::optional<Pattern> pattern = compile_pattern(text, vocabulary, use, job.faults);
      job.good = job.good && pattern;
      if (pattern) into.push_back(std::move(*pattern));
    }
  }

  void compile_rule(const Rule& rule, Job& job) const {
    job.rule.rule = &rule;
    job.rule.name = rule.full_id();
    compile_all(rule.patterns, job.rule.patterns, job);
    compile_all(rule.except, job.rule.except, job, PatternUse::blocker);
    compile_all(rule.not_before, job.rule.not_before, job, PatternUse::blocker);
    compile_all(rule.not_after, job.rule.not_after, job, PatternUse::blocker_behind);
    compile_all(rule.until, job.rule.until, job);
    if (rule.stage == RuleStage::date) job.rule.symbol = kDate;
    if (rule.stage == RuleStage::mention) job.rule.symbol = symbol_of(rule.field("type")).value_or(kOther);
  }

  // A fault in a fragment is told once, whatever uses it.
  void tell(const Rule& rule, Diagnostic fault) {
    if (!told_.emplace(fault.place.file, fault.place.line, fault.place.column, fault.code).second) return;
    fault.subject = rule.full_id();
    fault.source_line = source_line(packs_, fault.place);
    for (Label& label : fault.labels) label.source_line = source_line(packs_, label.place);
    findings_.push_back(std::move(fault));
  }

  const PackSet& packs_;
  std::set<std::tuple<std::string, std::size_t, std::size_t, std::string>> told_;
  std::array<Vocabulary, kAlphabets> vocabularies_;
  std::vector<Diagnostic>& findings_;
};

std::vector<CompiledRule>& room_of(RuleSet& set, const Rule& rule) {
  if (rule.stage == RuleStage::clause) return set.clauses;
  if (rule.stage == RuleStage::modifier) {
    const std::string_view effect = rule.field("effect");
    return effect == "stop" ? set.stops : effect == "lead" ? set.leads : set.modifiers;
  }
  const auto phase = std::find(kPhases.begin(), kPhases.end(), rule.field("phase"));
  return set.mentions[phase == kPhases.end() ? 0 : static_cast<std::size_t>(phase - kPhases.begin())];
}

void link_beats(std::vector<CompiledRule>& rules) {
  for (CompiledRule& rule : rules)
    for (const PackText& loser : rule.rule->beats)
      for (std::size_t other = 0; other < rules.size(); ++other)
        if (rules[other].rule->id == loser.value || rules[other].name == loser.value)
          rule.beats.push_back(other);
}

const Fragment* find_fragment(const PackSet& packs, std::string_view name) {
  const Fragment* found = nullptr;
  for (const Pack& pack : packs.packs)
    for (const Fragment& fragment : pack.fragments)
      if (fragment.name == name) found = &fragment;
  return found;
}

// What `texts` refer to, through fragments too. `names` grows; what it holds already is not followed again.
void collect(const PackSet& packs, const std::vector<PackText>& texts, std::vector<std::string>& names) {
  for (const PackText& text : texts)
    for (std::string& name : references(text.value)) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      if (const Fragment* fragment = find_fragment(packs, name)) collect(packs, {fragment->pattern}, names);
    }
}

Lexicon::Referenced referenced_names(const PackSet& packs) {
  Lexicon::Referenced names;
  for (const Pack& pack : packs.packs)
    for (const Rule& rule : pack.rules)
      for (const auto* texts : {&rule.patterns, &rule.except, &rule.not_before, &rule.not_after, &rule.until})
        collect(packs, *texts, names[static_cast<std::size_t>(alphabet_of(rule))]);
  return names;
}

// The automata tell all that trees do.
void drop_trees(RuleSet& set) {
  const auto drop = [](std::vector<CompiledRule>& room) {
    for (CompiledRule& rule : room)
      for (auto* patterns : {&rule.patterns, &rule.except, &rule.not_before, &rule.not_after, &rule.until})
        for (Pattern& pattern : *patterns) pattern.tree = nullptr;
  };
  for (std::vector<CompiledRule>& room : set.mentions) drop(room);
  for (auto* room : {&set.clauses, &set.modifiers, &set.stops, &set.leads}) drop(*room);
}

}  // namespace

bool CompiledRule::concerns(std::string_view kind) const {
  return rule->records.empty() || std::any_of(rule->records.begin(), rule->records.end(),
                                              [&](const PackText& each) { return each.value == kind; });
}

RuleSet compile(const PackSet& packs, const ExtractorOptions& options, std::vector<Diagnostic>& findings) {
  const bool all_run = options.enabled.empty() && options.disabled.empty();
  if (!packs.ready.empty() && all_run) return read_ready_rules(packs);
  RuleSet set;
  set.lexicon = packs.ready.empty() ? Lexicon::build(packs, referenced_names(packs), findings)
                                    : read_ready_lexicon(packs);
  Compiler compiler(packs, set.lexicon, findings);
  std::vector<const Rule*> running;
  for (const Pack& pack : packs.packs)
    for (const Rule& rule : pack.rules)
      if (runs(rule, options)) running.push_back(&rule);
  for (CompiledRule& compiled : compiler.compile_rules(running))
    room_of(set, *compiled.rule).push_back(std::move(compiled));
  for (std::vector<CompiledRule>& room : set.mentions) link_beats(room);
  link_beats(set.clauses);
  link_beats(set.modifiers);
  set.automata = std::make_shared<const Automata>(set.mentions, set.clauses);
  drop_trees(set);
  return set;
}

}  // namespace polex::rules
