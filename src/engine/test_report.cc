// Turns a failed test into the lines that its author reads. Leaves running it to rule_tests.cc. Tested by
// cases/cli (test-failures).
#include <algorithm>

#include "engine/rule_tests.h"

namespace polex::engine {

namespace {

std::string phase_of(const Rule& rule) {
  if (rule.stage == RuleStage::clause || rule.stage == RuleStage::modifier) return "clause";
  const std::string_view phase = rule.field("phase");
  return phase.empty() ? "name" : std::string(phase);
}

std::string wanted(const RuleTest& test) {
  if (test.absent) return "nothing";
  std::string out;
  for (const WantField& want : test.want)
    out += (out.empty() ? "" : ", ") + want.field + " = " + as_toml(want);
  return out;
}

// The fields that were asked for; all that are not null where nothing in particular was.
std::string got(const RuleTest& test, const Fields& made) {
  std::string out;
  const auto add = [&](const std::string& name, const std::string& value) {
    out += (out.empty() ? "" : ", ") + name + " = " + value;
  };
  for (const WantField& want : test.want) add(want.field, made_as_toml(made, want));
  if (!test.want.empty()) return out;
  for (const auto& [name, value] : made)
    if (value.kind != FieldValue::Kind::null && !value.values.empty()) add(name, as_toml(value));
  return out;
}

std::string others(const Outcome& outcome) {
  std::vector<std::string> names;
  for (const Statement& each : outcome.extraction.statements) names.push_back(each.rule);
  for (const Commitment& each : outcome.extraction.commitments) names.push_back(each.rule);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "; records were made by " : ", ") + name;
  return out;
}

// What stopped the rule behind its pattern.
std::string blockers(const Rule& rule, const Outcome& outcome) {
  std::string out;
  for (const TraceSentence& sentence : outcome.trace.sentences)
    for (const TraceEvent& event : sentence.events) {
      if (event.rule != rule.full_id() || event.stage == "match" || event.stage == "resolve") continue;
      out += "  stopped  " + event.stage + (event.detail.empty() ? "" : ": " + event.detail) + "\n";
    }
  return out;
}

std::string how_far(const rules::RuleSet& rule_set, const PackSet& packs, const Rule& rule,
                    const Outcome& outcome) {
  const rules::Vocabulary vocabulary = rule_set.lexicon.vocabulary(packs, rules::alphabet_of(rule));
  NearMisses misses;
  std::optional<NearMiss> best;
  std::string_view seen;
  for (const TraceSentence& sentence : outcome.trace.sentences)
    for (const TraceView& view : sentence.views) {
      if (view.phase != phase_of(rule)) continue;
      const std::optional<NearMiss> miss = misses.nearest(rule, vocabulary, view.text);
      if (!miss || (best && best->end - best->begin >= miss->end - miss->begin)) continue;
      best = miss;
      seen = view.text;
    }
  if (!best || best->end == best->begin) return "  pattern  does not begin to match anywhere\n";
  const std::string where = readable_view(seen.substr(best->begin, best->end - best->begin));
  const std::string number = rule.patterns.size() > 1 ? std::to_string(best->pattern + 1) + " " : "";
  if (best->whole) return "  pattern  " + number + "matches whole at \"" + where + "\"\n";
  const std::string then = readable_view(seen.substr(best->end, 30));
  return "  pattern  " + number + "matches as far as " + best->matched + "\n" + "           at \"" + where +
         "\"; what follows, \"" + then + "\", is not " + best->next + "\n";
}

}  // namespace

std::string tell_failure(const rules::RuleSet& rule_set, const PackSet& packs, const Rule& rule,
                         const RuleTest& test) {
  const Outcome outcome = run_test(rule_set, rule, test, true);
  std::string out =
      "FAIL " + rule.full_id() + "  " + test.place.file + ":" + std::to_string(test.place.line) + "\n";
  out += "  text     " + test.text.value + "\n";
  out += "  wanted   " + wanted(test) + "\n";
  const Fields* made = closest_made(test, outcome.made);
  out += "  got      " + (made == nullptr ? "nothing" + others(outcome) : got(test, *made)) + "\n";
  for (const TraceSentence& sentence : outcome.trace.sentences) out += "  masked   " + sentence.masked + "\n";
  if (made != nullptr || rule.stage == RuleStage::modifier) return out;
  return out + blockers(rule, outcome) + how_far(rule_set, packs, rule, outcome);
}

}  // namespace polex::engine
