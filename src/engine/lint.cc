// Turns packs into the list of all their findings. Leaves patterns to rules/lint_patterns.cc, rules beside
// each other to rules/lint_rules.cc and showing to cli/lint.cc. Tested by lint_test.cc.
#include "engine/lint.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "engine/coverage.h"
#include "rules/lint_patterns.h"
#include "rules/lint_rules.h"
#include "rules/schema.h"
#include "rules/silences.h"
#include "rules/source_lines.h"

namespace polex::engine {

namespace {

using rules::FaultLog;

auto key_of(const Place& place) { return std::tie(place.file, place.line, place.column); }

bool is_of(const Diagnostic& finding, std::string_view code) { return finding.code == code; }

// The name that a pattern misses may stand in what could not be read.
bool may_be_consequence(const Diagnostic& finding, const PackSet& packs) {
  const std::size_t open = finding.message.find('{');
  const std::string name = finding.message.substr(open + 1, finding.message.find('}') - open - 1);
  for (const Diagnostic& fault : packs.findings) {
    if (fault.severity != Severity::error) continue;
    if (is_of(fault, rules::codes::kImport.code) || is_of(fault, rules::codes::kUnknownPack.code))
      return true;
    if (is_of(fault, rules::codes::kUnreadable.code)) return true;
    const auto source = packs.sources.find(fault.place.file);
    if (source == packs.sources.end()) continue;
    const rules::SourceLines lines(source->second);
    for (std::size_t number = 1; number <= lines.count(); ++number) {
      const std::string_view line = rules::trim(lines.line(number));
      if (line.starts_with("[list." + name + "]")) return true;
      if (line.starts_with(name) && rules::trim(line.substr(name.size())).starts_with('=')) return true;
    }
  }
  return false;
}

class Lint {
 public:
  Lint(const PackSet& packs, const std::vector<const Pack*>& chosen)
      : packs_(packs), chosen_(chosen), log_(told_) {
    told_.sources = packs.sources;
    for (const Pack* pack : chosen) names_.insert(pack->name);
  }

  std::vector<Diagnostic> run() {
    std::vector<Diagnostic> compiling;
    rules::RuleSet rule_set = rules::compile(packs_, {}, compiling);
    const bool too_many = std::any_of(compiling.begin(), compiling.end(), [](const Diagnostic& fault) {
      return is_of(fault, rules::codes::kTooManyLists.code);
    });
    for (Diagnostic& fault : compiling) {
      const bool unknown = is_of(fault, rules::codes::kUnknownReference.code);
      if (unknown && (too_many || may_be_consequence(fault, packs_))) continue;
      told_.findings.push_back(std::move(fault));
    }
    empty_packs();
    fragments(rule_set);
    patterns(rule_set);
    rules::lint_rules(packs_, chosen_, rule_set, log_);
    idle_blockers(rule_set);
    idle_lists(rule_set);
    return gathered();
  }

 private:
  // A pack that holds nothing would always be clean.
  void empty_packs() {
    for (const Pack* pack : chosen_)
      if (pack->rules.empty() && pack->lists.empty() && pack->fragments.empty() && pack->imports.empty() &&
          !packs_.has_errors())
        log_.add(rules::codes::kEmptyPack, {{pack->path, 0, 0}, 1},
                 "the pack `" + pack->name + "` holds no rule, list, fragment or import",
                 "give it a [[mention]] or [[clause]]");
  }

  // Faults of fragments that no rule was told of, for none uses them.
  void fragments(const rules::RuleSet& rule_set) {
    const rules::Vocabulary vocabulary = rule_set.lexicon.vocabulary(packs_, rules::Alphabet::clauses);
    const auto is_told = [&](const Diagnostic& fault) {
      return std::any_of(told_.findings.begin(), told_.findings.end(), [&](const Diagnostic& each) {
        return each.code == fault.code && key_of(each.place) == key_of(fault.place);
      });
    };
    for (const Pack* pack : chosen_)
      for (const Fragment& fragment : pack->fragments) {
        std::vector<Diagnostic> faults;
        (void)rules::compile_pattern(fragment.pattern, vocabulary, rules::PatternUse::match, faults);
        for (Diagnostic& fault : faults) {
          if (is_of(fault, rules::codes::kUnknownReference.code) || is_told(fault)) continue;
          fault.subject = pack->name + ":pattern." + fragment.name;
          fault.source_line = log_.source_line(fault.place);
          for (Label& label : fault.labels) label.source_line = log_.source_line(label.place);
          told_.findings.push_back(std::move(fault));
        }
      }
  }

  void patterns(const rules::RuleSet& rule_set) {
    std::array<rules::Vocabulary, rules::kAlphabets> all;
    for (std::size_t alphabet = 0; alphabet < rules::kAlphabets; ++alphabet)
      all[alphabet] = rule_set.lexicon.vocabulary(packs_, static_cast<rules::Alphabet>(alphabet));
    std::map<const Rule*, const rules::CompiledRule*> compiled;
    const auto add = [&](const std::vector<rules::CompiledRule>& room) {
      for (const rules::CompiledRule& rule : room) compiled[rule.rule] = &rule;
    };
    for (const auto& room : rule_set.mentions) add(room);
    for (const auto* room : {&rule_set.clauses, &rule_set.modifiers, &rule_set.stops, &rule_set.leads})
      add(*room);
    for (const Pack* pack : chosen_)
      for (const Rule& rule : pack->rules) {
        const auto found = compiled.find(&rule);
        rules::lint_patterns(rule, found == compiled.end() ? nullptr : found->second,
                             all[static_cast<std::size_t>(rules::alphabet_of(rule))], log_);
      }
  }

  void idle_blockers(rules::RuleSet& rule_set) {
    for (const Pack* pack : chosen_)
      for (const Rule& rule : pack->rules)
        for (const CoverageGap& gap : unexercised_blockers(rule_set, rule))
          log_.add(rules::codes::kIdleBlocker, {gap.place, gap.width},
                   "no test of `" + rule.id + "` needs this blocker: they pass without it",
                   "add a [[" + rules::stage_name(rule.stage) +
                       ".test]] that fails when it is gone, or remove it")
              .subject = rule.full_id();
  }

  void idle_lists(const rules::RuleSet& rule_set) {
    const std::vector<std::string> hiding = rules::names_that_hide(packs_);
    for (const Pack* pack : chosen_) {
      std::size_t parts = 0;
      std::set<std::tuple<std::string, std::size_t, std::size_t>> idle;
      for (const CoverageGap& gap : unexercised_sections(rule_set, packs_, *pack, parts))
        idle.emplace(gap.place.file, gap.place.line, gap.place.column);
      for (const WordList& list : pack->lists) {
        if (!std::binary_search(hiding.begin(), hiding.end(), list.name)) continue;
        std::set<std::string> sections;
        const bool all = std::all_of(list.entries.begin(), list.entries.end(), [&](const ListEntry& entry) {
          return !sections.insert(entry.section).second ||
                 idle.count({entry.place.file, entry.place.line, entry.place.column}) != 0;
        });
        if (!all) continue;
        log_.add(rules::codes::kIdleEntry, {list.place, rules::count_code_points(list.name)},
                 "[list." + list.name + "] only hides, and no test's text holds a word of it",
                 "add a test with absent = true that holds one, or remove the list")
            .subject = pack->name + ":list." + list.name;
      }
    }
  }

  [[nodiscard]] bool concerns_chosen(const Diagnostic& finding) const {
    if (finding.severity == Severity::error || finding.place.file.empty()) return true;
    if (!finding.subject.empty())
      return names_.count(finding.subject.substr(0, finding.subject.find(':'))) != 0;
    return std::any_of(chosen_.begin(), chosen_.end(), [&](const Pack* pack) {
      return finding.place.file == pack->path || finding.place.file.starts_with(pack->path + "/");
    });
  }

  std::vector<Diagnostic> gathered() {
    std::vector<Diagnostic> silenced = rules::take_silenced(packs_, told_.findings);
    silenced.insert(silenced.end(), packs_.silenced.begin(), packs_.silenced.end());
    std::vector<Diagnostic> all = packs_.findings;
    std::move(told_.findings.begin(), told_.findings.end(), std::back_inserter(all));
    for (const Pack* pack : chosen_)
      for (Diagnostic& idle : rules::idle_silences(packs_, *pack, silenced)) all.push_back(std::move(idle));
    for (Diagnostic& finding : all)
      if (is_of(finding, rules::codes::kUntested.code))
        finding.severity = Severity::error;  // not to be released
    std::erase_if(all, [&](const Diagnostic& finding) { return !concerns_chosen(finding); });
    std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return key_of(a.place) < key_of(b.place);
    });
    return all;
  }

  const PackSet& packs_;
  const std::vector<const Pack*>& chosen_;
  std::set<std::string> names_;
  PackSet told_;  // only for the log
  FaultLog log_;
};

}  // namespace

std::vector<Diagnostic> lint(const PackSet& packs, const std::vector<const Pack*>& chosen) {
  return Lint(packs, chosen).run();
}

}  // namespace polex::engine
