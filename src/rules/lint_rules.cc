// Turns rules that stand in each other's way into findings. Leaves single patterns to lint_patterns.cc.
// Tested by lint_test.cc.
#include "rules/lint_rules.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace polex::rules {

namespace {

// The groups' names play no part in who wins.
std::string without_names(std::string_view expanded) {
  std::string out;
  for (std::size_t at = 0; at < expanded.size(); ++at) {
    if (expanded.compare(at, 4, "(?P<") == 0) {
      out += "(?:";
      at = expanded.find('>', at);
    } else {
      out += expanded[at];
    }
  }
  return out;
}

std::set<std::string> texts(const std::vector<PackText>& all) {
  std::set<std::string> found;
  for (const PackText& each : all) found.insert(each.value);
  return found;
}

bool holds_all(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Whatever stops `earlier` stops `later` too.
bool stops_as_often(const Rule& later, const Rule& earlier) {
  return holds_all(texts(later.except), texts(earlier.except)) &&
         holds_all(texts(later.not_before), texts(earlier.not_before)) &&
         holds_all(texts(later.not_after), texts(earlier.not_after));
}

bool beats(const CompiledRule& a, std::size_t b) {
  return std::find(a.beats.begin(), a.beats.end(), b) != a.beats.end();
}

// Two rules that take the same matches from each other.
bool compete(const Rule& a, const Rule& b) {
  return a.stage == b.stage && a.field("record") == b.field("record") &&
         a.field("within") == b.field("within") && a.field("headline") == b.field("headline");
}

Mark mark_of(const Rule& rule) { return {rule.place, count_code_points(rule.id)}; }

class RoomLint {
 public:
  RoomLint(const std::vector<CompiledRule>& room, const std::set<std::string>& chosen, FaultLog& log)
      : room_(room), chosen_(chosen), log_(log) {}

  void run() {
    for (std::size_t index = 0; index < room_.size(); ++index) {
      if (chosen_.count(room_[index].rule->pack) != 0) {
        shadowed(index);
        mutual(index);
      }
      for (const Pattern& pattern : room_[index].patterns)
        earlier_[without_names(pattern.expanded.view())].push_back(index);
    }
  }

 private:
  // Each of the rule's patterns is that of an earlier rule, which takes every match.
  void shadowed(std::size_t index) {
    const CompiledRule& rule = room_[index];
    const CompiledRule* by = nullptr;
    for (const Pattern& pattern : rule.patterns) {
      by = taker(index, pattern);
      if (by == nullptr) return;
    }
    if (by == nullptr) return;
    Diagnostic& finding = log_.add(codes::kShadowed, mark_of(*rule.rule),
                                   "rule `" + rule.rule->id + "` never wins: `" + by->name +
                                       "` has the same pattern and stands before it",
                                   "remove it, or let it beat the other: beats = [\"" + by->rule->id + "\"]");
    finding.subject = rule.name;
    log_.label(finding, by->rule->place, "the earlier rule");
  }

  [[nodiscard]] const CompiledRule* taker(std::size_t index, const Pattern& pattern) const {
    const auto found = earlier_.find(without_names(pattern.expanded.view()));
    if (found == earlier_.end()) return nullptr;
    for (const std::size_t other : found->second)
      if (other != index && !beats(room_[index], other) && compete(*room_[index].rule, *room_[other].rule) &&
          stops_as_often(*room_[index].rule, *room_[other].rule))
        return &room_[other];
    return nullptr;
  }

  void mutual(std::size_t index) {
    const CompiledRule& rule = room_[index];
    for (const std::size_t loser : rule.beats) {
      if (loser > index || (loser != index && !beats(room_[loser], index))) continue;
      const bool self = loser == index;
      Diagnostic& fault =
          log_.add(codes::kMutualBeats, mark_of(*rule.rule),
                   self ? "rule `" + rule.rule->id + "` beats itself, so overlapping matches of it all lose"
                        : "rules `" + rule.rule->id + "` and `" + room_[loser].rule->id +
                              "` beat each other, so both lose",
                   self ? "take it out of its own `beats`" : "take one out of the other's `beats`");
      fault.subject = rule.name;
      if (!self) log_.label(fault, room_[loser].rule->place, "the other one");
    }
  }

  const std::vector<CompiledRule>& room_;
  const std::set<std::string>& chosen_;
  FaultLog& log_;
  std::map<std::string, std::vector<std::size_t>> earlier_;
};

// Rules of one room that no match of each other's can take: modifiers all run.
void lint_rooms(const std::set<std::string>& chosen, const RuleSet& rule_set, FaultLog& log) {
  for (const std::vector<CompiledRule>& room : rule_set.mentions) RoomLint(room, chosen, log).run();
  RoomLint(rule_set.clauses, chosen, log).run();
}

std::vector<const std::vector<PackText>*> blockers_of(const Rule& rule) {
  return {&rule.except, &rule.not_before, &rule.not_after, &rule.until};
}

void unused_fragments(const PackSet& packs, const std::vector<const Pack*>& chosen, FaultLog& log) {
  std::set<std::string> used;
  const auto add = [&](const PackText& text) {
    for (std::string& name : references(text.value)) used.insert(std::move(name));
  };
  for (const Pack& pack : packs.packs) {
    for (const Fragment& fragment : pack.fragments) add(fragment.pattern);
    for (const Rule& rule : pack.rules) {
      for (const PackText& text : rule.patterns) add(text);
      for (const auto* texts : blockers_of(rule))
        for (const PackText& text : *texts) add(text);
    }
  }
  for (const Pack* pack : chosen) {
    if (pack->rules.empty()) continue;  // a pack for others to import
    for (const Fragment& fragment : pack->fragments)
      if (used.count(fragment.name) == 0)
        log.add(codes::kUnused, {fragment.pattern.place, 1},
                "no pattern uses the fragment {" + fragment.name + "}", "remove it")
            .subject = pack->name + ":pattern." + fragment.name;
  }
}

}  // namespace

void lint_rules(const PackSet& packs, const std::vector<const Pack*>& chosen, const RuleSet& rule_set,
                FaultLog& log) {
  std::set<std::string> names;
  for (const Pack* pack : chosen) names.insert(pack->name);
  lint_rooms(names, rule_set, log);
  unused_fragments(packs, chosen, log);
}

std::vector<std::string> names_that_hide(const PackSet& packs) {
  std::set<std::string> hiding;
  std::set<std::string> matching;
  // Behind the dash of {Cap-a-b} stand names that hide.
  const auto add = [&](const PackText& text, bool blocks) {
    for (const std::string& name : references(text.value)) {
      const bool excluded = text.value.find("{" + name + "}") == std::string::npos;
      (blocks || excluded ? hiding : matching).insert(name);
    }
  };
  for (const Pack& pack : packs.packs) {
    for (const Fragment& fragment : pack.fragments) add(fragment.pattern, false);
    for (const Rule& rule : pack.rules) {
      for (const PackText& text : rule.patterns) add(text, false);
      for (const auto* texts : blockers_of(rule))
        for (const PackText& text : *texts) add(text, true);
    }
  }
  std::vector<std::string> only;
  std::set_difference(hiding.begin(), hiding.end(), matching.begin(), matching.end(),
                      std::back_inserter(only));
  return only;
}

}  // namespace polex::rules
