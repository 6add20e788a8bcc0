// Turns an article into how each rule fared in it: hits from the trace of an extraction, the rest from
// running each rule alone over what its phase saw. Leaves adding articles up to cli/stats.cc. Tested by
// cases/cli (stats*).
#include "engine/rule_usage.h"

#include <time.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "engine/each_pattern.h"
#include "engine/pipeline.h"

namespace polex::engine {

namespace {

struct Room {
  const std::vector<rules::CompiledRule>* rules;
  std::string_view phase;
};

std::vector<Room> rooms_of(const rules::RuleSet& rule_set) {
  std::vector<Room> rooms;
  for (std::size_t phase = 0; phase < rules::kPhases.size(); ++phase)
    rooms.push_back({&rule_set.mentions[phase], rules::kPhases[phase]});
  rooms.push_back({&rule_set.clauses, "clause"});
  for (const auto* room : {&rule_set.modifiers, &rule_set.stops, &rule_set.leads})
    rooms.push_back({room, "modifier"});
  return rooms;
}

// Of this thread, so that others do not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// What one phase saw of the article.
struct Seen {
  std::vector<Rendering> renderings;
  std::vector<rules::ByteSet> bytes;
};

std::map<std::string, Seen, std::less<>> seen_by_phase(const Trace& trace) {
  std::map<std::string, Seen, std::less<>> phases;
  for (const TraceSentence& sentence : trace.sentences)
    for (const TraceView& view : sentence.views) {
      Seen& seen = phases[view.phase];
      seen.renderings.push_back({view.text, view.begin, view.end, view.starts, {}});
      seen.bytes.push_back(present(view.text));
    }
  return phases;
}

// RE2 compiles a pattern when it is first asked; that is no cost of matching.
void compile_now(const rules::CompiledRule& rule) {
  for (const rules::Pattern& pattern : rule.patterns) {
    (void)pattern.re->ok();
    if (pattern.has_tree) (void)pattern.loose->ok();
  }
}

void run_alone(const rules::CompiledRule& rule, std::size_t index, const Seen& seen, RuleUsage& usage) {
  std::vector<Match> found;
  std::vector<Blocked> blocked;
  compile_now(rule);
  const double start = processor_seconds();
  for (std::size_t sentence = 0; sentence < seen.renderings.size(); ++sentence) {
    const Rendering& rendering = seen.renderings[sentence];
    bool open = false;
    for (std::size_t number = 0; number < rule.patterns.size(); ++number) {
      if (!gate_open(rule.patterns[number], seen.bytes[sentence], rendering.text)) continue;
      open = true;
      search_pattern(rule, index, number, rendering, found, &blocked);
    }
    if (open) ++usage.passed;
  }
  usage.seconds = processor_seconds() - start;
  usage.sentences = seen.renderings.size();
  usage.matched = found.size() + blocked.size();
  usage.blocked = blocked.size();
}

std::map<std::string, std::size_t> hits_of(const Trace& trace, const Extraction& found) {
  std::map<std::string, std::size_t> hits;
  for (const TraceSentence& sentence : trace.sentences)
    for (const TraceEvent& event : sentence.events)
      if (event.stage == "match" || event.stage == "modifier" || event.stage == "stop" ||
          event.stage == "lead")
        ++hits[event.rule];
  for (const Statement& statement : found.statements) ++hits[statement.rule];
  for (const Commitment& commitment : found.commitments) ++hits[commitment.rule];
  return hits;
}

}  // namespace

void RuleUsage::add(const RuleUsage& more) {
  sentences += more.sentences;
  passed += more.passed;
  matched += more.matched;
  blocked += more.blocked;
  hits += more.hits;
  seconds += more.seconds;
}

std::vector<UsedRule> used_rules(const rules::RuleSet& rule_set) {
  std::vector<UsedRule> used;
  for (const Room& room : rooms_of(rule_set))
    for (const rules::CompiledRule& rule : *room.rules) used.push_back({rule.name, std::string(room.phase)});
  return used;
}

std::vector<RuleUsage> usage_in(const rules::RuleSet& rule_set, const Article& article,
                                std::size_t max_steps) {
  Trace trace;
  trace.keep_views = true;
  const Extraction found = extract(rule_set, article, &trace, max_steps);
  if (!found.complete) return {};
  const auto phases = seen_by_phase(trace);
  const std::map<std::string, std::size_t> hits = hits_of(trace, found);
  std::vector<RuleUsage> all;
  for (const Room& room : rooms_of(rule_set))
    for (std::size_t index = 0; index < room.rules->size(); ++index) {
      const rules::CompiledRule& rule = (*room.rules)[index];
      RuleUsage usage;
      if (const auto seen = phases.find(room.phase); seen != phases.end())
        run_alone(rule, index, seen->second, usage);
      if (const auto hit = hits.find(rule.name); hit != hits.end()) usage.hits = hit->second;
      all.push_back(usage);
    }
  return all;
}

}  // namespace polex::engine
